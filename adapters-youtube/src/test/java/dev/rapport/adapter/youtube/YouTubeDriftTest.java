package dev.rapport.adapter.youtube;

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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What YouTube may add or send broken, and what becomes of it. */
final class YouTubeDriftTest extends YouTubeFixture {
    private static final NetworkAdapterProvider PROVIDER = new YouTubeAdapterProvider();

    @Test
    void recorded_and_documented_answers_hold_nothing_new() throws IOException {
        create(Map.of("post-details", "new"));
        stub("/youtube/v3/channels", 200, fixture("channels-one-with-statistics.json"));
        stub("/youtube/v3/playlistItems", 200, fixture("playlistitems-two-items-2019.json"));
        stub("/youtube/v3/videos", 200, fixture("videos-page1-two-items.json"));
        stub("/youtube/v3/videos:batchGetStats", 200, fixture("videos-one-without-commentCount.json"));
        outcomes(byId(1));
        create(Map.of());
        givenChannel("15200", "false", "7");
        outcomes(byId(1));
        assertThat(drift).isEmpty();
    }

    @Test
    void new_fields_and_values_are_told_each_time_and_fail_nothing() {
        stub("/youtube/v3/channels", 200, """
                {"items":[{"id":"%s","snippet":{"title":"Anna","pronouns":"she"},
                 "statistics":{"subscriberCount":"15200","videoCount":"2","applauseCount":"9"},"mood":{},
                 "contentDetails":{"relatedPlaylists":{"uploads":"UU_x5XG1OV2P6uZZ5FSM9Ttw"}}}]}
                """.formatted(CHANNEL));
        givenUploads("v1", "v2");
        String odd = "{\"id\":\"%s\",\"snippet\":{\"publishTime\":\"2026-11-20T10:00:00Z\","
                + "\"liveBroadcastContent\":\"holographic\"},\"status\":{\"privacyStatus\":\"members\"},"
                + "\"statistics\":{\"likeCount\":\"1\"},\"contentDetails\":{\"duration\":\"PT10M\"}}";
        givenFigures(odd.formatted("v1"), odd.formatted("v2"));
        AccountReading reading = reading(byId(1));
        assertThat(reading.followers().get()).isEqualTo(15_200);
        assertThat(reading.posts().posts()).extracting(PostReading::format).containsOnly(PostFormat.VIDEO);
        assertThat(reading.findings()).isEmpty();
        assertThat(drift)
                .containsExactlyInAnyOrder(
                        "a channel with the new field mood, which is not read",
                        "a channel's snippet with the new field pronouns, which is not read",
                        "a channel's statistics with the new field applauseCount, which is not read",
                        "a video with the unknown liveBroadcastContent holographic",
                        "a video with the unknown liveBroadcastContent holographic",
                        "a video with the unknown privacyStatus members",
                        "a video with the unknown privacyStatus members");
    }

    @Test
    void names_that_could_steer_a_terminal_are_not_repeated() {
        stub("/youtube/v3/channels", 200, """
                {"items":[{"id":"%s","\\u001b[31mred":1,"statistics":{"subscriberCount":"5"}}]}
                """.formatted(CHANNEL));
        outcomes(byId(1));
        assertThat(drift).containsExactly("a channel with the new field (not plain text), which is not read");
    }

    @Test
    void an_error_that_nobody_named_is_told_and_goes_with_the_outcome_without_the_key() {
        stub(
                "/youtube/v3/channels",
                409,
                "{\"error\":{\"code\":409,\"message\":\"bad " + KEY
                        + "\",\"errors\":[{\"reason\":\"holographOnly\"}]}}");
        AccountOutcome outcome = outcome(byId(1));
        assertThat(drift).containsExactly("an answer with the unknown error 409.holographOnly");
        assertThat(outcome).isInstanceOfSatisfying(AccountOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
            assertThat(failed.record().orElseThrow()).contains("holographOnly").doesNotContain(KEY);
        });
    }

    @Test
    void a_page_that_is_no_answer_of_the_api_goes_with_the_outcome_without_the_key() {
        stub("/youtube/v3/channels", 403, "<html>blocked, key=" + KEY);
        assertThat(outcome(byId(1)))
                .isInstanceOfSatisfying(
                        AccountOutcome.Failed.class,
                        failed -> assertThat(failed.record().orElseThrow())
                                .startsWith("<html>blocked")
                                .doesNotContain(KEY));
    }

    @Test
    void errors_that_are_named_are_no_drift() throws IOException {
        stub("/youtube/v3/channels", 403, fixture("error-403-accessNotConfigured.json"));
        outcomes(byId(1));
        stub("/youtube/v3/channels", 403, error(403, "quotaExceeded", ""));
        outcomes(byId(1));
        assertThat(drift).isEmpty();
    }

    private Finding setAside(String statistics) {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        givenFigures(figures("v1", statistics, "PT1H"));
        return reading(byId(1)).findings().get(0);
    }

    private static RecordReading reread(Finding finding, String content) {
        return PROVIDER.reread(new StoredRecord(content, finding.origin().orElseThrow(), Optional.empty()))
                .orElseThrow();
    }

    @Test
    void a_video_that_was_set_aside_is_read_again_as_its_answer_was() {
        Finding finding = setAside("\"viewCount\":\"100\",\"likeCount\":\"-5\"");
        assertThat(finding.origin()).hasValue(new Finding.Origin("data-api/video", clock.instant()));
        String record = finding.record().orElseThrow();
        assertThat(reread(finding, record).findings())
                .singleElement()
                .satisfies(again -> assertThat(again.detail()).isEqualTo(finding.detail()));
        givenFigures(figures("v1", "\"viewCount\":\"100\",\"likeCount\":\"5\"", "PT1H"));
        PostReading sound = reading(byId(1)).posts().posts().get(0);
        assertThat(reread(finding, record.replace("-5", "5")))
                .isEqualTo(new RecordReading.OfPost(sound, "data-api", List.of()));
    }

    @Test
    void a_channel_that_was_set_aside_is_read_again() {
        givenChannel("many", "false", "7");
        Finding finding = reading(byId(1)).findings().get(0);
        assertThat(reread(finding, finding.record().orElseThrow().replace("many", "999")))
                .isEqualTo(new RecordReading.OfAccount(
                        Optional.of(CHANNEL), Followers.exact(999), Count.of(7), List.of()));
    }

    @Test
    void what_was_cut_or_has_no_id_stays_with_a_reason_and_other_shapes_are_not_read() {
        Finding finding = setAside("\"likeCount\":\"-5\"");
        assertThat(reread(finding, "{\"id\":\"v1\",\"stat").findings()).hasSize(1);
        assertThat(reread(finding, "{\"statistics\":{}}").findings().get(0).detail())
                .contains("without an id");
        assertThat(PROVIDER.reread(
                        new StoredRecord("{}", new Finding.Origin("display/video", clock.instant()), Optional.empty())))
                .isEmpty();
    }
}
