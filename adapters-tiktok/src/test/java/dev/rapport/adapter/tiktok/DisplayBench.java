package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The route Display with creators who connected: an adapter, its grants, and what the network answers. */
abstract class DisplayBench {
    static final AccountId ANNA = new AccountId(1);
    static final AccountId BEN = new AccountId(2);
    static final String OPEN_ID = "723f24d7-e717-40f8-a2b6-cb8464cd23b4";
    static final Set<String> ALL_SCOPES =
            Set.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final String PROFILE = "/v2/user/info/";
    static final String VIDEOS = "/v2/video/list/";
    static final String TOKEN = "/v2/oauth/token/";

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    final SettableClock clock = SettableClock.at(NOW.toString());
    final RecordingQuotaGate gate = new RecordingQuotaGate(NOW.plusSeconds(60));
    final StoredGrants grants = new StoredGrants().with(ANNA, grant("first", ALL_SCOPES));
    NetworkAdapter adapter;

    @BeforeEach
    void create() {
        adapter = new TikTokAdapterProvider()
                .create(new NetworkAdapterProvider.Context(
                        new Settings(
                                "networks.tiktok",
                                Map.of(
                                        "client-key", "app-key-1",
                                        "client-secret", "app-secret-not-to-be-seen",
                                        "base-url", api.baseUrl())),
                        clock));
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    AccountOutcome outcomeOf(AccountToRead account) {
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        adapter.read(
                new ReadRequest(List.of(account), 20, false),
                new ReadContext(gate, grants, clock, clock, Cancellation.never(), ReadContext.CallLimits.DEFAULT),
                outcome -> outcomes.put(outcome.account(), outcome));
        return Objects.requireNonNull(outcomes.get(account.id()));
    }

    AccountReading reading(AccountId account) {
        return ((AccountOutcome.Read) outcomes(account).values().iterator().next()).reading();
    }

    static FailureKind kindOf(Map<AccountId, AccountOutcome> outcomes, AccountId account) {
        AccountOutcome outcome = Objects.requireNonNull(outcomes.get(account));
        if (outcome instanceof AccountOutcome.NotReadable closed) {
            return closed.kind();
        }
        return ((AccountOutcome.Failed) outcome).kind();
    }

    Map<AccountId, AccountOutcome> outcomes(AccountId... accounts) {
        return outcomes(4, accounts);
    }

    Map<AccountId, AccountOutcome> outcomes(int inFlight, AccountId... accounts) {
        ReadContext.CallLimits usual = ReadContext.CallLimits.DEFAULT;
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        adapter.read(
                request(accounts),
                new ReadContext(
                        gate,
                        grants,
                        clock,
                        clock,
                        Cancellation.never(),
                        new ReadContext.CallLimits(
                                inFlight, usual.attempts(), usual.callTimeout(), usual.maxAnswerBytes())),
                outcome -> assertThat(outcomes.put(outcome.account(), outcome)).isNull());
        assertThat(outcomes).hasSize(accounts.length);
        return outcomes;
    }

    static ReadRequest request(AccountId... accounts) {
        return new ReadRequest(
                Arrays.stream(accounts)
                        .map(id -> AccountToRead.fresh(id, AccountReference.ofHandle("creator" + id.value())))
                        .toList(),
                20,
                false);
    }

    static Grant grant(String name, Set<String> scopes) {
        return grant(name, scopes, NOW.plusSeconds(7200));
    }

    static Grant grant(String name, Set<String> scopes, Instant expires) {
        return new Grant(
                OPEN_ID,
                new Secret("access-" + name),
                expires,
                Optional.of(new Secret("refresh-" + name)),
                Optional.of(NOW.plus(Duration.ofDays(100))),
                scopes);
    }

    static void givenProfile(String fields) {
        stub(PROFILE, "", 200, profile(fields));
    }

    static String profile(String fields) {
        return """
                {"data":{"user":{"open_id":"%s","union_id":"c9c60f44-a68e-4f5d-84dd-ce22faeb0ba1",%s}},
                 "error":{"code":"ok","message":"","log_id":"20220829194722CBE87ED59D524E727021"}}
                """.formatted(OPEN_ID, fields);
    }

    static String error(String code) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"see code\",\"log_id\":\"202211240000\"}}".formatted(code);
    }

    static String page(boolean more, long cursor, String... videos) {
        return "{\"data\":{\"videos\":[%s],\"cursor\":%d,\"has_more\":%s},\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}"
                .formatted(String.join(",", List.of(videos)), cursor, more);
    }

    static void givenVideos(String page) {
        api.stubFor(post(urlPathEqualTo(VIDEOS)).willReturn(okJson(page)));
    }

    static String token(String name) {
        return """
                {"open_id":"%s","scope":"user.info.basic,user.info.profile,user.info.stats,video.list",
                 "access_token":"access-%s","expires_in":7200,"refresh_token":"refresh-%s","refresh_expires_in":15552000,
                 "token_type":"Bearer"}
                """.formatted(OPEN_ID, name, name);
    }

    static void givenToken(String spent, String answer) {
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .withFormParam("grant_type", equalTo("refresh_token"))
                .withFormParam("client_key", equalTo("app-key-1"))
                .withFormParam("client_secret", equalTo("app-secret-not-to-be-seen"))
                .withFormParam("refresh_token", equalTo("refresh-" + spent))
                .withHeader("Authorization", absent())
                .willReturn(okJson(answer)));
    }

    static void stub(String path, String token, int status, String body) {
        api.stubFor(get(urlPathEqualTo(path))
                .withHeader("Authorization", containing("Bearer " + token))
                .willReturn(
                        status == 200
                                ? okJson(body)
                                : aResponse().withStatus(status).withBody(body)));
    }
}
