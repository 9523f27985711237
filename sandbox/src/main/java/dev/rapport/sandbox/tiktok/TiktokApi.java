package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import dev.rapport.sandbox.quota.Ledger;
import dev.rapport.sandbox.quota.Quotas;
import dev.rapport.sandbox.quota.RollingBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * TikTok's Display API, token endpoint and consent page. Each endpoint has its own sliding minute for the whole app; a path without
 * its last slash is no path.
 */
public final class TiktokApi implements Function<Request, Answer> {
    public static final String CLIENT_KEY = "sandbox-tiktok-key";
    public static final String CLIENT_SECRET = "sandbox-tiktok-secret";

    private final InstantSource clock;
    private final Ledger ledger;
    private final Authorize authorize;
    private final Grants grants;
    private final RollingBucket userInfo;
    private final RollingBucket videoList;
    private final RollingBucket videoQuery;

    private interface Endpoint {
        ObjectNode answer(Request request, Grant grant, Instant now);
    }

    public TiktokApi(Population population, InstantSource clock, Quotas quotas, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
        this.authorize = new Authorize(population);
        this.grants = new Grants(population, authorize, clock.instant());
        this.userInfo = bucket("display-user", quotas, ledger);
        this.videoList = bucket("display-videos", quotas, ledger);
        this.videoQuery = bucket("display-video-query", quotas, ledger);
    }

    /** By creator's key, the token endpoint's newest answer for every creator who granted something. */
    public Map<String, String> grants() {
        return grants.answers(clock.instant());
    }

    @Override
    public Answer apply(Request request) {
        ledger.request(SocialNetwork.TIKTOK, request.path());
        Instant now = clock.instant();
        return switch (request.method() + " " + request.path()) {
            case "GET /v2/auth/authorize/" -> authorize.page(request, now);
            case "POST /v2/oauth/token/" -> grants.token(request, now);
            case "POST /v2/oauth/revoke/" -> grants.revoke(request);
            case "GET /v2/user/info/" -> display(request, userInfo, Grants.BASIC, UserInfo::answer, now);
            case "POST /v2/video/list/" -> display(request, videoList, Grants.VIDEOS, Videos::list, now);
            case "POST /v2/video/query/" -> display(request, videoQuery, Grants.VIDEOS, Videos::query, now);
            default -> new Answer(404, "text/plain; charset=UTF-8", "Unsupported path", Map.of());
        };
    }

    private Answer display(Request request, RollingBucket bucket, String scope, Endpoint endpoint, Instant now) {
        Grant grant = grants.authenticate(request, now);
        if (!bucket.take(now)) {
            throw TiktokErrors.tooManyCalls();
        }
        if (!grant.scopes().contains(scope)) {
            throw TiktokErrors.scopeNotGranted(scope);
        }
        return Answer.json(200, TiktokErrors.ok(endpoint.answer(request, grant, now)));
    }

    private static RollingBucket bucket(String name, Quotas quotas, Ledger ledger) {
        return new RollingBucket(
                SocialNetwork.TIKTOK, name, quotas.tiktokCallsPerMinute(), Duration.ofMinutes(1), false, ledger);
    }
}
