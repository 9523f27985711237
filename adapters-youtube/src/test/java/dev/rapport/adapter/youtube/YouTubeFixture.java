package dev.rapport.adapter.youtube;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
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
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The adapter over a stub of the API, a clock that stands still and a gate that counts. */
abstract class YouTubeFixture {
    static final String KEY = "test-key-not-to-be-seen";
    static final String CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw";
    static final Instant MIDNIGHT = Instant.parse("2026-11-25T08:00:00Z");

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    final RecordingQuotaGate gate = new RecordingQuotaGate(MIDNIGHT);
    /** What the adapter said that it does not know. */
    final List<String> drift = new CopyOnWriteArrayList<>();

    NetworkAdapter adapter;

    @BeforeEach
    void create() {
        create(Map.of());
    }

    /** Again, with more settings. */
    final void create(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("api-key", KEY, "base-url", api.baseUrl()));
        settings.putAll(more);
        adapter = new YouTubeAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.youtube", settings), clock));
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    AccountReading reading(AccountToRead account) {
        return ((AccountOutcome.Read) outcome(account)).reading();
    }

    AccountOutcome outcome(AccountToRead account) {
        return outcomes(account).values().iterator().next();
    }

    Map<AccountId, AccountOutcome> outcomes(AccountToRead... accounts) {
        return outcomes(request(accounts));
    }

    Map<AccountId, AccountOutcome> outcomes(ReadRequest request) {
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        ReadContext context = new ReadContext(
                gate, Grants.none(), clock, clock, Cancellation.never(), ReadContext.CallLimits.DEFAULT, drift::add);
        adapter.read(
                request,
                context,
                outcome -> assertThat(outcomes.put(outcome.account(), outcome)).isNull());
        assertThat(outcomes).hasSize(request.accounts().size());
        return outcomes;
    }

    static ReadRequest request(AccountToRead... accounts) {
        return new ReadRequest(List.of(accounts), 20, false);
    }

    static AccountToRead byId(long id) {
        return AccountToRead.fresh(new AccountId(id), AccountReference.ofId(CHANNEL));
    }

    static void givenChannel(String subscribers, String hidden, String videos) {
        stub("/youtube/v3/channels", 200, """
                {"items":[{"id":"%s","snippet":{"title":"Anna","customUrl":"@anna"},
                 "statistics":{"viewCount":"1","subscriberCount":"%s","hiddenSubscriberCount":%s,"videoCount":"%s"},
                 "contentDetails":{"relatedPlaylists":{"likes":"","uploads":"UU_x5XG1OV2P6uZZ5FSM9Ttw"}}}]}
                """.formatted(CHANNEL, subscribers, hidden, videos));
    }

    static void givenUploads(String... ids) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < ids.length; i++) {
            items.append(i == 0 ? "" : ",")
                    .append("{\"contentDetails\":{\"videoId\":\"%s\",\"videoPublishedAt\":\"2026-11-%02dT10:00:00Z\"}}"
                            .formatted(ids[i], 20 - i));
        }
        stub("/youtube/v3/playlistItems", 200, "{\"items\":[" + items + "]}");
    }

    static String figures(String id, String statistics, String duration) {
        return "{\"id\":\"%s\",\"snippet\":{\"publishTime\":\"2026-11-20T10:00:00Z\"},\"statistics\":{%s},\"contentDetails\":{\"duration\":\"%s\"}}"
                .formatted(id, statistics, duration);
    }

    static void givenFigures(String... items) {
        stub("/youtube/v3/videos:batchGetStats", 200, "{\"items\":[" + String.join(",", items) + "]}");
    }

    static String error(int code, String reason, String quotaUnit) {
        return """
                {"error":{"code":%d,"message":"see reason","errors":[{"domain":"global","reason":"%s"}],
                 "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","metadata":{"quota_unit":"%s"}}]}}
                """.formatted(code, reason, quotaUnit);
    }

    static void stub(String path, int status, String body) {
        api.stubFor(get(urlPathEqualTo(path))
                .withQueryParam("key", equalTo(KEY))
                .willReturn(
                        status == 200
                                ? okJson(body)
                                : aResponse().withStatus(status).withBody(body)));
    }

    static String fixture(String name) throws IOException {
        try (InputStream in = YouTubeFixture.class.getResourceAsStream("/youtube/" + name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
