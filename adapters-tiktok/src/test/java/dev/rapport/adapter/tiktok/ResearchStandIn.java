package dev.rapport.adapter.tiktok;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers searches of videos as the documents describe them: handles and days as filter, an index as cursor. */
final class ResearchStandIn implements ResponseTransformerV2 {
    static final String NAME = "video-search";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Video(String username, long id, LocalDate day) {}

    private final List<Video> videos = new ArrayList<>();
    private final Set<String> poison = new HashSet<>();

    synchronized void clear() {
        videos.clear();
        poison.clear();
    }

    synchronized ResearchStandIn has(String username, long id, String day) {
        videos.add(new Video(username, id, LocalDate.parse(day)));
        return this;
    }

    /** Every query that names it fails with 500. */
    synchronized ResearchStandIn poisonedBy(String username) {
        poison.add(username);
        return this;
    }

    @Override
    public synchronized Response transform(Response response, ServeEvent event) {
        JsonNode body = JSON.readTree(event.getRequest().getBodyAsString());
        Set<String> asked = new HashSet<>();
        body.path("query").path("and").path(0).path("field_values").forEach(name -> asked.add(name.asString()));
        if (asked.stream().anyMatch(poison::contains)) {
            return Response.Builder.like(response)
                    .but()
                    .status(500)
                    .body("{\"error\":{\"code\":\"internal_error\",\"message\":\"\",\"log_id\":\"1\"}}")
                    .build();
        }
        LocalDate from = LocalDate.parse(body.path("start_date").asString(), DateTimeFormatter.BASIC_ISO_DATE);
        LocalDate to = LocalDate.parse(body.path("end_date").asString(), DateTimeFormatter.BASIC_ISO_DATE);
        if (to.isAfter(from.plusDays(30))) {
            return Response.Builder.like(response)
                    .but()
                    .status(400)
                    .body("{\"error\":{\"code\":\"invalid_params\",\"message\":\"dates\",\"log_id\":\"1\"}}")
                    .build();
        }
        List<Video> found = videos.stream()
                .filter(video -> asked.contains(video.username()))
                .filter(video -> !video.day().isBefore(from) && !video.day().isAfter(to))
                .sorted(Comparator.comparingLong(Video::id).reversed())
                .toList();
        int start = Math.min(found.size(), body.path("cursor").asInt(0));
        int end = Math.min(found.size(), start + body.path("max_count").asInt(20));
        return Response.Builder.like(response)
                .but()
                .body(page(found, start, end).toString())
                .build();
    }

    private static ObjectNode page(List<Video> found, int start, int end) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode data = answer.putObject("data");
        ArrayNode list = data.putArray("videos");
        for (Video video : found.subList(start, end)) {
            list.addObject()
                    .put("id", video.id())
                    .put("username", video.username())
                    .put("create_time", video.day().atTime(9, 0).toEpochSecond(ZoneOffset.UTC))
                    .put("like_count", 5)
                    .put("comment_count", 1)
                    .put("share_count", 0)
                    .put("view_count", 90)
                    .put("favorites_count", 2);
        }
        data.put("cursor", start + 100).put("has_more", end < found.size()).put("search_id", "7354");
        answer.putObject("error").put("code", "ok").put("message", "").put("log_id", "2");
        return answer;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
