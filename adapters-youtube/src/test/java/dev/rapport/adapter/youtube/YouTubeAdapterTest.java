package dev.rapport.adapter.youtube;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.quota.Cost;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class YouTubeAdapterTest extends YouTubeFixture {
    @Test
    void a_channel_by_id_costs_one_call_for_itself_its_list_and_its_figures_each() {
        givenChannel("15200", "false", "7");
        givenUploads("v1", "v2");
        givenFigures(
                figures("v1", "\"viewCount\":\"1000\",\"likeCount\":\"0\",\"commentCount\":\"4\"", "PT21M3S"),
                figures("v2", "\"viewCount\":900", "PT30S"));
        AccountReading reading = reading(byId(1));
        assertThat(reading.followers()).isEqualTo(Followers.rounded(15_200, 15_200, 15_299));
        assertThat(reading.handle()).contains(new Handle("anna"));
        PostReading first = reading.posts().posts().get(0);
        assertThat(first.counts().likes()).isEqualTo(Count.of(0));
        assertThat(first.counts().comments()).isEqualTo(Count.of(4));
        assertThat(first.counts().shares().status()).isEqualTo(Status.NOT_OFFERED_BY_NETWORK);
        assertThat(first.format()).isEqualTo(PostFormat.VIDEO);
        PostReading second = reading.posts().posts().get(1);
        assertThat(second.counts().likes().status()).isEqualTo(Status.HIDDEN_BY_CREATOR);
        assertThat(second.counts().views()).isEqualTo(Count.of(900));
        assertThat(second.format()).isEqualTo(PostFormat.SHORT_LIKELY);
        assertThat(gate.spent().of("main")).isEqualTo(2);
        assertThat(gate.spent().of("stats")).isEqualTo(1);
        assertThat(gate.spent()).isEqualTo(adapter.estimate(request(byId(1))));
    }

    @Test
    void a_handle_is_resolved_with_everything_else_in_the_same_call() {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"));
        reading(AccountToRead.fresh(new AccountId(1), AccountReference.ofHandle("@Anna")));
        api.verify(
                1,
                getRequestedFor(urlPathEqualTo("/youtube/v3/channels")).withQueryParam("forHandle", equalTo("@anna")));
        assertThat(gate.spent().of("main")).isEqualTo(2);
    }

    @Test
    void hidden_subscribers_are_unknown_whatever_number_stands_there() {
        givenChannel("0", "true", "7");
        givenUploads();
        assertThat(reading(byId(1)).followers()).isEqualTo(Followers.absent(Status.HIDDEN_BY_CREATOR));
    }

    @Test
    void a_count_that_is_not_rounded_keeps_the_bounds_it_would_have_if_it_were() throws IOException {
        stub("/youtube/v3/channels", 200, fixture("channels-2018-unrounded-legacy-fields.json"));
        givenUploads();
        assertThat(reading(byId(1)).followers()).isEqualTo(Followers.rounded(1_613_009, 1_613_009, 1_623_008));
    }

    @Test
    void a_recorded_list_without_a_next_token_ends_although_more_is_announced() throws IOException {
        givenChannel("2300000", "false", "5783");
        stub("/youtube/v3/playlistItems", 200, fixture("playlistitems-uploads-5-of-5783.json"));
        givenFigures();
        AccountReading reading = reading(byId(1));
        assertThat(reading.posts().gone()).hasSize(5);
        api.verify(1, getRequestedFor(urlPathEqualTo("/youtube/v3/playlistItems")));
    }

    @Test
    void a_channel_without_a_list_of_uploads_has_no_posts() {
        givenChannel("15200", "false", "0");
        stub("/youtube/v3/playlistItems", 404, error(404, "playlistNotFound", ""));
        assertThat(reading(byId(1)).posts().status()).isEqualTo(Status.MEASURED);
        assertThat(reading(byId(1)).posts().posts()).isEmpty();
    }

    @Test
    void an_unchanged_number_of_videos_saves_the_list() {
        givenChannel("15200", "false", "7");
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"));
        AccountToRead known = new AccountToRead(
                new AccountId(1),
                AccountReference.ofId(CHANNEL),
                Optional.of(clock.instant().minusSeconds(90_000)),
                Optional.of(clock.instant().minusSeconds(90_000)),
                OptionalLong.of(7),
                List.of(new KnownPost("v1", Optional.of(Instant.parse("2026-11-01T00:00:00Z")))),
                false);
        AccountReading reading = reading(known);
        assertThat(reading.posts().posts()).hasSize(1);
        assertThat(reading.posts().complete()).isFalse();
        api.verify(0, getRequestedFor(urlPathEqualTo("/youtube/v3/playlistItems")));
    }

    @Test
    void a_channel_that_is_not_in_the_answer_is_not_found_and_a_stranger_is_ignored() {
        stub("/youtube/v3/channels", 200, "{\"items\":[{\"id\":\"UC0000000000000000000000\"}]}");
        assertThat(outcome(byId(1))).isInstanceOf(AccountOutcome.NotFound.class);
    }

    @Test
    void an_answer_without_items_is_an_empty_list() {
        stub("/youtube/v3/channels", 200, "{\"kind\":\"youtube#channelListResponse\"}");
        assertThat(outcome(byId(1))).isInstanceOf(AccountOutcome.NotFound.class);
    }

    @Test
    void a_wrong_key_is_asked_about_once_and_never_shown() throws IOException {
        stub("/youtube/v3/channels", 400, fixture("error-400-keyInvalid-legacy.json"));
        Map<AccountId, AccountOutcome> outcomes = outcomes(
                AccountToRead.fresh(new AccountId(1), AccountReference.ofHandle("one")),
                AccountToRead.fresh(new AccountId(2), AccountReference.ofHandle("two")));
        assertThat(outcomes.values()).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(AccountOutcome.Failed.class);
            assertThat(((AccountOutcome.Failed) outcome).kind()).isEqualTo(FailureKind.NOT_AUTHORISED);
            assertThat(outcome.toString()).doesNotContain(KEY);
        });
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void a_spent_main_bucket_puts_accounts_off_until_midnight_in_california() {
        stub("/youtube/v3/channels", 403, error(403, "quotaExceeded", ""));
        AccountOutcome outcome = outcome(byId(1));
        assertThat(outcome).isInstanceOf(AccountOutcome.Deferred.class);
        assertThat(((AccountOutcome.Deferred) outcome).until()).contains(MIDNIGHT);
        assertThat(gate.pauses()).containsEntry("main", MIDNIGHT);
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void a_spent_bucket_of_figures_spills_over_into_the_main_one_and_is_not_asked_again() throws IOException {
        givenChannel("15200", "false", "7");
        givenUploads("kNbhUWLH_yY");
        stub("/youtube/v3/videos:batchGetStats", 429, error(429, "rateLimitExceeded", "1/d/{project}"));
        stub("/youtube/v3/videos", 200, fixture("videos-one-without-commentCount.json"));
        PostReading post = reading(byId(1)).posts().posts().get(0);
        assertThat(post.counts().likes()).isEqualTo(Count.of(0));
        assertThat(post.counts().comments().status()).isEqualTo(Status.HIDDEN_BY_CREATOR);
        assertThat(gate.pauses()).containsEntry("stats", MIDNIGHT).containsOnlyKeys("stats");
        assertThat(gate.spent()).isEqualTo(Cost.of("main", 3).plus(Cost.of("stats", 1)));
    }

    @Test
    void with_both_buckets_spent_the_account_is_put_off() {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        gate.limit("stats", 0).limit("main", 2);
        AccountOutcome outcome = outcome(byId(1));
        assertThat(outcome).isInstanceOf(AccountOutcome.Deferred.class);
        assertThat(((AccountOutcome.Deferred) outcome).kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
        api.verify(0, getRequestedFor(urlPathEqualTo("/youtube/v3/videos:batchGetStats")));
    }

    @Test
    void a_burst_limit_is_waited_out() {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        stub("/youtube/v3/videos:batchGetStats", 429, error(429, "rateLimitExceeded", "1/min/{project}"));
        outcomes(byId(1));
        assertThat(gate.spent().of("stats")).isEqualTo(4);
        assertThat(clock.pauses()).isNotEmpty();
    }

    @Test
    void an_impossible_count_is_malformed_and_set_aside() {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        givenFigures(figures(
                "v1", "\"viewCount\":\"-5\",\"likeCount\":1.5,\"commentCount\":\"99999999999999999999\"", "PT1H"));
        AccountReading reading = reading(byId(1));
        assertThat(reading.posts().posts().get(0).counts().likes().status()).isEqualTo(Status.MALFORMED);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FailureKind.MALFORMED_RECORD);
            assertThat(finding.detail())
                    .isEqualTo("video v1: statistics.likeCount, statistics.commentCount, statistics.viewCount are no"
                            + " possible counts");
        });
    }

    @Test
    void what_is_set_aside_holds_no_texts() {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        givenFigures("{\"id\":\"v1\",\"snippet\":{\"publishTime\":\"2026-11-20T10:00:00Z\",\"title\":\"My day\","
                + "\"description\":\"at home\",\"tags\":[\"home\"]},\"statistics\":{\"viewCount\":\"-5\"}}");
        assertThat(reading(byId(1)).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.record().orElseThrow())
                        .contains("-5", "2026-11-20T10:00:00Z")
                        .doesNotContain("My day", "home"));
    }

    @Test
    void one_bad_id_does_not_spoil_the_others_of_its_call() {
        givenChannel("15200", "false", "7");
        givenUploads("v1", "bad", "v3");
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"), figures("v3", "\"viewCount\":\"3\"", "PT1H"));
        api.stubFor(get(urlPathEqualTo("/youtube/v3/channels"))
                .withQueryParam("id", containing("UC_bad"))
                .willReturn(aResponse().withStatus(400).withBody(error(400, "badRequest", ""))));
        AccountToRead bad = AccountToRead.fresh(new AccountId(2), AccountReference.ofId("UC_badbadbadbadbadbadbad"));
        Map<AccountId, AccountOutcome> outcomes = outcomes(byId(1), bad);
        assertThat(outcomes.get(new AccountId(1))).isInstanceOf(AccountOutcome.Read.class);
        assertThat(outcomes.get(new AccountId(2)))
                .isInstanceOfSatisfying(
                        AccountOutcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE));
    }

    @Test
    void a_main_bucket_that_ends_in_mid_run_leaves_the_listed_creators_done() {
        givenChannel("15200", "false", "7");
        givenUploads("v1");
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"));
        gate.limit("main", 2);
        assertThat(outcomes(byId(1), byId(2)).values())
                .hasAtLeastOneElementOfType(AccountOutcome.Read.class)
                .hasAtLeastOneElementOfType(AccountOutcome.Deferred.class);
    }

    @Test
    void a_list_that_is_missing_although_there_are_videos_ends_no_post() {
        givenChannel("15200", "false", "7");
        stub("/youtube/v3/playlistItems", 404, error(404, "playlistNotFound", ""));
        assertThat(reading(byId(1)).posts().complete()).isFalse();
    }

    @Test
    void figures_of_none_of_many_listed_videos_are_no_sign_that_they_are_gone() {
        givenChannel("15200", "false", "10");
        givenUploads("v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10");
        givenFigures();
        assertThat(outcome(byId(1))).isInstanceOf(AccountOutcome.Failed.class);
    }
}
