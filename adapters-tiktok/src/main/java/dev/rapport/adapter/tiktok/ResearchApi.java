package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.adapter.http.StoppablePause;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Paths and parameters of the Research API, its shared token, and the two meanings of its 429. One call at a time, because
 * the length of its short limit is not published. Thread-safe.
 */
final class ResearchApi implements AutoCloseable {
    /** Most videos on a page (query videos page, 2026-11-23). */
    static final int PER_PAGE = 100;

    static final String CALLS = "research-calls";
    static final String RECORDS = "research-records";
    /** TikTok's own samples make five calls a second. */
    static final Duration SPACING = Duration.ofMillis(200);

    /** A call that brings something brings one record at least; the others are charged when they are there. */
    private static final Cost ONE_CALL = Cost.of(CALLS, 1).plus(Cost.of(RECORDS, 1));

    private static final Duration BURST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int TOO_MANY = 429;
    private static final String VIDEO_FIELDS =
            "id,create_time,username,like_count,comment_count,share_count,view_count," + "favorites_count,video_tag";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ResearchConfig config;
    private final JsonApi api;
    private @Nullable Token token;

    private record Token(Secret value, Instant renewAt) {}

    ResearchApi(ResearchConfig config, Clock clock) {
        this.config = config;
        this.api = new JsonApi(Network.TIKTOK, config.baseUrl(), new ResearchErrors(), clock);
    }

    ApiAnswer account(String handle, ReadContext context) {
        ObjectNode body = JSON.createObjectNode();
        body.put("username", handle);
        return send(
                ApiCall.get("an account", "/v2/research/user/info/", ONE_CALL)
                        .with("fields", "display_name,follower_count,video_count")
                        .withJson(body.toString()),
                context);
    }

    /** @param search what the page before gave; empty for the first */
    ApiAnswer videos(
            List<String> handles,
            SearchWindow window,
            long cursor,
            Optional<String> search,
            boolean texts,
            ReadContext context) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode condition = body.putObject("query").putArray("and").addObject();
        condition.put("operation", "IN").put("field_name", "username");
        handles.forEach(condition.putArray("field_values")::add);
        body.put("start_date", DateTimeFormatter.BASIC_ISO_DATE.format(window.start()));
        body.put("end_date", DateTimeFormatter.BASIC_ISO_DATE.format(window.end()));
        body.put("max_count", PER_PAGE).put("cursor", cursor);
        search.ifPresent(id -> body.put("search_id", id));
        ApiAnswer answer = send(
                ApiCall.get("videos of " + handles.size() + " accounts", "/v2/research/video/query/", ONE_CALL)
                        .with("fields", texts ? VIDEO_FIELDS + ",video_description" : VIDEO_FIELDS)
                        .withJson(body.toString()),
                context);
        int more = answer.body().path("data").path("videos").size() - 1;
        if (more > 0) {
            context.quota().settle(Cost.of(RECORDS, more));
        }
        return answer;
    }

    private synchronized ApiAnswer send(ApiCall call, ReadContext context) {
        Secret used = token(context);
        try {
            return limited(call, used, context);
        } catch (NetworkException e) {
            if (!Refusal.isOf(e, Refusal.TOKEN_INVALID)) {
                throw e;
            }
        }
        token = null;
        try {
            return limited(call, token(context), context);
        } catch (NetworkException e) {
            throw Refusal.isOf(e, Refusal.TOKEN_INVALID)
                    ? NetworkException.ofNetwork(
                            FailureKind.NOT_AUTHORISED,
                            "TikTok refuses the token that it has just given: " + e.getMessage())
                    : e;
        }
    }

    /** One 429 may be the short limit; a second one in a row means that the day is spent. */
    private ApiAnswer limited(ApiCall call, Secret used, ReadContext context) {
        Optional<ApiAnswer> first = once(call, used, context);
        if (first.isPresent() && first.get().status() != TOO_MANY) {
            return first.get();
        }
        Duration asked = first.flatMap(ApiAnswer::retryAfter).orElse(Duration.ZERO);
        if (asked.compareTo(PATIENCE) > 0) {
            throw putOff(FailureKind.RATE_LIMITED, context.clock().instant().plus(asked), context);
        }
        StoppablePause.of(asked.compareTo(BURST) > 0 ? asked : BURST, context);
        Optional<ApiAnswer> second = once(call, used, context);
        if (second.isPresent() && second.get().status() != TOO_MANY) {
            return second.get();
        }
        QuotaWindow day = new QuotaWindow.Day(ZoneOffset.UTC);
        throw putOff(
                FailureKind.QUOTA_EXHAUSTED,
                day.endOf(day.slotOf(context.clock().instant())),
                context);
    }

    private static NetworkException putOff(FailureKind kind, Instant until, ReadContext context) {
        context.quota().pause(CALLS, until);
        return NetworkException.ofNetwork(
                kind, "TikTok limits the research calls; not asked again before " + until, until);
    }

    /** Empty or a 429 if TikTok said that it was too many. */
    private Optional<ApiAnswer> once(ApiCall call, Secret used, ReadContext context) {
        try {
            return Optional.of(api.call(
                    call.accepting(TOO_MANY).withHeader("Authorization", new Secret("Bearer " + used.reveal())),
                    context));
        } catch (NetworkException e) {
            if (Refusal.isOf(e, Refusal.RATE_LIMITED)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Secret token(ReadContext context) {
        Token held = token;
        if (held == null || !context.clock().instant().isBefore(held.renewAt())) {
            held = askToken(context);
            token = held;
        }
        return held.value();
    }

    private Token askToken(ReadContext context) {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("client_key", config.clientKey());
        form.put("client_secret", config.clientSecret());
        form.put("grant_type", new Secret("client_credentials"));
        ApiAnswer answer = api.call(
                ApiCall.get("a client token", "/v2/oauth/token/", Cost.NONE)
                        .withHeader("Cache-Control", new Secret("no-cache"))
                        .withForm(form),
                context,
                ResearchErrors::ofToken);
        WireRecord record = new WireRecord("token answer", answer.body());
        Secret value = record.text("access_token")
                .map(String::strip)
                .map(Secret::new)
                .orElseThrow(() -> NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED, "TikTok's token answer holds no usable access_token"));
        Count seconds = record.count(Status.NOT_REPORTED, "expires_in");
        long lifetime = seconds.isKnown()
                ? Math.min(seconds.get(), Duration.ofDays(3_650).toSeconds())
                : 0;
        return new Token(value, answer.receivedAt().plusMillis(lifetime * 900));
    }

    NetworkHealth health() {
        return api.health();
    }

    @Override
    public void close() {
        api.close();
    }
}
