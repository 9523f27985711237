package dev.rapport.adapter.tiktok;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All routes for everybody: creator7 has the access token access-7, thirty posts of the last month on the research route
 * and more than twenty on the others.
 */
final class PlainTikTok implements ResponseDefinitionTransformerV2 {
    private static final int RESEARCH_POSTS = 30;
    private static final long NEWEST = Instant.parse("2026-11-22T00:00:00Z").getEpochSecond();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String getName() {
        return "plain-tiktok";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        String body = switch (URI.create(request.getUrl()).getPath()) {
            case "/v2/oauth/token/" -> token(request);
            case "/v2/user/info/" -> "{\"data\":{\"user\":" + user(ofToken(request)) + "}," + OK;
            case "/v2/video/list/" ->
                "{\"data\":{\"videos\":[" + twenty(PlainTikTok::video) + "],\"cursor\":1,\"has_more\":true}," + OK;
            case "/open_api/v1.3/tto/tcm/creator/public/" -> creator(ofHandle(request));
            case "/open_api/v1.3/tto/tcm/creator/public/video/list/" ->
                "{\"code\":0,\"data\":{\"posts\":[" + twenty(PlainTikTok::marketVideo)
                        + "],\"page_info\":{\"cursor\":1,\"has_more\":true}}}";
            case "/v2/research/user/info/" -> "{\"data\":{\"follower_count\":15000,\"video_count\":30}," + OK;
            default -> search(JSON.readTree(request.getBodyAsString()));
        };
        return new ResponseDefinitionBuilder().withStatus(200).withBody(body).build();
    }

    private static final String OK = "\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}";

    private static String token(Request request) {
        String spent = request.getBodyAsString().replaceAll("(?s).*refresh_token=refresh-(\\d+).*", "$1");
        return "{\"access_token\":\"access-%s\",\"expires_in\":7200,\"refresh_token\":\"refresh-%s\",\"refresh_expires_in\":15552000}"
                .formatted(spent.length() > 10 ? "of-the-project" : spent, spent);
    }

    private static String ofToken(Request request) {
        return request.getHeader("Authorization").replace("Bearer access-", "");
    }

    private static String ofHandle(Request request) {
        return request.queryParameter("handle_name").firstValue().substring("creator".length());
    }

    private static String user(String number) {
        return "{\"open_id\":\"open-%s\",\"username\":\"creator%s\",\"follower_count\":15000,\"video_count\":90}"
                .formatted(number, number);
    }

    private static String creator(String number) {
        return "{\"code\":0,\"data\":{\"creator_id\":\"69%s\",\"handle_name\":\"creator%s\",\"followers_count\":15000}}"
                .formatted(number, number);
    }

    private static String twenty(IntFunction<String> video) {
        return IntStream.range(0, 20).mapToObj(video).collect(Collectors.joining(","));
    }

    private static String video(int number) {
        return "{\"id\":\"708%d\",\"create_time\":%d,\"like_count\":5,\"comment_count\":1,\"share_count\":0,\"view_count\":90}"
                .formatted(number, createdAt(number));
    }

    private static String marketVideo(int number) {
        return "{\"video_id\":\"708%d\",\"create_time\":%d,\"likes\":5,\"comments\":1,\"shares\":0,\"video_views\":90}"
                .formatted(number, createdAt(number));
    }

    private static long createdAt(int number) {
        return NEWEST - 72_000L * number;
    }

    /** Newest first: everybody's newest, then everybody's second, and so on. */
    private static String search(JsonNode query) {
        List<String> handles = new ArrayList<>();
        query.path("query").path("and").path(0).path("field_values").forEach(name -> handles.add(name.asString()));
        int all = handles.size() * RESEARCH_POSTS;
        int from = query.path("cursor").asInt(0);
        int to = Math.min(all, from + query.path("max_count").asInt(20));
        String videos = IntStream.range(from, to)
                .mapToObj(index -> {
                    String handle = handles.get(index % handles.size());
                    int post = index / handles.size();
                    return "{\"id\":\"7%d%05d\",\"username\":\"%s\",\"create_time\":%d,\"like_count\":5,\"comment_count\":1}"
                            .formatted(
                                    10 + post,
                                    Integer.parseInt(handle.substring("creator".length())),
                                    handle,
                                    createdAt(post));
                })
                .collect(Collectors.joining(","));
        return "{\"data\":{\"videos\":[%s],\"cursor\":%d,\"has_more\":%s,\"search_id\":\"7\"},%s"
                .formatted(videos, to, to < all, OK);
    }
}
