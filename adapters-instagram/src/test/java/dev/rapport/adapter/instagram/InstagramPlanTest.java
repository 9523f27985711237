package dev.rapport.adapter.instagram;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what the other side counts. */
class InstagramPlanTest {
    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().gzipDisabled(true).extensions(new PlainInstagram()))
            .build();

    private final SettableClock clock = new SettableClock(InstagramRun.NOW);

    @BeforeEach
    void answerEverything() {
        api.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void the_plan_is_one_call_for_each_creator_and_that_is_what_is_sent(int creators) {
        try (NetworkAdapter adapter = adapter(1_000_000)) {
            PlannedSync sync = sync(adapter, creators);
            NetworkPlan plan = sync.plan();
            NetworkReport report = sync.run();
            assertThat(report.read())
                    .isEqualTo(creators)
                    .isEqualTo(plan.due())
                    .isEqualTo(plan.fits())
                    .isEqualTo(api.getAllServeEvents().size());
            assertThat(PlannedSync.estimated(plan))
                    .isEqualTo(PlannedSync.spent(report))
                    .isEqualTo(creators == 0 ? Map.of() : Map.of("calls", (long) creators));
        }
    }

    @Test
    void at_the_edge_of_an_hour_as_many_as_fit_are_read() {
        try (NetworkAdapter adapter = adapter(5)) {
            PlannedSync sync = sync(adapter, 12);
            assertReads(sync, 5);
            clock.advance(Duration.ofMinutes(50));
            assertReads(sync, 0);
            clock.advance(Duration.ofMinutes(12));
            assertReads(sync, 5);
            clock.advance(Duration.ofMinutes(62));
            assertReads(sync, 2);
        }
    }

    private static void assertReads(PlannedSync sync, long fits) {
        NetworkPlan plan = sync.plan();
        NetworkReport report = sync.run();
        assertThat(plan.fits()).isEqualTo(fits);
        assertThat(report.read()).isEqualTo(fits);
        assertThat(report.deferred()).isEqualTo(plan.due() - fits);
        assertThat(report.requests()).isEqualTo(fits);
    }

    private PlannedSync sync(NetworkAdapter adapter, int creators) {
        return new PlannedSync(adapter, Grants.none(), clock, 20)
                .importing(
                        adapter,
                        IntStream.range(0, creators)
                                .mapToObj(number -> AccountReference.ofHandle("creator" + number))
                                .toList());
    }

    private NetworkAdapter adapter(int callsPerHour) {
        Map<String, String> settings = Map.of(
                "access-token",
                InstagramRun.TOKEN,
                "user-id",
                InstagramRun.OWN_ID,
                "base-url",
                api.baseUrl(),
                "quota.min-spacing",
                "PT0S",
                "quota.calls-per-hour",
                Integer.toString(callsPerHour));
        return new InstagramAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.instagram", settings), clock));
    }
}
