package dev.rapport.adapter.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.StoredRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Instagram may add or send broken, and what becomes of it. */
class InstagramDriftTest extends InstagramRun {
    private static final NetworkAdapterProvider PROVIDER = new InstagramAdapterProvider();

    @Test
    void recorded_and_documented_answers_hold_nothing_new() {
        given("anna", ok(fixture("bd-media-first-page.json")), ok(fixture("bd-media-last-page.json")));
        read(ANNA);
        given("ben", ok(fixture("constructed/bd-mixed-hidden-likes.json").replace("\"after\"", "\"before\"")));
        run(BEN);
        assertThat(drift).isEmpty();
    }

    @Test
    void new_fields_and_kinds_are_told_each_time_and_fail_nothing() {
        AccountReading reading = reading(creator(
                "\"followers_count\":15000,\"media_count\":2,\"aura\":7",
                page(
                        "",
                        "{\"id\":\"1\",\"media_type\":\"HOLOGRAM\",\"media_product_type\":\"FEED\",\"depth\":3}",
                        "{\"id\":\"2\",\"media_type\":\"VIDEO\",\"media_product_type\":\"MOSAIC\"}",
                        "{\"id\":\"3\",\"media_type\":\"VIDEO\",\"media_product_type\":\"MOSAIC\"}")));
        assertThat(reading.posts().posts()).extracting(PostReading::format).containsOnly(PostFormat.OTHER);
        assertThat(reading.findings()).isEmpty();
        assertThat(drift)
                .containsExactlyInAnyOrder(
                        "a profile with the new field aura, which is not read",
                        "a post with the new field depth, which is not read",
                        "a post with the unknown media_type HOLOGRAM",
                        "a post with the unknown media_product_type MOSAIC",
                        "a post with the unknown media_product_type MOSAIC");
    }

    @Test
    void an_unknown_error_is_told_and_goes_with_the_outcome_without_the_token() {
        given("anna", ok(anna()));
        given("ben", error(400, "\"message\":\"(#4711) " + TOKEN + "\",\"code\":4711,\"error_subcode\":12"));
        AccountOutcome outcome = run(ANNA, BEN).get(1);
        assertThat(drift).containsExactly("an answer with the unknown error 4711.12");
        assertThat(outcome).isInstanceOfSatisfying(AccountOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
            assertThat(failed.record().orElseThrow()).contains("4711").doesNotContain(TOKEN);
        });
    }

    @Test
    void an_answer_without_a_creator_goes_with_the_outcome() {
        given("anna", ok("{\"business_discovery\":{\"name\":\"odd\"},\"id\":\"1\"}"));
        assertThat(run(ANNA).get(0))
                .isInstanceOfSatisfying(
                        AccountOutcome.Failed.class,
                        failed -> assertThat(failed.record().orElseThrow()).contains("\"odd\""));
    }

    private static RecordReading reread(Finding finding, String content) {
        return PROVIDER.reread(new StoredRecord(content, finding.origin().orElseThrow(), Optional.empty()))
                .orElseThrow();
    }

    @Test
    void a_post_that_was_set_aside_is_read_again_as_its_answer_was() {
        String post = "{\"id\":\"179\",\"media_type\":\"IMAGE\",\"media_product_type\":\"FEED\","
                + "\"timestamp\":\"2026-11-20T10:00:00+0000\",\"like_count\":%s,\"comments_count\":4}";
        Finding finding = readingOfPost(post.formatted("-1")).findings().get(0);
        assertThat(finding.origin()).hasValue(new Finding.Origin("business-discovery/post", NOW));
        String record = finding.record().orElseThrow();
        assertThat(reread(finding, record).findings()).hasSize(1);
        AccountReading sound = readingOfPost(post.formatted("12"));
        assertThat(reread(finding, record.replace("-1,", "12,")))
                .isEqualTo(new RecordReading.OfPost(
                        sound.posts().posts().get(0), sound.provenance().route(), List.of()));
    }

    @Test
    void a_profile_that_was_set_aside_is_read_again() {
        Finding finding = reading(creator("\"followers_count\":-3,\"media_count\":8", ""))
                .findings()
                .get(0);
        assertThat(reread(finding, finding.record().orElseThrow().replace("-3", "300")))
                .isEqualTo(new RecordReading.OfAccount(
                        Optional.of(ANNA_ID), Followers.exact(300), Count.of(8), List.of()));
    }

    @Test
    void a_post_without_an_id_stays_and_other_shapes_are_not_read() {
        Finding finding =
                readingOfPost("{\"like_count\":3,\"secret\":\"x\"}").findings().get(0);
        assertThat(finding.record().orElseThrow()).doesNotContain("secret");
        assertThat(reread(finding, finding.record().orElseThrow())
                        .findings()
                        .get(0)
                        .detail())
                .contains("without id");
        assertThat(PROVIDER.reread(new StoredRecord("{}", new Finding.Origin("insights/post", NOW), Optional.empty())))
                .isEmpty();
    }
}
