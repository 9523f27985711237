package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.Measure;
import dev.rapport.testkit.adapter.Answer;
import dev.rapport.testkit.adapter.Asked;
import dev.rapport.testkit.adapter.Dialect;
import dev.rapport.testkit.adapter.PlayedAccount;
import dev.rapport.testkit.adapter.PlayedNetwork;
import dev.rapport.testkit.adapter.PlayedPost;
import dev.rapport.testkit.adapter.Trouble;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Research API: profiles one by one, posts of many accounts in one search, all with the project's own token. */
final class ResearchDialect implements Dialect {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOKEN = "/v2/oauth/token/";
    /** A search's cursor only grows, also where the played list's goes back after an empty page. */
    private static final long LIFT = 2_000_000;

    /** The route knows no id. */
    @Override
    public String accountId(int number) {
        return handle(number);
    }

    @Override
    public String postId(int account, int number) {
        return "7%08d%08d".formatted(account, number + 1);
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        if (asked.path().equals(TOKEN)) {
            return token();
        }
        JsonNode body = JSON.readTree(asked.body());
        return asked.path().equals("/v2/research/user/info/")
                ? profile(network.accountByHandle(body.path("username").asString()))
                : videos(body, network);
    }

    private static Answer token() {
        return Answer.json("{\"access_token\":\"clt.not-to-be-seen\",\"expires_in\":7200,\"token_type\":\"Bearer\"}");
    }

    private static Answer profile(Optional<PlayedAccount> account) {
        if (account.isEmpty()) {
            return error(400, "invalid_params", "Cannot find the user");
        }
        if (account.get().isClosed()) {
            return error(400, "invalid_params", "Cannot return this user's information");
        }
        String followers = account.get().followers().isPresent()
                ? "\"follower_count\":" + account.get().followers().getAsLong() + ","
                : "";
        return ok("{%s\"display_name\":\"%s\",\"video_count\":%d}"
                .formatted(
                        followers, account.get().handle(), account.get().posts().size()));
    }

    private record Video(String owner, PlayedPost post) {}

    private static Answer videos(JsonNode body, PlayedNetwork network) {
        List<String> handles = new ArrayList<>();
        body.path("query").path("and").path(0).path("field_values").forEach(name -> handles.add(name.asString()));
        List<PlayedAccount> accounts = network.accountsByHandle(handles);
        if (accounts.stream().flatMap(account -> account.posts().stream()).noneMatch(post -> isSearched(post, body))) {
            return page(List.of(), Optional.empty());
        }
        long cursor = body.path("cursor").asLong();
        int size = body.path("max_count").asInt();
        return handles.size() == 1 && !accounts.isEmpty()
                ? ofOne(network.accountByHandle(handles.get(0)).orElseThrow(), cursor, size)
                : ofMany(accounts, cursor, size);
    }

    /** Played posts lie so close together that a search finds all of an account's or none. */
    private static boolean isSearched(PlayedPost post, JsonNode body) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(
                post.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate());
        return day.compareTo(body.path("start_date").asString()) >= 0
                && day.compareTo(body.path("end_date").asString()) <= 0;
    }

    /** The played account pages, with whatever goes wrong there. */
    private static Answer ofOne(PlayedAccount account, long cursor, int size) {
        long lift = cursor >= LIFT ? LIFT : 0;
        long place = cursor >= LIFT + LIFT / 2 ? cursor - LIFT : cursor;
        PlayedAccount.Page page =
                account.page(cursor == 0 ? Optional.empty() : Optional.of(String.valueOf(place)), size);
        return page(
                page.posts().stream()
                        .map(post -> new Video(account.handle(), post))
                        .toList(),
                page.next().map(next -> Long.parseLong(next) + lift));
    }

    private static Answer ofMany(List<PlayedAccount> accounts, long cursor, int size) {
        List<Video> all = accounts.stream()
                .flatMap(account -> account.posts().stream().map(post -> new Video(account.handle(), post)))
                .sorted(Comparator.comparing((Video video) -> video.post().publishedAt(), Comparator.reverseOrder()))
                .toList();
        int from = (int) Math.min(all.size(), cursor);
        int to = Math.min(all.size(), from + size);
        return page(all.subList(from, to), to < all.size() ? Optional.of((long) to) : Optional.empty());
    }

    private static Answer page(List<Video> videos, Optional<Long> next) {
        return ok("{\"videos\":[%s],\"cursor\":%d,\"has_more\":%s,\"search_id\":\"7354\"}"
                .formatted(
                        videos.stream().map(ResearchDialect::video).collect(Collectors.joining(",")),
                        next.orElse(0L),
                        next.isPresent()));
    }

    private static String video(Video video) {
        PlayedPost post = video.post();
        return "{%s%s%s%s%s\"id\":%s,\"username\":\"%s\",\"create_time\":%d,\"video_description\":\"%s\"}"
                .formatted(
                        post.field("like_count", Measure.LIKES),
                        post.field("comment_count", Measure.COMMENTS),
                        post.field("share_count", Measure.SHARES),
                        post.field("favorites_count", Measure.SAVES),
                        post.field("view_count", Measure.VIEWS),
                        post.id(),
                        video.owner(),
                        post.publishedAt().getEpochSecond(),
                        post.text());
    }

    private static Answer ok(String data) {
        return Answer.json("{\"data\":" + data + ",\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}");
    }

    /** The day's quota is no matter of the token, and only the token shows the project's key. */
    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        boolean forToken = asked.path().equals(TOKEN);
        return Optional.of(
                switch (trouble) {
                    case TOO_FAST -> error(429, "rate_limit_exceeded", "see code");
                    case QUOTA_SPENT -> forToken ? token() : error(429, "rate_limit_exceeded", "see code");
                    case KEY_REFUSED ->
                        forToken
                                ? Answer.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"see code\"}")
                                : error(401, "access_token_invalid", "see code");
                    case SERVER_TROUBLE -> error(500, "internal_error", "see code");
                });
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(
                status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"log_id\":\"1\"}}".formatted(code, message));
    }
}
