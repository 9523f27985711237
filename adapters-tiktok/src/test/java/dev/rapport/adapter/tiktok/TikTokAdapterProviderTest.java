package dev.rapport.adapter.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostAddress;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokAdapterProviderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final TikTokAdapterProvider provider = new TikTokAdapterProvider();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna.moves_1",
                "@Anna.Moves_1",
                "https://www.tiktok.com/@anna.moves_1",
                "https://www.tiktok.com/@Anna.Moves_1?lang=en",
                "tiktok.com/@anna.moves_1/video/7080000000000000001"
            })
    void handles_and_addresses_name_the_same_account(String written) {
        assertThat(provider.reference(written)).isEqualTo(AccountReference.ofHandle("anna.moves_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "anna moves", "https://www.tiktok.com/", "https://vm.tiktok.com/ZM123/", "anna/moves"})
    void what_is_no_handle_is_refused(String written) {
        assertThatThrownBy(() -> provider.reference(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_address_of_a_post_leads_to_the_id_of_the_api_and_says_whose_it_is() {
        PostAddress video =
                provider.postAddress("https://www.tiktok.com/@Anna.Moves_1/video/7080000000000000001?is_copy_url=1");
        assertThat(video)
                .isEqualTo(new PostAddress(
                        "7080000000000000001",
                        "https://www.tiktok.com/@anna.moves_1/video/7080000000000000001",
                        Optional.of(new Handle("anna.moves_1")),
                        Optional.of(PostFormat.VIDEO)));
        assertThat(provider.postAddress("tiktok.com/@anna/photo/7080000000000000002")
                        .format())
                .contains(PostFormat.CAROUSEL);
        assertThat(provider.postAddress("https://m.tiktok.com/v/7080000000000000001.html"))
                .satisfies(post -> {
                    assertThat(post.code()).isEqualTo("7080000000000000001");
                    assertThat(post.owner()).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vm.tiktok.com/ZM123/",
                "https://www.tiktok.com/t/ZM123/",
                "https://www.tiktok.com/@anna",
                "https://example.org/@anna/video/7080000000000000001"
            })
    void an_address_that_does_not_say_which_post_is_refused_saying_how_to_find_it(String address) {
        assertThatThrownBy(() -> provider.postAddress(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once it is opened");
    }

    @Test
    void a_token_answer_becomes_a_grant_with_absolute_times() {
        Grant grant = provider.grant("""
                        {"open_id":"o-1","scope":"user.info.basic,video.list","access_token":"act.x","expires_in":7200,
                         "refresh_token":"rft.y","refresh_expires_in":15552000,"token_type":"Bearer"}
                        """, NOW).orElseThrow();
        assertThat(grant.externalId()).isEqualTo("o-1");
        assertThat(grant.accessExpiresAt()).isEqualTo(NOW.plusSeconds(7_200));
        assertThat(grant.refreshExpiresAt()).contains(NOW.plusSeconds(15_552_000));
        assertThat(grant.refreshToken().map(Secret::reveal)).contains("rft.y");
        assertThat(grant.scopes()).containsExactlyInAnyOrder("user.info.basic", "video.list");
        assertThat(grant.toString()).doesNotContain("act.x").doesNotContain("rft.y");
    }

    @Test
    void a_nested_token_answer_is_taken_too() {
        Grant grant = provider.grant(
                        "{\"code\":0,\"data\":{\"open_id\":\"o-1\",\"scope\":\"user.info.basic\",\"access_token\":\"a\",\"expires_in\":86400,"
                                + "\"refresh_token\":\"r\",\"refresh_token_expires_in\":31536000}}",
                        NOW)
                .orElseThrow();
        assertThat(grant.refreshExpiresAt()).contains(NOW.plusSeconds(31_536_000));
    }

    @Test
    void a_token_answer_with_gaps_is_refused_naming_them_and_showing_nothing() {
        assertThatThrownBy(() -> provider.grant("{\"access_token\":\"act.secret\"}", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("open_id", "expires_in", "scope")
                .hasMessageNotContaining("act.secret");
        assertThatThrownBy(() -> provider.grant("act.secret", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("act.secret");
    }

    @Test
    void missing_keys_are_named_all_at_once() {
        Settings settings = new Settings("networks.tiktok", Map.of());
        assertThat(provider.isConfigured(settings)).isFalse();
        assertThatThrownBy(() -> provider.create(new NetworkAdapterProvider.Context(settings, Clock.systemUTC())))
                .hasMessageContainingAll("networks.tiktok.client-key", "networks.tiktok.client-secret");
    }
}
