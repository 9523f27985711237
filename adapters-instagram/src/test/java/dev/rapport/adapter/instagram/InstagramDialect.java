package dev.rapport.adapter.instagram;

import dev.rapport.domain.network.Measure;
import dev.rapport.testkit.adapter.Answer;
import dev.rapport.testkit.adapter.Asked;
import dev.rapport.testkit.adapter.Dialect;
import dev.rapport.testkit.adapter.PlayedAccount;
import dev.rapport.testkit.adapter.PlayedNetwork;
import dev.rapport.testkit.adapter.PlayedPost;
import dev.rapport.testkit.adapter.Trouble;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Graph API's {@code business_discovery}: one creator with a page of posts in one call. */
final class InstagramDialect implements Dialect {
    static final String OWN_ID = "17841400000000001";

    private static final Pattern FIELDS = Pattern.compile("business_discovery\\.username\\(([a-z0-9._]+)\\)\\{[^{}]*?"
            + "(?:,media(?:\\.after\\((\\d+)\\))?\\.limit\\((\\d+)\\)\\{([^{}]*)\\})?\\}");

    @Override
    public String accountId(int number) {
        return "178414%011d".formatted(number);
    }

    @Override
    public String postId(int account, int number) {
        return "179%07d%07d".formatted(account, number + 1);
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        Matcher fields = FIELDS.matcher(asked.query("fields").orElse(""));
        if (!asked.path().endsWith("/" + OWN_ID) || !fields.matches()) {
            return error(400, 2500);
        }
        Optional<PlayedAccount> account =
                network.accountByHandle(fields.group(1)).filter(found -> !found.isClosed());
        return account.isEmpty() ? error(400, 110) : Answer.json(creator(account.get(), fields));
    }

    private static String creator(PlayedAccount account, Matcher asked) {
        String followers = account.followers().isPresent()
                ? "\"followers_count\":" + account.followers().getAsLong() + ","
                : "";
        String media = asked.group(3) == null
                ? ""
                : ",\"media\":"
                        + page(
                                account.page(Optional.ofNullable(asked.group(2)), Integer.parseInt(asked.group(3))),
                                asked.group(4).contains("caption"));
        return "{\"business_discovery\":{\"id\":\"%s\",\"username\":\"%s\",%s\"media_count\":%d%s},\"id\":\"%s\"}"
                .formatted(
                        account.id(),
                        account.handle(),
                        followers,
                        account.posts().size(),
                        media,
                        OWN_ID);
    }

    private static String page(PlayedAccount.Page page, boolean captions) {
        return "{\"data\":[%s],\"paging\":{\"cursors\":{%s}}}"
                .formatted(
                        page.posts().stream().map(post -> post(post, captions)).collect(Collectors.joining(",")),
                        page.next()
                                .map(cursor -> "\"after\":\"" + cursor + "\"")
                                .orElse(""));
    }

    private static String post(PlayedPost post, boolean captions) {
        return "{%s%s%s%s\"id\":\"%s\",\"timestamp\":\"%s\",\"media_type\":\"VIDEO\",\"media_product_type\":\"REELS\"}"
                .formatted(
                        post.field("like_count", Measure.LIKES),
                        post.field("comments_count", Measure.COMMENTS),
                        post.field("view_count", Measure.VIEWS),
                        captions ? "\"caption\":\"" + post.text() + "\"," : "",
                        post.id(),
                        post.publishedAt());
    }

    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        return Optional.of(
                switch (trouble) {
                    case TOO_FAST, QUOTA_SPENT -> error(400, 4);
                    case KEY_REFUSED -> error(400, 190);
                    case SERVER_TROUBLE -> error(500, 2);
                });
    }

    private static Answer error(int status, int code) {
        return Answer.json(
                status,
                "{\"error\":{\"message\":\"(#%d) text\",\"type\":\"OAuthException\",\"code\":%d,\"fbtrace_id\":\"Atrace\"}}"
                        .formatted(code, code));
    }
}
