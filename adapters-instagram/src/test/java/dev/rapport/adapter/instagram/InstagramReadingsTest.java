package dev.rapport.adapter.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramReadingsTest extends InstagramRun {
    private static final Count HIDDEN = Count.absent(Status.HIDDEN_BY_CREATOR);
    private static final Count NOT_REPORTED = Count.absent(Status.NOT_REPORTED);
    private static final Count NOT_OFFERED = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
    private static final Count MALFORMED = Count.absent(Status.MALFORMED);

    @Test
    void mixed_posts_with_hidden_likes_are_read_in_one_call() {
        String onePage = fixture("constructed/bd-mixed-hidden-likes.json").replace("\"after\"", "\"before\"");
        given("example.creator", okJson(onePage));
        AccountReading reading = read(account(1, "Example.Creator"));
        assertThat(reading.externalId()).isEqualTo("17841400000000101");
        assertThat(reading.handle()).contains(new Handle("example.creator"));
        assertThat(reading.followers()).isEqualTo(Followers.exact(24_800));
        assertThat(reading.postsTotal()).isEqualTo(Count.of(7));
        List<PostReading> posts = reading.posts().posts();
        assertThat(posts)
                .extracting(PostReading::format)
                .containsExactly(PostFormat.REEL, PostFormat.IMAGE, PostFormat.CAROUSEL, PostFormat.VIDEO);
        assertThat(posts)
                .extracting(post -> post.counts().likes())
                .containsExactly(Count.of(1310), HIDDEN, Count.of(0), Count.of(870));
        assertThat(posts)
                .extracting(post -> post.counts().comments())
                .containsExactly(Count.of(64), Count.of(22), Count.of(0), Count.of(31));
        assertThat(posts)
                .extracting(post -> post.counts().views())
                .containsExactly(Count.of(41_200), NOT_OFFERED, NOT_OFFERED, NOT_OFFERED);
        assertThat(posts).allSatisfy(post -> {
            assertThat(post.counts().shares()).isEqualTo(NOT_OFFERED);
            assertThat(post.counts().saves()).isEqualTo(NOT_OFFERED);
            assertThat(post.sponsored()).isEmpty();
            assertThat(post.text()).isEmpty();
            assertThat(post.observedAt()).isEqualTo(NOW);
        });
        assertThat(posts.get(0).publishedAt()).contains(Instant.parse("2026-10-30T17:05:09Z"));
        assertThat(posts.get(0).url()).contains("https://www.instagram.com/reel/AAAAAAAAA01/");
        assertThat(reading.findings()).isEmpty();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void three_posts_of_seven_missing_from_the_page_are_not_called_gone() {
        given("example.creator", okJson(fixture("constructed/bd-mixed-hidden-likes.json")));
        assertThat(read(account(1, "example.creator")).posts().complete()).isFalse();
    }

    @Test
    void a_recorded_profile_without_media_is_read() {
        given("facebookfordevelopers", okJson(fixture("bd-profile.json")));
        AccountReading reading = read(account(1, "facebookfordevelopers"));
        assertThat(reading.externalId()).isEqualTo("17841407673135339");
        assertThat(reading.followers()).isEqualTo(Followers.exact(64_976));
        assertThat(reading.postsTotal()).isEqualTo(Count.of(436));
        assertThat(reading.posts().posts()).isEmpty();
    }

    @Test
    void numbers_carry_where_they_come_from_and_that_views_have_included_facebook_since_april_2026() {
        AccountReading reading = reading(anna());
        assertThat(reading.provenance().source()).isEqualTo(Source.NETWORK_API);
        assertThat(reading.provenance().observedAt()).isEqualTo(NOW);
        assertThat(reading.provenance().route()).isEqualTo("business-discovery@2026-04-22");
        clock.set(Instant.parse("2026-04-21T23:59:59Z"));
        assertThat(reading(anna()).provenance().route()).isEqualTo("business-discovery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"data\":[]}", "{\"data\":[],\"paging\":{}}", "null", "{}"})
    void an_account_without_media_has_an_empty_list(String media) {
        AccountReading reading = reading(creator("\"followers_count\":0,\"media_count\":0", media));
        assertThat(reading.followers()).isEqualTo(Followers.exact(0));
        assertThat(reading.posts().status()).isEqualTo(Status.MEASURED);
        assertThat(reading.posts().posts()).isEmpty();
        assertThat(reading.posts().complete()).isTrue();
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void the_constructed_account_without_media_is_read() {
        given("example.empty", okJson(fixture("constructed/bd-zero-media.json")));
        assertThat(read(account(1, "example.empty")).postsTotal()).isEqualTo(Count.of(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"media_count\":null", "\"followers_count\":null", "\"biography\":\"x\""})
    void a_missing_audience_is_unknown(String profile) {
        AccountReading reading = reading(creator(profile, ""));
        assertThat(reading.followers()).isEqualTo(Followers.absent(Status.NOT_REPORTED));
        assertThat(reading.postsTotal()).isEqualTo(NOT_REPORTED);
        assertThat(reading.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "12.5", "\"12,5\"", "18446744073709551616", "\"many\"", "true", "{}", "[15000]"})
    void an_impossible_audience_is_malformed_and_set_aside(String followers) {
        AccountReading reading = reading(creator("\"followers_count\":" + followers + ",\"media_count\":0", ""));
        assertThat(reading.followers()).isEqualTo(Followers.absent(Status.MALFORMED));
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FailureKind.MALFORMED_RECORD);
            assertThat(finding.detail()).contains("profile", "followers_count");
            assertThat(finding.record().orElseThrow()).contains("followers_count");
        });
    }

    @Test
    void a_large_audience_is_held_exactly() {
        assertThat(reading(creator("\"followers_count\":9223372036854775807,\"media_count\":\"3000000000\"", ""))
                        .followers())
                .isEqualTo(Followers.exact(Long.MAX_VALUE));
    }

    @Test
    void quoted_numbers_are_numbers() {
        AccountReading reading = reading(creator(
                "\"followers_count\":\"15000\",\"media_count\":\"1\"",
                page(
                        "",
                        "{\"id\":17900000000000001,\"media_product_type\":\"REELS\",\"like_count\":\"12\","
                                + "\"comments_count\":\"0\",\"view_count\":\"3000000000\"}")));
        assertThat(reading.followers()).isEqualTo(Followers.exact(15_000));
        PostReading post = reading.posts().posts().get(0);
        assertThat(post.id()).isEqualTo("17900000000000001");
        assertThat(post.counts().likes()).isEqualTo(Count.of(12));
        assertThat(post.counts().comments()).isEqualTo(Count.of(0));
        assertThat(post.counts().views()).isEqualTo(Count.of(3_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"like_count\":null,\"comments_count\":null,\"view_count\":null"})
    void what_a_reel_does_not_tell_is_unknown_with_its_reason(String counts) {
        PostReading post =
                post("{\"id\":\"1\",\"media_type\":\"VIDEO\",\"media_product_type\":\"REELS\"" + counts + "}");
        assertThat(post.counts().likes()).isEqualTo(HIDDEN);
        assertThat(post.counts().comments()).isEqualTo(NOT_REPORTED);
        assertThat(post.counts().views()).isEqualTo(NOT_REPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE, FEED, image, not-offered-by-network",
        "CAROUSEL_ALBUM, FEED, carousel, not-offered-by-network",
        "VIDEO, FEED, video, not-offered-by-network",
        "VIDEO, REELS, reel, not-reported",
        "VIDEO, STORY, story, not-offered-by-network",
        "IMAGE, STORY, story, not-offered-by-network",
        "IMAGE, AD, ad, not-offered-by-network",
        "VIDEO, '', video, not-reported",
        "IMAGE, '', image, not-offered-by-network",
        "HOLOGRAM, FEED, other, not-offered-by-network",
        "VIDEO, MOSAIC, other, not-reported",
        "HOLOGRAM, '', other, not-reported",
        "'', '', other, not-reported",
    })
    void the_product_tells_a_reel_and_only_reels_have_views(String type, String product, String format, String views) {
        PostReading post = post("{\"id\":\"1\"" + (type.isEmpty() ? "" : ",\"media_type\":\"" + type + "\"")
                + (product.isEmpty() ? "" : ",\"media_product_type\":\"" + product + "\"") + "}");
        assertThat(post.format().code()).isEqualTo(format);
        assertThat(post.counts().views().status().code()).isEqualTo(views);
    }

    @Test
    void ads_and_stories_stay_in_the_list_and_count_for_nothing() {
        AccountReading reading = reading(creator(
                "\"followers_count\":15000,\"media_count\":2",
                page(
                        "",
                        "{\"id\":\"1\",\"media_type\":\"IMAGE\",\"media_product_type\":\"AD\",\"like_count\":90}",
                        "{\"id\":\"2\",\"media_type\":\"VIDEO\",\"media_product_type\":\"STORY\",\"like_count\":0}")));
        assertThat(reading.posts().posts())
                .hasSize(2)
                .noneMatch(post -> post.format().countsForEngagement());
    }

    @Test
    void views_are_kept_wherever_they_are_told() {
        PostReading post =
                post("{\"id\":\"1\",\"media_type\":\"VIDEO\",\"media_product_type\":\"FEED\",\"view_count\":5}");
        assertThat(post.counts().views()).isEqualTo(Count.of(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3.5", "1e30", "18446744073709551616", "\"-7\"", "\"\"", "\"12abc\"", "{\"a\":1}"})
    void an_impossible_count_is_unknown_and_its_record_is_set_aside_while_the_rest_is_read(String likes) {
        AccountReading reading = reading(creator(
                "\"followers_count\":15000,\"media_count\":2",
                page(
                        "",
                        "{\"id\":\"17900000000000001\",\"like_count\":" + likes + ",\"comments_count\":4}",
                        "{\"id\":\"17900000000000002\",\"like_count\":7,\"comments_count\":1}")));
        PostReading poisoned = byId(reading, "17900000000000001");
        assertThat(poisoned.counts().likes()).isEqualTo(MALFORMED);
        assertThat(poisoned.counts().comments()).isEqualTo(Count.of(4));
        assertThat(byId(reading, "17900000000000002").counts().likes()).isEqualTo(Count.of(7));
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FailureKind.MALFORMED_RECORD);
            assertThat(finding.detail()).contains("17900000000000001", "like_count");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"like_count\":3}", "{\"id\":null}", "{\"id\":\"\"}", "null", "[]", "\"text\"", "7"})
    void a_record_without_an_id_is_set_aside_and_the_others_are_read(String broken) {
        AccountReading reading = reading(creator(
                "\"followers_count\":15000,\"media_count\":2", page("", broken, "{\"id\":\"2\",\"like_count\":7}")));
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("2");
        assertThat(reading.findings()).extracting(Finding::kind).containsExactly(FailureKind.MALFORMED_RECORD);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-10-22T14:00:39+0000, 2021-10-22T14:00:39Z",
        "2021-10-22T14:00:39Z, 2021-10-22T14:00:39Z",
        "2021-10-22T14:00:39+00:00, 2021-10-22T14:00:39Z",
        "2021-10-22T07:00:39-0700, 2021-10-22T14:00:39Z",
        "2021-10-22T16:00:39+02, 2021-10-22T14:00:39Z",
        "2021-10-22T14:00:39.250+0000, 2021-10-22T14:00:39.250Z",
        "1634911239, 2021-10-22T14:00:39Z",
        "1634911239000, 2021-10-22T14:00:39Z",
    })
    void a_moment_is_understood_in_every_form_with_a_zone(String written, String moment) {
        assertThat(post("{\"id\":\"1\",\"timestamp\":\"" + written + "\"}").publishedAt())
                .contains(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2021-10-22T14:00:39\"",
                "\"yesterday\"",
                "\"2021-02-30T14:00:39+0000\"",
                "\"\"",
                "null",
                "-5",
                "{}",
                "\"2026-11-24T12:06:00+0000\"",
                "\"2027-12-31T00:00:00+0000\"",
                "\"99999-01-01T00:00:00+0000\""
            })
    void an_odd_or_future_moment_is_unknown(String written) {
        assertThat(post("{\"id\":\"1\",\"timestamp\":" + written + "}").publishedAt())
                .isEmpty();
    }

    @Test
    void posts_are_put_in_order_and_cut_to_what_was_wanted() {
        given(
                "anna",
                okJson(creator(
                        "\"followers_count\":15000,\"media_count\":3",
                        page(
                                "",
                                "{\"id\":\"pinned\",\"timestamp\":\"2024-01-01T00:00:00+0000\"}",
                                "{\"id\":\"future\",\"timestamp\":\"2030-01-01T00:00:00+0000\"}",
                                "{\"id\":\"new\",\"timestamp\":\"2026-11-20T00:00:00+0000\"}",
                                "{\"id\":\"old\",\"timestamp\":\"2026-11-01T00:00:00+0000\"}"))));
        assertThat(read(ANNA, 3).posts().posts()).extracting(PostReading::id).containsExactly("new", "old", "pinned");
    }

    @Test
    void a_post_that_comes_twice_counts_once() {
        AccountReading reading = reading(creator(
                "\"followers_count\":15000,\"media_count\":2",
                page("", "{\"id\":\"1\"}", "{\"id\":\"2\"}", "{\"id\":\"1\"}")));
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.instagram.com/p/CVVV5iaIaBp/?igsh=abc, https://www.instagram.com/p/CVVV5iaIaBp/",
        "javascript:alert(1), ''",
        "http://www.instagram.com/p/1/, ''",
        "not an address, ''",
    })
    void an_address_is_kept_without_tracking_and_only_if_it_is_one(String permalink, String url) {
        assertThat(post("{\"id\":\"1\",\"permalink\":\"" + permalink + "\"}").url())
                .isEqualTo(Optional.of(url).filter(text -> !text.isEmpty()));
    }

    @Test
    void texts_are_asked_for_and_kept_only_where_they_may_be() {
        String post = "{\"id\":\"1\",\"caption\":\"slow \\ud83c\\udf5c food \\u0000 \\u05e9\\u05dc\"}";
        given("anna", okJson(creator("\"followers_count\":1,\"media_count\":1", page("", post))));
        assertThat(read(ANNA).posts().posts().get(0).text()).isEmpty();
        AccountToRead withTexts = new AccountToRead(
                ANNA.id(), ANNA.reference(), Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of(), true);
        assertThat(read(withTexts).posts().posts().get(0).text()).contains("slow \ud83c\udf5c food  \u05e9\u05dc");
        assertThat(asked().get(0)).doesNotContain("caption");
        assertThat(asked().get(1)).contains(",caption");
    }

    @Test
    void the_outer_id_is_never_the_creators() {
        assertThat(reading(anna()).externalId()).isEqualTo(ANNA_ID).isNotEqualTo(OWN_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"17841400000000001\"}",
                "{\"business_discovery\":{\"username\":\"anna\",\"followers_count\":5},\"id\":\"17841400000000001\"}",
                "{\"business_discovery\":null,\"id\":\"17841400000000001\"}",
                "{\"business_discovery\":[],\"id\":\"17841400000000001\"}",
                "[]",
                "null",
                "7"
            })
    void an_answer_without_a_creators_id_is_not_understood(String body) {
        given("anna", okJson(body));
        assertThat(run(ANNA).get(0))
                .isInstanceOfSatisfying(
                        AccountOutcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE));
    }

    @Test
    void another_account_under_the_same_name_is_a_conflict_and_is_not_merged() {
        given("anna", okJson(anna()));
        given("ben", okJson(creator("17841410000000002", "ben", "\"followers_count\":5", "")));
        List<AccountOutcome> outcomes = run(
                known(1, "anna", "17841419999999999", Duration.ofDays(1)),
                known(2, "ben", "17841410000000002", Duration.ofHours(1)));
        assertThat(outcomes.get(0)).isInstanceOfSatisfying(AccountOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.IDENTITY_CONFLICT);
            assertThat(failed.detail()).contains(ANNA_ID, "17841419999999999");
        });
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Read.class);
    }

    @Test
    void a_handle_in_another_case_is_the_same() {
        given("anna", okJson(creator(ANNA_ID, "AnNa", "\"followers_count\":5", "")));
        assertThat(read(known(1, "Anna", ANNA_ID, Duration.ofDays(1))).handle()).contains(new Handle("anna"));
    }

    @Test
    void a_byte_order_mark_is_accepted() {
        byte[] body = ("\ufeff" + anna()).getBytes(StandardCharsets.UTF_8);
        given("anna", aResponse().withHeader("Content-Type", "application/json").withBody(body));
        assertThat(read(ANNA).followers()).isEqualTo(Followers.exact(15_000));
    }

    @Test
    void fields_that_are_new_or_of_old_recordings_do_no_harm() {
        AccountReading reading = reading(
                creator(
                        "\"ig_id\":25025320,\"hologram\":{\"depth\":[1]},\"followers_count\":15000,\"media_count\":1",
                        page(
                                "",
                                "{\"id\":\"1\",\"ig_id\":\"2690\",\"children\":{\"data\":[{\"id\":\"9\"}]},\"aura\":3,\"like_count\":2}")));
        assertThat(reading.posts().posts()).hasSize(1);
        assertThat(reading.findings()).isEmpty();
    }

    private PostReading post(String record) {
        return readingOfPost(record).posts().posts().get(0);
    }

    private static PostReading byId(AccountReading reading, String id) {
        return reading.posts().posts().stream()
                .filter(post -> post.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
