package dev.rapport.adapter.youtube;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tripped others over the same API. */
class YouTubeTrapsTest extends YouTubeFixture {
    private static final String LIST = "/youtube/v3/playlistItems";
    private static final String FIGURES = "/youtube/v3/videos:batchGetStats";
    private static final String DETAILS = "/youtube/v3/videos";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"summary\":{\"requestedVideoCount\":3,\"succeededVideoCount\":2,\"failedVideoCount\":1,\"failedVideoIds\":[\"v2\"]}",
                ",\"summary\":{\"requestedVideoCount\":3,\"succeededVideoCount\":3,\"failedVideoIds\":[]}"
            })
    void figures_may_lack_some_ids_with_or_without_a_summary_in_any_order_and_beside_strangers(String summary) {
        givenChannel("15200", "false", "3");
        givenUploads("v1", "v2", "v3");
        stub(
                FIGURES,
                200,
                "{\"items\":["
                        + figures("v3", "\"viewCount\":30,\"likeCount\":3,\"commentCount\":0", "PT10M")
                        + "," + figures("stranger", "\"viewCount\":\"9\"", "PT10M")
                        + ","
                        + figures("v1", "\"viewCount\":\"10\",\"likeCount\":\"1\",\"commentCount\":\"0\"", "PT10M")
                        + "]" + summary + "}");
        AccountReading reading = reading(byId(1));
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("v1", "v3");
        assertThat(reading.posts().posts())
                .extracting(post -> post.counts().views())
                .containsExactly(Count.of(10), Count.of(30));
        assertThat(reading.posts().gone()).containsExactly("v2");
    }

    @Test
    void a_private_list_of_uploads_is_no_list() {
        givenChannel("15200", "false", "3");
        stub(LIST, 403, error(403, "playlistItemsNotAccessible", ""));
        AccountReading reading = reading(byId(1));
        assertThat(reading.followers().isKnown()).isTrue();
        assertThat(reading.posts().posts()).isEmpty();
    }

    @Test
    void paging_ends_at_a_repeated_token() {
        givenChannel("15200", "false", "500");
        stub(LIST, 200, page("again", "v1", "v2"));
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"), figures("v2", "\"viewCount\":\"1\"", "PT1H"));
        assertThat(newest(500)).hasSize(2);
        api.verify(2, getRequestedFor(urlPathEqualTo(LIST)));
    }

    @Test
    void paging_ends_after_as_many_pages_as_the_posts_wanted_need() {
        givenChannel("15200", "false", "20000");
        for (int page = 0; page < 5; page++) {
            String[] ids = IntStream.range(page * 50, page * 50 + 50)
                    .mapToObj(number -> "v" + number)
                    .toArray(String[]::new);
            api.stubFor(get(urlPathEqualTo(LIST))
                    .withQueryParam("pageToken", page == 0 ? absent() : equalTo("t" + page))
                    .willReturn(okJson(page("t" + (page + 1), ids))));
        }
        givenFigures(figures("v0", "\"viewCount\":\"1\"", "PT1H"));
        outcomes(new ReadRequest(List.of(byId(1)), 120, false));
        api.verify(3, getRequestedFor(urlPathEqualTo(LIST)));
        api.verify(3, getRequestedFor(urlPathEqualTo(LIST)).withQueryParam("maxResults", equalTo("50")));
    }

    @Test
    void pages_that_come_short_are_followed_a_few_calls_far() {
        givenChannel("15200", "false", "500");
        for (int page = 0; page < 9; page++) {
            api.stubFor(get(urlPathEqualTo(LIST))
                    .withQueryParam("pageToken", page == 0 ? absent() : equalTo("t" + page))
                    .willReturn(okJson(page == 1 ? page("t2") : page("t" + (page + 1), "v" + page))));
        }
        givenFigures(figures("v0", "\"viewCount\":\"1\"", "PT1H"));
        outcomes(new ReadRequest(List.of(byId(1)), 3, false));
        api.verify(4, getRequestedFor(urlPathEqualTo(LIST)));
        outcomes(new ReadRequest(List.of(byId(2)), 20, false));
        api.verify(4 + 5, getRequestedFor(urlPathEqualTo(LIST)));
    }

    @Test
    void pages_that_overlap_count_each_post_once_and_lose_none() {
        givenChannel("15200", "false", "5");
        api.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("pageToken", absent())
                .willReturn(okJson(page("t1", "v5", "v4", "v3"))));
        api.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("pageToken", equalTo("t1"))
                .willReturn(okJson(page("", "v3", "v2", "v1").replace("\"nextPageToken\":\"\"", "\"etag\":\"e\""))));
        givenFigures(IntStream.rangeClosed(1, 5)
                .mapToObj(number -> figures("v" + number, "\"viewCount\":\"1\"", "PT1H"))
                .toArray(String[]::new));
        assertThat(newest(60)).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void known_channels_that_vanish_together_are_an_outage_and_new_ones_are_not() {
        stub("/youtube/v3/channels", 200, "{\"items\":[]}");
        assertThat(outcomes(vanishing(10, Optional.of(clock.instant()))).values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                AccountOutcome.Failed.class,
                                failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE)));
        assertThat(outcomes(vanishing(9, Optional.of(clock.instant()))).values())
                .hasOnlyElementsOfType(AccountOutcome.NotFound.class);
        assertThat(outcomes(vanishing(10, Optional.empty())).values())
                .hasOnlyElementsOfType(AccountOutcome.NotFound.class);
    }

    private static AccountToRead[] vanishing(int count, Optional<Instant> readAt) {
        return IntStream.range(0, count)
                .mapToObj(number -> new AccountToRead(
                        new AccountId(number),
                        AccountReference.ofId(PlainYouTube.channelId(number)),
                        readAt,
                        Optional.empty(),
                        OptionalLong.empty(),
                        List.of(),
                        false))
                .toArray(AccountToRead[]::new);
    }

    @Test
    void a_stale_page_starts_the_walk_again_once() {
        givenChannel("15200", "false", "60");
        api.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("pageToken", absent())
                .willReturn(okJson(page("stale", "v1"))));
        api.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("pageToken", equalTo("stale"))
                .inScenario("page")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(400).withBody(error(400, "invalidPageToken", "")))
                .willSetStateTo("well"));
        api.stubFor(get(urlPathEqualTo(LIST))
                .withQueryParam("pageToken", equalTo("stale"))
                .inScenario("page")
                .whenScenarioStateIs("well")
                .willReturn(okJson("{\"items\":[" + item("v2", "2026-11-19T10:00:00Z") + "]}")));
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"), figures("v2", "\"viewCount\":\"1\"", "PT1H"));
        assertThat(newest(60)).hasSize(2);
        api.verify(4, getRequestedFor(urlPathEqualTo(LIST)));
    }

    @Test
    void a_video_published_long_after_its_upload_is_among_the_newest() {
        givenChannel("15200", "false", "30");
        String older = IntStream.range(0, 25)
                .mapToObj(number -> item("old" + number, "2026-01-%02dT10:00:00Z".formatted(number + 1)))
                .collect(Collectors.joining(","));
        stub(LIST, 200, "{\"items\":[" + older + "," + item("late", "2026-11-20T10:00:00Z") + "]}");
        givenFigures(figures("late", "\"viewCount\":\"1\"", "PT1H"));
        AccountReading reading = reading(byId(1));
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("late");
        assertThat(reading.posts().gone()).hasSize(19).contains("old24").doesNotContain("old0");
    }

    @Test
    void dead_entries_of_a_list_are_skipped() {
        givenChannel("15200", "false", "2");
        stub(LIST, 200, """
                {"items":[
                 {"snippet":{"title":"Private video","resourceId":{"videoId":"dead"},"publishedAt":"2026-11-21T10:00:00Z"},
                  "contentDetails":{"videoId":"dead"}},
                 %s]}""".formatted(item("v1", "2026-11-20T10:00:00Z")));
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"));
        AccountReading reading = reading(byId(1));
        assertThat(reading.posts().posts()).hasSize(1);
        assertThat(reading.posts().gone()).isEmpty();
        api.verify(1, getRequestedFor(urlPathEqualTo(FIGURES)).withQueryParam("id", equalTo("v1")));
    }

    @Test
    void an_old_list_without_details_tells_ids_but_not_when_the_video_became_public() throws IOException {
        givenChannel("15200", "false", "2");
        stub(LIST, 200, fixture("playlistitems-two-items-2019.json"));
        stub(FIGURES, 200, """
                {"items":[{"id":"H1HZyvc0QnI","statistics":{"viewCount":"1"}},
                 {"id":"5NgsfxIWNls","snippet":{"publishTime":"2019-05-10T00:00:00Z"},"statistics":{"viewCount":"1"}}]}""");
        List<PostReading> posts = reading(byId(1)).posts().posts();
        assertThat(posts)
                .extracting(PostReading::id, PostReading::publishedAt)
                .containsExactly(
                        tuple("5NgsfxIWNls", Optional.of(Instant.parse("2019-05-10T00:00:00Z"))),
                        tuple("H1HZyvc0QnI", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 with an error", "404 with a page", "403 forbidden"})
    void where_figures_are_not_to_be_had_details_tell_the_same(String how) throws IOException {
        givenChannel("15200", "false", "7");
        givenUploads("Ks-_Mh1QhMc", "GvgqDSnpRQM");
        switch (how) {
            case "404 with an error" -> stub(FIGURES, 404, error(404, "notFound", ""));
            case "404 with a page" -> stub(FIGURES, 404, "<html>not found</html>");
            default -> stub(FIGURES, 403, error(403, "forbidden", ""));
        }
        stub(DETAILS, 200, fixture("videos-page1-two-items.json"));
        List<PostReading> posts = reading(byId(1)).posts().posts();
        assertThat(posts).extracting(post -> post.counts().likes()).containsExactly(Count.of(391_633), Count.of(1_152));
        assertThat(posts).extracting(PostReading::format).containsExactly(PostFormat.VIDEO, PostFormat.SHORT_LIKELY);
        api.verify(1, getRequestedFor(urlPathEqualTo(FIGURES)));
        api.verify(1, getRequestedFor(urlPathEqualTo(DETAILS)).withQueryParam("maxResults", absent()));
    }

    @Test
    void after_one_vain_call_for_figures_the_rest_of_the_read_asks_for_details_at_once() {
        givenChannel("15200", "false", "120");
        String[] ids = IntStream.range(0, 120).mapToObj(number -> "v" + number).toArray(String[]::new);
        stub(LIST, 200, page("none", ids));
        stub(FIGURES, 404, "");
        stub(DETAILS, 200, "{\"items\":[" + figures("v0", "\"viewCount\":\"1\"", "PT1H") + "]}");
        outcomes(new ReadRequest(List.of(byId(1)), 120, false));
        api.verify(1, getRequestedFor(urlPathEqualTo(FIGURES)));
        api.verify(3, getRequestedFor(urlPathEqualTo(DETAILS)));
    }

    @Test
    void nothing_is_asked_for_that_only_owners_may_see() {
        create(Map.of("post-details", "new"));
        givenChannel("15200", "false", "1");
        givenUploads("v1");
        stub(DETAILS, 200, "{\"items\":[" + figures("v1", "\"viewCount\":\"1\"", "PT1H") + "]}");
        reading(byId(1));
        assertThat(api.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getUrl())
                        .doesNotContain(
                                "fileDetails", "processingDetails", "suggestions", "auditDetails", "mine=", "search"));
    }

    @ParameterizedTest
    @CsvSource({
        "none, PT21M3S, 2026-11-20T10:00:00Z, VIDEO",
        "none, PT3M, 2026-11-20T10:00:00Z, SHORT_LIKELY",
        "none, PT3M1S, 2026-11-20T10:00:00Z, VIDEO",
        "none, P1DT2H3M4S, 2026-11-20T10:00:00Z, VIDEO",
        "none, P2W, 2026-11-20T10:00:00Z, OTHER",
        "none, PT-5S, 2026-11-20T10:00:00Z, OTHER",
        "none, '', 2026-11-20T10:00:00Z, OTHER",
        "live, P0D, 2026-11-24T10:00:00Z, LIVE",
        "live, PT10M, 2026-11-24T10:00:00Z, LIVE",
        "upcoming, P0D, 2026-11-24T10:00:00Z, SCHEDULED",
        "upcoming, PT10M, 2026-11-24T10:00:00Z, SCHEDULED",
        "none, PT10M, 2026-12-24T10:00:00Z, SCHEDULED",
        "brand-new-state, PT10M, 2026-11-20T10:00:00Z, VIDEO",
    })
    void live_and_announced_videos_are_told_apart(String live, String duration, String published, PostFormat format) {
        create(Map.of("post-details", "new"));
        givenChannel("15200", "false", "1");
        stub(LIST, 200, "{\"items\":[" + item("v1", published) + "]}");
        stub(DETAILS, 200, """
                {"items":[{"id":"v1","snippet":{"publishedAt":"%s","liveBroadcastContent":"%s"},
                 "statistics":{"viewCount":"1"},"contentDetails":{"duration":"%s"},
                 "paidProductPlacementDetails":{"hasPaidProductPlacement":true}}]}""".formatted(published, live, duration));
        PostReading post = reading(byId(1)).posts().posts().get(0);
        assertThat(post.format()).isEqualTo(format);
        assertThat(post.sponsored()).contains(true);
        assertThat(gate.spent().of("stats")).isZero();
    }

    @Test
    void a_stream_is_told_by_its_missing_length_where_only_figures_are_read() {
        givenChannel("15200", "false", "1");
        givenUploads("v1");
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "P0D"));
        PostReading post = reading(byId(1)).posts().posts().get(0);
        assertThat(post.format()).isEqualTo(PostFormat.LIVE);
        assertThat(post.sponsored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"googledevelopers", "@googledevelopers", "@GoogleDevelopers"})
    void handles_are_the_same_with_and_without_their_sign(String customUrl) {
        stub("/youtube/v3/channels", 200, """
                {"items":[{"id":"%s","snippet":{"customUrl":"%s"},
                 "statistics":{"subscriberCount":"999","hiddenSubscriberCount":false}}]}""".formatted(CHANNEL, customUrl));
        assertThat(reading(byId(1)).handle()).contains(new Handle("googledevelopers"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "999, 999, 999",
        "1000, 1000, 1009",
        "9990, 9990, 9999",
        "10000, 10000, 10099",
        "50000, 50000, 50099",
        "99900, 99900, 99999",
        "100000, 100000, 100999",
        "2300000, 2300000, 2309999",
        "3000000000, 3000000000, 3009999999"
    })
    void subscribers_have_the_bounds_that_rounding_down_to_three_figures_leaves(long told, long lower, long upper) {
        givenChannel(String.valueOf(told), "false", "0");
        givenUploads();
        Followers followers = reading(byId(1)).followers();
        assertThat(followers).isEqualTo(told < 1_000 ? Followers.exact(told) : Followers.rounded(told, lower, upper));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"hiddenSubscriberCount\":true', HIDDEN_BY_CREATOR",
        "'\"hiddenSubscriberCount\":\"true\",\"subscriberCount\":\"0\"', HIDDEN_BY_CREATOR",
        "'\"hiddenSubscriberCount\":true,\"subscriberCount\":\"15200\"', HIDDEN_BY_CREATOR",
        "'\"hiddenSubscriberCount\":false', NOT_REPORTED",
        "'\"viewCount\":\"1\"', NOT_REPORTED",
        "'\"subscriberCount\":\"-1\"', MALFORMED"
    })
    void subscribers_that_are_not_told_are_not_zero(String statistics, Status status) {
        stub(
                "/youtube/v3/channels",
                200,
                "{\"items\":[{\"id\":\"%s\",\"statistics\":{%s}}]}".formatted(CHANNEL, statistics));
        assertThat(reading(byId(1)).followers()).isEqualTo(Followers.absent(status));
    }

    @Test
    void items_differ_in_what_they_lack() {
        givenChannel("15200", "false", "4");
        givenUploads("v1", "v2", "v3", "v4");
        stub(FIGURES, 200, """
                {"items":[{"id":"v1"},
                 {"id":"v2","statistics":{"likeCount":"7","dislikeCount":"3","favoriteCount":"0"}},
                 {"id":"v3","statistics":{"viewCount":"3000000000","likeCount":null,"commentCount":"0"}},
                 {"id":"v4","statistics":{"viewCount":"4"},"contentDetails":{"durationMillis":"5"},"new":{"a":[1]}}]}""");
        List<PostCounts> counts = reading(byId(1)).posts().posts().stream()
                .map(PostReading::counts)
                .toList();
        assertThat(counts.get(0).likes().status()).isEqualTo(Status.NOT_REPORTED);
        assertThat(counts.get(0).comments().status()).isEqualTo(Status.NOT_REPORTED);
        assertThat(counts.get(0).views().status()).isEqualTo(Status.NOT_REPORTED);
        assertThat(counts.get(1).likes()).isEqualTo(Count.of(7));
        assertThat(counts.get(1).comments().status()).isEqualTo(Status.HIDDEN_BY_CREATOR);
        assertThat(counts.get(1).views().status()).isEqualTo(Status.NOT_REPORTED);
        assertThat(counts.get(2).views()).isEqualTo(Count.of(3_000_000_000L));
        assertThat(counts.get(2).likes().status()).isEqualTo(Status.HIDDEN_BY_CREATOR);
        assertThat(counts.get(2).comments()).isEqualTo(Count.of(0));
        assertThat(counts.get(3).likes().status()).isEqualTo(Status.HIDDEN_BY_CREATOR);
    }

    @Test
    void a_title_is_kept_as_it_came_and_only_where_texts_may_be_kept() {
        givenChannel("15200", "false", "1");
        stub(LIST, 200, """
                {"items":[{"snippet":{"title":"Tom &#39;n&#39; Jerry"},
                 "contentDetails":{"videoId":"v1","videoPublishedAt":"2026-11-20T10:00:00Z"}}]}""");
        givenFigures(figures("v1", "\"viewCount\":\"1\"", "PT1H"));
        assertThat(reading(byId(1)).posts().posts().get(0).text()).isEmpty();
        AccountToRead keeping = new AccountToRead(
                new AccountId(1),
                AccountReference.ofId(CHANNEL),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                true);
        assertThat(reading(keeping).posts().posts().get(0).text()).contains("Tom &#39;n&#39; Jerry");
    }

    @Test
    void a_spent_bucket_is_named() {
        stub("/youtube/v3/channels", 403, error(403, "quotaExceeded", ""));
        assertThat(((AccountOutcome.Deferred) outcome(byId(1))).detail()).contains("main");
    }

    @Test
    void the_key_may_travel_in_a_header_where_no_address_shows_it() {
        create(Map.of("api-key-in", "header"));
        api.stubFor(get(urlPathEqualTo("/youtube/v3/channels"))
                .withHeader("X-goog-api-key", equalTo(KEY))
                .withQueryParam("key", absent())
                .willReturn(okJson("{}")));
        assertThat(outcome(byId(1))).isInstanceOf(AccountOutcome.NotFound.class);
        assertThat(api.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).doesNotContain(KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "400, keyInvalid",
        "400, badRequest",
        "401, authError",
        "403, forbidden",
        "404, notFound",
        "429, rateLimitExceeded"
    })
    void the_key_is_in_no_outcome(int status, String reason) {
        stub("/youtube/v3/channels", status, error(status, reason, "").replace("see reason", "key " + KEY));
        assertThat(outcome(byId(1)).toString()).doesNotContain(KEY);
    }

    @Test
    void a_record_without_an_id_makes_nobody_missing() {
        stub("/youtube/v3/channels", 200, "{\"items\":[\"garbage\",{\"statistics\":{}}]}");
        assertThat(outcome(byId(1)))
                .isInstanceOfSatisfying(
                        AccountOutcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.MALFORMED_RECORD));
        givenChannel("15200", "false", "2");
        givenUploads("v1", "v2");
        stub(FIGURES, 200, "{\"items\":[{\"statistics\":{}}," + figures("v1", "\"viewCount\":\"1\"", "PT1H") + "]}");
        AccountReading reading = reading(byId(1));
        assertThat(reading.posts().posts()).hasSize(1);
        assertThat(reading.posts().gone()).isEmpty();
        assertThat(reading.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.record()).isPresent());
    }

    @Test
    void one_bad_id_among_fifty_costs_a_few_calls_more_and_only_itself() {
        String bad = PlainYouTube.channelId(17);
        api.stubFor(get(urlPathEqualTo("/youtube/v3/channels")).atPriority(9).willReturn(okJson("{\"items\":[]}")));
        api.stubFor(get(urlPathEqualTo("/youtube/v3/channels"))
                .withQueryParam("id", containing(bad))
                .willReturn(aResponse().withStatus(400).withBody(error(400, "badRequest", ""))));
        Map<AccountId, AccountOutcome> outcomes = outcomes(fifty());
        assertThat(outcomes.values().stream().filter(AccountOutcome.Failed.class::isInstance))
                .hasSize(1);
        assertThat(outcomes.get(new AccountId(17))).isInstanceOf(AccountOutcome.Failed.class);
        assertThat(gate.calls()).isLessThanOrEqualTo(13);
    }

    @Test
    void where_every_call_is_a_bad_request_halving_ends_early() {
        stub("/youtube/v3/channels", 400, error(400, "badRequest", ""));
        assertThat(outcomes(fifty()).values()).hasOnlyElementsOfType(AccountOutcome.Failed.class);
        assertThat(gate.calls()).isLessThan(30);
    }

    private List<PostReading> newest(int posts) {
        AccountOutcome outcome = outcomes(new ReadRequest(List.of(byId(1)), posts, false))
                .values()
                .iterator()
                .next();
        return ((AccountOutcome.Read) outcome).reading().posts().posts();
    }

    private static AccountToRead[] fifty() {
        return IntStream.range(0, 50)
                .mapToObj(number -> AccountToRead.fresh(
                        new AccountId(number), AccountReference.ofId(PlainYouTube.channelId(number))))
                .toArray(AccountToRead[]::new);
    }

    private static String page(String nextToken, String... ids) {
        String items = IntStream.range(0, ids.length)
                .mapToObj(number -> item(ids[number], "2026-11-20T10:00:%02dZ".formatted(59 - number % 60)))
                .collect(Collectors.joining(","));
        return "{\"items\":[" + items + "],\"nextPageToken\":\"" + nextToken
                + "\",\"pageInfo\":{\"totalResults\":20000}}";
    }

    private static String item(String id, String published) {
        return "{\"snippet\":{\"title\":\"A title\"},\"contentDetails\":{\"videoId\":\"%s\",\"videoPublishedAt\":\"%s\"}}"
                .formatted(id, published);
    }
}
