package dev.rapport.adapter.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikTokConfigTest {
    private final TikTokAdapterProvider provider = new TikTokAdapterProvider();

    private static Settings settings(Map<String, String> values) {
        return new Settings("networks.tiktok", values);
    }

    private void create(Map<String, String> values) {
        provider.create(new NetworkAdapterProvider.Context(settings(values), Clock.systemUTC()))
                .close();
    }

    @Test
    void research_without_the_declaration_is_refused_with_every_other_problem() {
        Map<String, String> values =
                Map.of("route", "research", "research-lookback", "PT1H", "research-batch-size", "0", "client-key", "k");
        assertThat(provider.isConfigured(settings(values))).isTrue();
        assertThatThrownBy(() -> create(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "networks.tiktok.eligible-researcher is not true",
                        "non-profit",
                        "networks.tiktok.research-lookback",
                        "networks.tiktok.research-batch-size",
                        "networks.tiktok.client-secret");
    }

    @Test
    void the_marketplace_without_token_and_account_is_refused_naming_both() {
        assertThat(provider.isConfigured(settings(Map.of("route", "tcm")))).isTrue();
        assertThatThrownBy(() -> create(Map.of("route", "tcm", "client-key", "k")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("networks.tiktok.access-token", "networks.tiktok.tcm-account-id");
    }

    @Test
    void half_an_app_is_refused_and_not_left_out_silently() {
        assertThat(provider.isConfigured(settings(Map.of("client-key", "k")))).isTrue();
        assertThatThrownBy(() -> create(Map.of("client-key", "k")))
                .hasMessageContaining("networks.tiktok.client-secret is missing");
    }

    @Test
    void an_unknown_route_is_refused() {
        assertThatThrownBy(() -> create(Map.of("route", "scrape", "client-key", "k", "client-secret", "s")))
                .hasMessageContainingAll("networks.tiktok.route", "display, tcm, research");
    }

    @ParameterizedTest
    @CsvSource({
        "display,  display-user display-videos,      WITH_GRANT, NEVER,  PT0S",
        "tcm,      tcm-calls,                        ALWAYS,     ALWAYS, PT0S",
        "research, research-calls research-records,  ALWAYS,     ALWAYS, PT240H"
    })
    void capabilities_follow_the_route(
            String route, String buckets, Availability likes, Availability saves, Duration lag) {
        Capabilities can = provider.capabilities(settings(Map.of("route", route)));
        assertThat(can.route()).isEqualTo(route);
        assertThat(can.buckets()).extracting(QuotaBucket::name).containsExactly(buckets.split(" "));
        assertThat(can.counts()).containsEntry(Measure.LIKES, likes).containsEntry(Measure.SAVES, saves);
        assertThat(can.countsLag()).isEqualTo(lag);
        assertThat(can.checkedLive()).isEmpty();
    }

    @Test
    void the_marketplace_says_that_it_was_not_tried() {
        assertThat(provider.capabilities(settings(Map.of("route", "tcm"))).followersNote())
                .contains("not tried live");
    }
}
