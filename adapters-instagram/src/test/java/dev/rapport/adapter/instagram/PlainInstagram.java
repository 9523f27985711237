package dev.rapport.adapter.instagram;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every creator whose name ends in a number is there, with a page of twenty posts and more behind it. */
final class PlainInstagram implements ResponseDefinitionTransformerV2 {
    private static final Pattern NAME = Pattern.compile("username\\((\\w*?(\\d+))\\)");
    private static final String POSTS = InstagramRun.page("more", InstagramRun.posts(900, 881));

    @Override
    public String getName() {
        return "plain-instagram";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Matcher asked = NAME.matcher(event.getRequest().queryParameter("fields").firstValue());
        ResponseDefinitionBuilder answer = new ResponseDefinitionBuilder();
        return asked.find()
                ? answer.withStatus(200)
                        .withBody(InstagramRun.creator(
                                "1784%013d".formatted(Integer.parseInt(asked.group(2))),
                                asked.group(1),
                                "\"followers_count\":15000,\"media_count\":900",
                                POSTS))
                        .build()
                : answer.withStatus(400).build();
    }
}
