package dev.rapport.adapter.youtube;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Settings;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import dev.rapport.testkit.PlannedSync;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what the other side counts. */
class YouTubePlanTest {
    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true).extensions(new PlainYouTube()))
            .build();

    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");

    @BeforeEach
    void answerEverything() {
        api.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void the_plan_is_what_is_spent(int accounts) {
        try (NetworkAdapter adapter = adapter(1_000_000, 1_000_000)) {
            PlannedSync sync = sync(adapter, accounts, YouTubePlanTest::byId);
            NetworkPlan plan = sync.plan();
            assertThat(counted()).isEmpty();
            NetworkReport report = sync.run();
            assertThat(report.read()).isEqualTo(accounts).isEqualTo(plan.due()).isEqualTo(plan.fits());
            assertThat(PlannedSync.estimated(plan))
                    .isEqualTo(PlannedSync.spent(report))
                    .isEqualTo(counted());
        }
    }

    /** Goals: 1.05 units of main and 20 posts / 50 + 0.02 of stats on the first day, 0.10 of main on the next. */
    @Test
    void a_thousand_creators_cost_little_more_than_their_lists_and_a_tenth_of_that_the_day_after() {
        try (NetworkAdapter adapter = adapter(1_000_000, 1_000_000)) {
            PlannedSync sync = sync(adapter, 1_000, YouTubePlanTest::byId);
            sync.run();
            assertThat(counted()).isEqualTo(Map.of("main", 1_020L, "stats", 400L));
            api.resetRequests();
            clock.advance(Duration.ofDays(1));
            assertThat(sync.run().read()).isEqualTo(1_000);
            assertThat(counted()).isEqualTo(Map.of("main", 20L, "stats", 400L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100", "1, 100", "2, 100", "51, 100", "52, 100", "53, 100", "54, 100", "80, 1", "80, 2", "80, 20", "60, 0",
        "71, 0", "72, 0", "73, 0", "74, 0", "75, 0", "75, 1", "200, 0", "1, 1", "3, 0"
    })
    void as_many_as_fit_are_read_and_nothing_is_spent_on_the_others(int main, int stats) {
        edge(main, stats, YouTubePlanTest::byId);
        edge(main, stats, YouTubePlanTest::byHandle);
    }

    private void edge(int main, int stats, IntFunction<AccountReference> reference) {
        api.resetRequests();
        try (NetworkAdapter adapter = adapter(main, stats)) {
            PlannedSync sync = sync(adapter, 53, reference);
            NetworkPlan plan = sync.plan();
            NetworkReport report = sync.run();
            assertThat(report.read()).isEqualTo(plan.fits());
            assertThat(report.deferred()).isEqualTo(53 - plan.fits());
            assertThat(counted()).isEqualTo(PlannedSync.spent(report));
            if (plan.fits() == 53) {
                assertThat(PlannedSync.estimated(plan)).isEqualTo(counted());
            }
        }
    }

    private PlannedSync sync(NetworkAdapter adapter, int accounts, IntFunction<AccountReference> reference) {
        return new PlannedSync(adapter, Grants.none(), clock, 20)
                .importing(
                        adapter,
                        IntStream.range(0, accounts).mapToObj(reference).toList());
    }

    private static Map<String, Long> counted() {
        Map<String, Long> units = new TreeMap<>();
        api.getAllServeEvents()
                .forEach(event -> units.merge(
                        event.getRequest().getUrl().contains(":batchGetStats") ? "stats" : "main", 1L, Long::sum));
        return units;
    }

    private NetworkAdapter adapter(int main, int stats) {
        Map<String, String> settings = Map.of(
                "api-key", "k",
                "base-url", api.baseUrl(),
                "quota.main-per-day", Integer.toString(main),
                "quota.stats-per-day", Integer.toString(stats));
        return new YouTubeAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.youtube", settings), clock));
    }

    private static AccountReference byId(int number) {
        return AccountReference.ofId(PlainYouTube.channelId(number));
    }

    private static AccountReference byHandle(int number) {
        return AccountReference.ofHandle("@creator" + number);
    }
}
