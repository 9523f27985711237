package dev.rapport.adapter.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostAddress;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramAdapterProviderTest {
    private static final Map<String, String> LEAST =
            Map.of("access-token", "EAAG-secret", "user-id", "17841400000000001");

    private final InstagramAdapterProvider provider = new InstagramAdapterProvider();

    @Test
    void every_setting_has_its_key_and_default() {
        Map<String, String> defaults = new HashMap<>();
        for (Setting<?> setting : provider.settings()) {
            defaults.put(
                    setting.key(), setting.defaultValue().map(Object::toString).orElse("none"));
        }
        assertThat(defaults)
                .isEqualTo(Map.of(
                        "access-token", "none",
                        "access-token-in", "header",
                        "user-id", "none",
                        "app-secret", "none",
                        "api-version", "v26.0",
                        "base-url", "https://graph.facebook.com",
                        "quota.calls-per-hour", "150",
                        "quota.min-spacing", "PT1S"));
        assertThat(provider.settings().stream().filter(Setting::isSecret).map(Setting::key))
                .containsExactlyInAnyOrder("access-token", "app-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-id               | own.account",
                "user-id               | 17841400000000001/accounts",
                "user-id               | ''",
                "access-token          | ''",
                "access-token          | two words",
                "access-token          | tokén",
                "access-token-in       | cookie",
                "app-secret            | ' '",
                "api-version           | 26.0",
                "api-version           | v26",
                "api-version           | v26.0/me",
                "api-version           | latest",
                "base-url              | graph.facebook.com",
                "base-url              | ftp://graph.facebook.com",
                "base-url              | https://user:pw@graph.facebook.com",
                "quota.calls-per-hour  | 0",
                "quota.calls-per-hour  | -5",
                "quota.calls-per-hour  | many",
                "quota.min-spacing     | -PT1S",
                "quota.min-spacing     | soon",
            })
    void a_value_that_does_not_fit_is_refused_by_name(String key, String value) {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put(key, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(given))
                .withMessageContaining("networks.instagram." + key)
                .withMessageContaining("expected")
                .satisfies(refusal ->
                        assertThat(refusal.getMessage()).doesNotContain("EAAG-secret", "two words", "tokén"));
    }

    @Test
    void all_that_is_missing_or_wrong_is_named_at_once() {
        assertThat(provider.isConfigured(settings(Map.of()))).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(Map.of("api-version", "newest")))
                .withMessageContainingAll(
                        "networks.instagram.access-token",
                        "networks.instagram.user-id",
                        "networks.instagram.api-version",
                        "v26.0");
    }

    @ParameterizedTest
    @CsvSource({"access-token, user-id", "user-id, access-token", "app-secret, user-id"})
    void half_of_the_credentials_is_refused_and_not_left_out_silently(String given, String missing) {
        Map<String, String> half = Map.of(given, "178414");
        assertThat(provider.isConfigured(settings(half))).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> create(half))
                .withMessageContaining("networks.instagram." + missing + " is missing; expected ");
    }

    @Test
    void a_token_and_the_own_id_are_enough() {
        assertThat(provider.isConfigured(settings(LEAST))).isTrue();
        try (NetworkAdapter adapter = create(LEAST)) {
            assertThat(adapter.network()).isEqualTo(provider.network());
            adapter.close();
        }
    }

    @Test
    void the_quota_belongs_to_the_token() {
        Map<String, String> other = new HashMap<>(LEAST);
        other.put("access-token", "EAAG-other");
        try (NetworkAdapter one = create(LEAST);
                NetworkAdapter same = create(LEAST);
                NetworkAdapter another = create(other)) {
            assertThat(one.quotaOwner()).isEqualTo(same.quotaOwner()).isNotEqualTo(another.quotaOwner());
        }
    }

    @Test
    void it_can_tell_what_the_route_tells() {
        Capabilities can = provider.capabilities(settings(Map.of()));
        assertThat(can.counts())
                .isEqualTo(Map.of(
                        Measure.FOLLOWERS, Availability.ALWAYS,
                        Measure.POSTS, Availability.ALWAYS,
                        Measure.LIKES, Availability.SOMETIMES,
                        Measure.COMMENTS, Availability.SOMETIMES,
                        Measure.VIEWS, Availability.SOMETIMES,
                        Measure.SHARES, Availability.NEVER,
                        Measure.SAVES, Availability.NEVER));
        assertThat(can.route()).isEqualTo("business-discovery");
        assertThat(can.accountsPerCall()).isEqualTo(1);
        assertThat(can.postsPerPage()).isEqualTo(50);
        assertThat(can.buckets())
                .containsExactly(new QuotaBucket(
                        "calls", "calls", 150, new QuotaWindow.Rolling(Duration.ofHours(1)), Duration.ofSeconds(1)));
        assertThat(can.checkedLive()).isEmpty();
        assertThat(String.join(" ", can.needs()))
                .contains("instagram_basic", "instagram_manage_insights", "pages_read_engagement", "system user");
        assertThat(String.join(" ", can.never())).contains("personal", "age-gated", "2026-04-22");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "some.user_1",
                "@Some.User_1",
                " @some.user_1 ",
                "https://www.instagram.com/some.user_1/",
                "https://www.instagram.com/Some.User_1?igsh=abc#top",
                "http://instagram.com/some.user_1",
                "instagram.com/@some.user_1/",
                "m.instagram.com/some.user_1/reels/",
                "https://www.instagram.com/some.user_1/tagged"
            })
    void names_and_addresses_of_profiles_mean_the_same_account(String written) {
        AccountReference reference = provider.reference(written);
        assertThat(reference).isEqualTo(AccountReference.ofHandle("some.user_1"));
        assertThat(provider.profileUrl(reference.handle(), Optional.empty()))
                .contains("https://www.instagram.com/some.user_1/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@@anna",
                "a b",
                "x){id},y(",
                "a,b",
                "a\u0000b",
                "\u0430nna",
                "abcdefghijabcdefghijabcdefghij1",
                "https://www.instagram.com/",
                "https://www.instagram.com/p/CVVV5iaIaBp/",
                "https://www.instagram.com/reel/CVVV5iaIaBp/",
                "https://www.instagram.com/some.user_1/p/CVVV5iaIaBp/",
                "https://www.instagram.com/stories/some.user_1/",
                "https://www.instagram.com/x){id},y(",
                "https://www.instagram.com.example.com/anna",
                "https://example.com/instagram.com/anna"
            })
    void what_is_no_name_is_refused_saying_what_is_accepted(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.reference(written))
                .withMessageContaining("expected a name such as");
    }

    @Test
    void thirty_signs_are_a_name() {
        assertThat(provider.reference("abcdefghijabcdefghijabcdefghij").handle())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.instagram.com/reel/C1a-B_cDeFg/",
                "instagram.com/reels/C1a-B_cDeFg?igsh=abc",
                "https://www.instagram.com/some.user_1/reel/C1a-B_cDeFg/#x"
            })
    void the_address_of_a_reel_leads_to_its_shortcode(String address) {
        assertThat(provider.postAddress(address))
                .isEqualTo(new PostAddress(
                        "C1a-B_cDeFg",
                        "https://www.instagram.com/reel/C1a-B_cDeFg/",
                        Optional.empty(),
                        Optional.of(PostFormat.REEL)));
    }

    @Test
    void the_end_of_a_permalink_is_what_an_address_is_recognised_by() {
        PostAddress post = provider.postAddress("https://instagram.com/p/C1a-B_cDeFg/?img_index=2");
        assertThat(post.format()).isEmpty();
        String id = "17900000000000001";
        assertThat(PostAddress.isOf(post.code(), id, Optional.of("https://www.instagram.com/reel/C1a-B_cDeFg/")))
                .isTrue();
        assertThat(PostAddress.isOf(post.code(), id, Optional.of("https://www.instagram.com/reel/c1a-b_cdefg/")))
                .isFalse();
        assertThat(PostAddress.isOf(post.code(), id, Optional.empty())).isFalse();
    }

    @Test
    void the_address_of_a_story_says_whose_it_is() {
        assertThat(provider.postAddress("https://www.instagram.com/stories/Some.User_1/3300000000000000001/?a=b"))
                .isEqualTo(new PostAddress(
                        "3300000000000000001",
                        "https://www.instagram.com/stories/some.user_1/3300000000000000001/",
                        Optional.of(new Handle("some.user_1")),
                        Optional.of(PostFormat.STORY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.instagram.com/some.user_1/",
                "https://www.instagram.com/share/reel/BAabc",
                "https://www.instagram.com/stories/highlights/17900000000000001/",
                "https://www.instagram.com.example.org/p/C1a-B_cDeFg/"
            })
    void an_address_that_does_not_say_which_post_is_refused_saying_what_is_accepted(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.postAddress(address))
                .withMessageContaining("instagram.com/p/");
    }

    @Test
    void an_id_leads_nowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.referenceById("17841400000000101"))
                .withMessageContaining("handle");
        assertThat(provider.profileUrl(Optional.empty(), Optional.of("17841400000000101")))
                .isEmpty();
        assertThat(provider.profileUrl(Optional.of(new Handle("x){id},y(")), Optional.empty()))
                .isEmpty();
    }

    private NetworkAdapter create(Map<String, String> given) {
        return provider.create(new NetworkAdapterProvider.Context(settings(given), Clock.systemUTC()));
    }

    private static Settings settings(Map<String, String> given) {
        return new Settings("networks.instagram", given);
    }
}
