package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayReadingTest extends DisplayBench {
    @Test
    void a_connected_creator_costs_one_profile_and_one_page() {
        givenProfile("\"username\":\"anna.moves\",\"follower_count\":15000,\"video_count\":2");
        givenVideos(page(false, 0, video("7080000000000000002", 20), video("7080000000000000001", 10)));
        AccountReading reading = reading(ANNA);
        assertThat(reading.externalId()).isEqualTo(OPEN_ID);
        assertThat(reading.handle()).contains(new Handle("anna.moves"));
        assertThat(reading.followers()).isEqualTo(Followers.exact(15_000));
        assertThat(reading.postsTotal()).isEqualTo(Count.of(2));
        assertThat(reading.posts().complete()).isTrue();
        PostReading newest = reading.posts().posts().get(0);
        assertThat(newest.publishedAt()).contains(Instant.ofEpochSecond(1_764_000_020));
        assertThat(newest.counts().likes()).isEqualTo(Count.of(0));
        assertThat(newest.counts().views()).isEqualTo(Count.of(2_500_000_000L));
        assertThat(newest.counts().saves()).isEqualTo(Count.absent(Status.NOT_OFFERED_BY_NETWORK));
        assertThat(newest.url()).contains("https://www.tiktok.com/@anna/video/7080000000000000002");
        assertThat(gate.spent().units()).isEqualTo(Map.of("display-user", 1L, "display-videos", 1L));
        assertThat(gate.spent()).isEqualTo(adapter.estimate(request(ANNA)));
        api.verify(
                1,
                getRequestedFor(urlPathEqualTo(PROFILE))
                        .withHeader("Authorization", equalTo("Bearer access-first"))
                        .withQueryParam("fields", equalTo("open_id,display_name,username,follower_count,video_count")));
        api.verify(
                1,
                postRequestedFor(urlPathEqualTo(VIDEOS))
                        .withQueryParam("fields", containing("share_count"))
                        .withHeader("Content-Type", containing("application/json"))
                        .withRequestBody(equalToJson("{\"max_count\":20}")));
    }

    @Test
    void a_creator_who_has_not_connected_costs_no_call() {
        AccountOutcome outcome = outcomes(BEN).get(BEN);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AccountOutcome.NotReadable.class,
                        closed -> assertThat(closed.kind()).isEqualTo(FailureKind.NOT_AUTHORISED));
        assertThat(gate.calls()).isZero();
    }

    @Test
    void without_the_statistics_scope_followers_are_unknown_and_not_asked_for() {
        grants.with(ANNA, grant("first", Set.of("user.info.basic", "video.list")));
        givenProfile("\"display_name\":\"Anna\"");
        givenVideos(page(false, 0));
        AccountReading reading = reading(ANNA);
        assertThat(reading.followers()).isEqualTo(Followers.absent(Status.NOT_AUTHORISED));
        api.verify(getRequestedFor(urlPathEqualTo(PROFILE)).withQueryParam("fields", equalTo("open_id,display_name")));
    }

    @Test
    void without_the_video_scope_posts_are_not_authorised_and_not_asked_for() {
        grants.with(ANNA, grant("first", Set.of("user.info.basic", "user.info.stats")));
        givenProfile("\"follower_count\":0");
        AccountReading reading = reading(ANNA);
        assertThat(reading.followers()).isEqualTo(Followers.exact(0));
        assertThat(reading.posts().status()).isEqualTo(Status.NOT_AUTHORISED);
        api.verify(0, postRequestedFor(urlPathEqualTo(VIDEOS)));
    }

    @Test
    void counts_that_are_missing_or_impossible_are_unknown() {
        givenProfile("\"video_count\":3");
        givenVideos(
                page(
                        false,
                        0,
                        "{\"id\":\"1\",\"create_time\":1764000000,\"comment_count\":2,\"share_count\":-1,\"view_count\":1.5,\"is_aigc\":true}"));
        AccountReading reading = reading(ANNA);
        assertThat(reading.followers()).isEqualTo(Followers.absent(Status.NOT_REPORTED));
        PostReading post = reading.posts().posts().get(0);
        assertThat(post.counts().likes()).isEqualTo(Count.absent(Status.NOT_REPORTED));
        assertThat(post.counts().shares()).isEqualTo(Count.absent(Status.MALFORMED));
        assertThat(post.counts().views()).isEqualTo(Count.absent(Status.MALFORMED));
        assertThat(reading.findings()).extracting(Finding::kind).containsOnly(FailureKind.MALFORMED_RECORD);
    }

    @Test
    void an_empty_page_in_the_middle_is_not_the_end() {
        givenProfile("\"follower_count\":15000");
        givenVideos(page(true, 1_646_883_959_000L, video("3", 30)));
        givenVideosFrom(1_646_883_959_000L, page(true, 1_646_883_000_000L));
        givenVideosFrom(1_646_883_000_000L, page(false, 0, video("2", 20), video("3", 30), video("1", 10)));
        AccountReading reading = reading(ANNA);
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("3", "2", "1");
        assertThat(reading.posts().complete()).isTrue();
    }

    @Test
    void the_walk_ends_when_enough_posts_are_there() {
        givenProfile("\"follower_count\":15000");
        String[] full = new String[20];
        Arrays.setAll(full, i -> video("video-" + i, 100 - i));
        givenVideos(page(true, 1_646_883_959_000L, full));
        assertThat(reading(ANNA).posts().posts()).hasSize(20);
        api.verify(1, postRequestedFor(urlPathEqualTo(VIDEOS)));
    }

    @Test
    void a_cursor_that_stands_still_breaks_the_walk_off_and_keeps_what_was_read() {
        givenProfile("\"follower_count\":15000");
        givenVideos(page(true, 1_646_883_959_000L, video("1", 10)));
        givenVideosFrom(1_646_883_959_000L, page(true, 1_646_883_959_000L, video("2", 5)));
        AccountReading reading = reading(ANNA);
        assertThat(reading.posts().posts()).hasSize(2);
        assertThat(reading.posts().complete()).isFalse();
        assertThat(reading.findings()).extracting(Finding::kind).containsExactly(FailureKind.UNEXPECTED_RESPONSE);
        api.verify(2, postRequestedFor(urlPathEqualTo(VIDEOS)));
    }

    @Test
    void pages_that_overlap_count_each_post_once_and_lose_none() {
        givenProfile("\"follower_count\":15000");
        givenVideos(page(true, 1_646_883_959_000L, video("3", 30), video("2", 20)));
        givenVideosFrom(1_646_883_959_000L, page(false, 0, video("2", 20), video("1", 10)));
        AccountReading reading = reading(ANNA);
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("3", "2", "1");
        assertThat(reading.posts().complete()).isTrue();
    }

    @Test
    void a_record_that_is_no_video_is_set_aside_and_the_others_are_read() {
        givenProfile("\"follower_count\":15000");
        givenVideos(page(false, 0, video("2", 20), "{\"like_count\":5}", "\"oops\"", video("1", 10)));
        AccountReading reading = reading(ANNA);
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("2", "1");
        assertThat(reading.findings())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(FailureKind.MALFORMED_RECORD));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51})
    void the_estimate_is_what_is_spent(int creators) {
        AccountId[] accounts = new AccountId[creators];
        Arrays.setAll(accounts, i -> new AccountId(i + 1));
        for (AccountId account : accounts) {
            grants.with(account, grant("first", ALL_SCOPES));
        }
        givenProfile("\"follower_count\":15000");
        givenVideos(page(false, 0));
        outcomes(accounts);
        assertThat(gate.spent()).isEqualTo(adapter.estimate(request(accounts)));
        assertThat(gate.calls()).isEqualTo(2 * creators);
    }

    @Test
    void an_account_that_the_research_route_read_before_keeps_its_id_if_the_handle_is_the_same() {
        givenProfile("\"username\":\"Creator1\",\"follower_count\":15000");
        givenVideos(page(false, 0));
        assertThat(((AccountOutcome.Read) outcomeOf(known("creator1")))
                        .reading()
                        .externalId())
                .isEqualTo("creator1");
        givenProfile("\"username\":\"somebody\",\"follower_count\":15000");
        assertThat(Bench.told(outcomeOf(known("creator1")))).isEqualTo("failed identity-conflict");
        assertThat(Bench.told(outcomeOf(known("another-open-id")))).isEqualTo("failed identity-conflict");
    }

    private static AccountToRead known(String externalId) {
        return AccountToRead.fresh(
                ANNA, new AccountReference(Optional.of(new Handle("creator1")), Optional.of(externalId)));
    }

    private static String video(String id, int seconds) {
        return """
                {"id":"%s","create_time":%d,"duration":15,"like_count":0,"comment_count":4,"share_count":1,
                 "view_count":2500000000,
                 "share_url":"https://www.tiktok.com/@anna/video/%s?utm_campaign=tt4d_open_api&utm_source=app"}
                """.formatted(id, 1_764_000_000 + seconds, id);
    }

    private static void givenVideosFrom(long cursor, String page) {
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withRequestBody(equalToJson("{\"max_count\":20,\"cursor\":" + cursor + "}"))
                .willReturn(okJson(page)));
    }
}
