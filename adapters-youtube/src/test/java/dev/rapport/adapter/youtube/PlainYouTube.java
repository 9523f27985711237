package dev.rapport.adapter.youtube;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Any channel that is asked for has 120 uploads, a new one every day; more than fifty ids are refused. */
final class PlainYouTube implements ResponseDefinitionTransformerV2 {
    static final int UPLOADS = 120;
    private static final Instant NEWEST = Instant.parse("2026-11-23T10:00:00Z");

    static String channelId(int number) {
        return "UC%022d".formatted(number);
    }

    static String videoId(int channel, int number) {
        return "%05d-%05d".formatted(channel, number);
    }

    static Instant publishedAt(int number) {
        return NEWEST.minusSeconds(86_400L * number);
    }

    @Override
    public String getName() {
        return "plain-youtube";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        String path = URI.create(event.getRequest().getUrl()).getPath();
        QueryParameter id = event.getRequest().queryParameter("id");
        if (id.isPresent() && id.firstValue().split(",").length > 50) {
            return json(400, "{\"error\":{\"code\":400,\"errors\":[{\"reason\":\"invalidFilters\"}]}}");
        }
        return switch (path) {
            case "/youtube/v3/channels" -> channels(event);
            case "/youtube/v3/playlistItems" -> uploads(event);
            case "/youtube/v3/videos:batchGetStats", "/youtube/v3/videos" -> videos(event);
            default -> json(404, "{}");
        };
    }

    private static ResponseDefinition channels(ServeEvent event) {
        QueryParameter handle = event.getRequest().queryParameter("forHandle");
        List<Integer> numbers = handle.isPresent()
                ? List.of(Integer.parseInt(handle.firstValue().substring("@creator".length())))
                : ids(event).stream()
                        .map(id -> Integer.parseInt(id.substring(2)))
                        .toList();
        return items(numbers.stream()
                .map(number -> """
                        {"id":"%s","snippet":{"title":"Creator","customUrl":"@creator%d"},
                         "statistics":{"subscriberCount":"15200","hiddenSubscriberCount":false,"videoCount":"120"},
                         "contentDetails":{"relatedPlaylists":{"uploads":"UU%022d"}}}""".formatted(channelId(number), number, number))
                .toList());
    }

    private static ResponseDefinition uploads(ServeEvent event) {
        int channel = Integer.parseInt(
                event.getRequest().queryParameter("playlistId").firstValue().substring(2));
        QueryParameter token = event.getRequest().queryParameter("pageToken");
        int from = token.isPresent() ? Integer.parseInt(token.firstValue().substring(1)) : 0;
        int to = Math.min(UPLOADS, from + 50);
        String items = IntStream.range(from, to)
                .mapToObj(number -> "{\"contentDetails\":{\"videoId\":\"%s\",\"videoPublishedAt\":\"%s\"}}"
                        .formatted(videoId(channel, number), publishedAt(number)))
                .collect(Collectors.joining(","));
        return json(
                200, "{\"items\":[" + items + "]" + (to < UPLOADS ? ",\"nextPageToken\":\"t" + to + "\"" : "") + "}");
    }

    private static ResponseDefinition videos(ServeEvent event) {
        return items(ids(event).stream().map(id -> """
                        {"id":"%s","statistics":{"viewCount":"100","likeCount":"5","commentCount":"1"},
                         "contentDetails":{"duration":"PT5M"}}""".formatted(id)).toList());
    }

    private static List<String> ids(ServeEvent event) {
        return Arrays.asList(
                event.getRequest().queryParameter("id").firstValue().split(","));
    }

    private static ResponseDefinition items(List<String> items) {
        return json(200, "{\"items\":[" + String.join(",", items) + "]}");
    }

    private static ResponseDefinition json(int status, String body) {
        return new ResponseDefinitionBuilder().withStatus(status).withBody(body).build();
    }
}
