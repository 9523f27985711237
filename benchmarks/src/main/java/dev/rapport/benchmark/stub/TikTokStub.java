package dev.rapport.benchmark.stub;

import dev.rapport.benchmark.stub.Stub.Asked;
import dev.rapport.benchmark.stub.Stub.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Display and Research API; a token tells whose it is. Every creator has thirty videos of the last fortnight. */
public final class TikTokStub implements Function<Asked, Reply> {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NEWEST = Instant.parse("2026-11-23T10:00:00Z");
    private static final int VIDEOS = 30;
    private static final Pattern REFRESH = Pattern.compile("refresh_token=refresh-(\\d+)");
    private static final String OK = "\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"2026\"}";

    private TikTokStub() {}

    public static Stub start(Duration delay) throws IOException {
        return Stub.start(delay, new TikTokStub());
    }

    @Override
    public Reply apply(Asked asked) {
        return switch (asked.path()) {
            case "/v2/oauth/token/" -> Reply.of("tokens", token(asked.body()));
            case "/v2/user/info/" -> Reply.of("calls", profile(owner(asked)));
            case "/v2/video/list/" -> Reply.of("calls", videos(owner(asked)));
            case "/v2/research/user/info/" ->
                Reply.of("calls", "{\"data\":{\"follower_count\":15234,\"video_count\":30}," + OK + "}");
            case "/v2/research/video/query/" -> Reply.of("calls", search(JSON.readTree(asked.body())));
            default -> throw new IllegalArgumentException(asked.path());
        };
    }

    private static String owner(Asked asked) {
        return asked.authorization().substring("Bearer access-".length());
    }

    private static String token(String form) {
        Matcher refresh = REFRESH.matcher(form);
        if (!refresh.find()) {
            return "{\"access_token\":\"clt.stub\",\"expires_in\":7200,\"token_type\":\"Bearer\"}";
        }
        String number = refresh.group(1);
        return "{\"access_token\":\"access-" + number + "\",\"expires_in\":86400,\"refresh_token\":\"refresh-" + number
                + "\",\"refresh_expires_in\":31536000,\"open_id\":\"open-" + number
                + "\",\"scope\":\"user.info.basic,user.info.profile,user.info.stats,video.list\",\"token_type\":\"Bearer\"}";
    }

    private static String profile(String number) {
        return "{\"data\":{\"user\":{\"open_id\":\"open-" + number
                + "\",\"display_name\":\"Creator\",\"username\":\"creator" + number
                + "\",\"follower_count\":15234,\"video_count\":30}}," + OK + "}";
    }

    private static String videos(String number) {
        String videos = IntStream.range(0, 20)
                .mapToObj(post -> video("creator" + number, Long.parseLong(number), post))
                .collect(Collectors.joining(","));
        return "{\"data\":{\"videos\":[" + videos + "],\"cursor\":1646883000000,\"has_more\":true}," + OK + "}";
    }

    private static String video(String name, long number, int post) {
        String id = "73" + (10_000_000_000_000L + number * 100 + post);
        return "{\"id\":\"" + id + "\",\"username\":\"" + name + "\",\"create_time\":"
                + NEWEST.minus(Duration.ofHours(12L * post)).getEpochSecond()
                + ",\"share_url\":\"https://www.tiktok.com/@" + name + "/video/" + id
                + "\",\"like_count\":512,\"comment_count\":31,\"share_count\":8,\"view_count\":10450,\"favorites_count\":40}";
    }

    /** Newest first: the newest video of everybody, then the next one of everybody. */
    private static String search(JsonNode query) {
        List<String> names = new ArrayList<>();
        query.at("/query/and/0/field_values").forEach(name -> names.add(name.asString()));
        int from = query.path("cursor").asInt(0);
        int to = Math.min(names.size() * VIDEOS, from + query.path("max_count").asInt(20));
        String videos = IntStream.range(from, to)
                .mapToObj(place -> {
                    String name = names.get(place % names.size());
                    long number = Long.parseLong(name.substring("creator".length()));
                    return video(name, number, place / names.size());
                })
                .collect(Collectors.joining(","));
        return "{\"data\":{\"videos\":[" + videos + "],\"cursor\":" + to + ",\"has_more\":"
                + (to < names.size() * VIDEOS) + ",\"search_id\":\"7354\"}," + OK + "}";
    }
}
