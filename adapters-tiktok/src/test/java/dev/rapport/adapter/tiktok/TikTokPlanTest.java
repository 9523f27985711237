package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Settings;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import dev.rapport.testkit.PlannedSync;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what the other side counts, on each route. */
class TikTokPlanTest {
    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true).extensions(new PlainTikTok()))
            .build();

    private static final Map<String, String> DISPLAY = Map.of("quota.calls-per-minute", "1000000");
    private static final Map<String, String> TCM = Map.of(
            "route", "tcm",
            "access-token", "token-not-to-be-seen",
            "tcm-account-id", "7000001",
            "quota.calls-per-minute", "1000000");
    private static final Map<String, String> RESEARCH = Map.of(
            "route", "research",
            "eligible-researcher", "true",
            "quota.research-calls-per-day", "1000000",
            "quota.research-records-per-day", "100000000");

    private final SettableClock clock = new SettableClock(Bench.NOW);

    @BeforeEach
    void answerEverything() {
        api.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void display_costs_what_was_planned_two_calls_for_each_creator(int creators) {
        NetworkReport report = planned(DISPLAY, creators, 20);
        assertThat(PlannedSync.spent(report))
                .isEqualTo(
                        creators == 0
                                ? Map.of()
                                : Map.of("display-user", (long) creators, "display-videos", (long) creators));
        assertThat(counted()).isEqualTo(2 * creators).isEqualTo(report.requests());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void the_marketplace_costs_what_was_planned_two_calls_for_each_creator(int creators) {
        NetworkReport report = planned(TCM, creators, 20);
        assertThat(PlannedSync.spent(report)).isEqualTo(creators == 0 ? Map.of() : Map.of("tcm-calls", 2L * creators));
        assertThat(counted()).isEqualTo(2 * creators).isEqualTo(report.requests());
    }

    /** How many pages it takes hangs on how the posts are spread. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void research_costs_no_more_than_was_planned(int creators) {
        try (NetworkAdapter adapter = adapter(RESEARCH)) {
            PlannedSync sync = sync(adapter, creators, 30, Duration.ofHours(2));
            NetworkPlan plan = sync.plan();
            NetworkReport report = sync.run();
            assertThat(report.read()).isEqualTo(creators).isEqualTo(plan.due()).isEqualTo(plan.fits());
            PlannedSync.spent(report)
                    .forEach((bucket, units) -> assertThat(units)
                            .isLessThanOrEqualTo(PlannedSync.estimated(plan).getOrDefault(bucket, 0L)));
            long token = creators == 0 ? 0 : 1;
            assertThat((long) counted())
                    .isEqualTo(report.requests())
                    .isEqualTo(PlannedSync.spent(report).getOrDefault("research-calls", 0L) + token);
        }
    }

    @Test
    void a_thousand_researched_creators_of_thirty_posts_cost_1_3_calls_each_in_batches_of_a_hundred() {
        try (NetworkAdapter adapter = adapter(Bench.with(RESEARCH, "research-batch-size", "100"))) {
            NetworkReport report = sync(adapter, 1_000, 30, Duration.ZERO).run();
            assertThat(report.read()).isEqualTo(1_000);
            assertThat(counted()).isEqualTo(1_300 + 1);
        }
    }

    @Test
    void a_stale_token_costs_one_call_more() {
        try (NetworkAdapter adapter = adapter(DISPLAY)) {
            NetworkReport report = sync(adapter, 1_000, 20, Duration.ZERO).run();
            assertThat(report.read()).isEqualTo(1_000);
            assertThat(counted()).isEqualTo(3_000).isEqualTo(report.requests());
        }
    }

    @Test
    void at_the_edge_of_a_minute_all_fit_since_it_is_waited_for() {
        for (Map<String, String> route : List.of(DISPLAY, TCM)) {
            assertThat(planned(Bench.with(route, "quota.calls-per-minute", "7"), 30, 20)
                            .deferred())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 6, 7, 20, 33, 34, 35, 60})
    void at_the_edge_of_a_research_day_those_that_fit_are_read_and_the_day_is_not_overspent(int calls) {
        try (NetworkAdapter adapter =
                adapter(Bench.with(RESEARCH, "quota.research-calls-per-day", Integer.toString(calls)))) {
            PlannedSync sync = sync(adapter, 30, 30, Duration.ofHours(2));
            NetworkPlan plan = sync.plan();
            NetworkReport report = sync.run();
            assertThat(report.read()).isGreaterThanOrEqualTo(plan.fits());
            assertThat(report.read() + report.deferred()).isEqualTo(30);
            assertThat(PlannedSync.spent(report).getOrDefault("research-calls", 0L))
                    .isLessThanOrEqualTo(calls);
        }
    }

    private NetworkReport planned(Map<String, String> settings, int creators, int posts) {
        try (NetworkAdapter adapter = adapter(settings)) {
            PlannedSync sync = sync(adapter, creators, posts, Duration.ofHours(200));
            NetworkPlan plan = sync.plan();
            NetworkReport report = sync.run();
            assertThat(report.read()).isEqualTo(creators).isEqualTo(plan.due()).isEqualTo(plan.fits());
            assertThat(PlannedSync.estimated(plan)).isEqualTo(PlannedSync.spent(report));
            return report;
        }
    }

    private PlannedSync sync(NetworkAdapter adapter, int creators, int posts, Duration tokensLast) {
        StoredGrants grants = new StoredGrants();
        for (int number = 1; number <= creators; number++) {
            grants.with(
                    new AccountId(number),
                    new Grant(
                            "open-" + number,
                            new Secret("access-" + number),
                            Bench.NOW.plus(tokensLast),
                            Optional.of(new Secret("refresh-" + number)),
                            Optional.of(Bench.NOW.plus(Duration.ofDays(100))),
                            Set.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list")));
        }
        return new PlannedSync(adapter, grants, clock, posts)
                .importing(
                        adapter,
                        IntStream.rangeClosed(1, creators)
                                .mapToObj(number -> AccountReference.ofHandle("creator" + number))
                                .toList());
    }

    private static int counted() {
        return api.getAllServeEvents().size();
    }

    private NetworkAdapter adapter(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("client-key", "app-key-1", "client-secret", "app-secret", "base-url", api.baseUrl()));
        settings.putAll(more);
        return new TikTokAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.tiktok", settings), clock));
    }
}
