package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TikTokAdapterTest {
    private static final AccountId ANNA = new AccountId(1);
    private static final AccountId BEN = new AccountId(2);
    private static final String OPEN_ID = "723f24d7-e717-40f8-a2b6-cb8464cd23b4";
    private static final Set<String> ALL_SCOPES =
            Set.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PROFILE = "/v2/user/info/";
    private static final String VIDEOS = "/v2/video/list/";
    private static final String TOKEN = "/v2/oauth/token/";

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final SettableClock clock = SettableClock.at(NOW.toString());
    private final RecordingQuotaGate gate = new RecordingQuotaGate(NOW.plusSeconds(60));
    private final StoredGrants grants = new StoredGrants().with(ANNA, grant("first", ALL_SCOPES));
    private NetworkAdapter adapter;

    @BeforeEach
    void create() {
        adapter = new TikTokAdapterProvider()
                .create(new NetworkAdapterProvider.Context(
                        new Settings(
                                "networks.tiktok",
                                Map.of(
                                        "client-key", "app-key-1",
                                        "client-secret", "app-secret-not-to-be-seen",
                                        "base-url", api.baseUrl())),
                        clock));
    }

    @AfterEach
    void close() {
        adapter.close();
    }

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

    @Test
    void a_stale_access_token_is_exchanged_before_the_first_call_and_the_new_one_is_kept() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW.plus(Duration.ofMinutes(4))));
        givenToken("first", token("second"));
        givenProfile("\"follower_count\":15000");
        givenVideos(page(false, 0));
        reading(ANNA);
        assertThat(grants.exchanged()).hasSize(1);
        Grant kept = grants.find(ANNA).orElseThrow();
        assertThat(kept.refreshToken().map(Secret::reveal)).contains("refresh-second");
        assertThat(kept.accessExpiresAt()).isEqualTo(NOW.plusSeconds(7200));
        assertThat(kept.refreshExpiresAt()).contains(NOW.plus(Duration.ofDays(180)));
        api.verify(0, getRequestedFor(urlPathEqualTo(PROFILE)).withHeader("Authorization", containing("first")));
        assertThat(gate.spent().units()).isEqualTo(Map.of("display-user", 1L, "display-videos", 1L));
        assertThat(gate.calls()).isEqualTo(3);
    }

    @Test
    void a_refused_access_token_is_exchanged_once_and_the_call_repeated_once() {
        stub(PROFILE, "access-first", 401, error("access_token_invalid"));
        stub(PROFILE, "access-second", 200, profile("\"follower_count\":15000"));
        givenToken("first", token("second"));
        givenVideos(page(false, 0));
        assertThat(reading(ANNA).followers()).isEqualTo(Followers.exact(15_000));
        api.verify(1, postRequestedFor(urlPathEqualTo(TOKEN)));
        api.verify(2, getRequestedFor(urlPathEqualTo(PROFILE)));
    }

    @Test
    void a_token_that_is_refused_again_ends_the_consent() {
        stub(PROFILE, "", 401, error("access_token_invalid"));
        givenToken("first", token("second"));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
        assertThat(grants.withdrawn()).containsExactly(ANNA);
        api.verify(1, postRequestedFor(urlPathEqualTo(TOKEN)));
        api.verify(2, getRequestedFor(urlPathEqualTo(PROFILE)));
    }

    @Test
    void a_token_that_was_renewed_before_the_first_call_is_not_renewed_again() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        givenToken("first", token("second"));
        givenToken("second", token("third"));
        stub(PROFILE, "", 401, error("access_token_invalid"));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
        assertThat(grants.withdrawn()).containsExactly(ANNA);
        api.verify(1, postRequestedFor(urlPathEqualTo(TOKEN)));
        api.verify(1, getRequestedFor(urlPathEqualTo(PROFILE)));
    }

    @Test
    void a_missing_scope_is_neither_exchanged_nor_repeated() {
        stub(PROFILE, "", 401, error("scope_not_authorized"));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.NOT_AUTHORISED);
        assertThat(grants.withdrawn()).isEmpty();
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void a_refused_refresh_token_ends_the_consent_with_no_further_call() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        givenToken("first", "{\"error\":\"invalid_grant\",\"error_description\":\"used\",\"log_id\":\"2026\"}");
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
        assertThat(grants.withdrawn()).containsExactly(ANNA);
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void a_refresh_token_that_has_run_out_is_not_sent() {
        grants.with(
                ANNA,
                new Grant(OPEN_ID, new Secret("a"), NOW, Optional.of(new Secret("r")), Optional.of(NOW), ALL_SCOPES));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
        assertThat(gate.calls()).isZero();
    }

    @Test
    void a_refused_app_stops_the_network_after_one_call() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW)).with(BEN, grant("second", ALL_SCOPES, NOW));
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .willReturn(okJson("{\"error\":\"invalid_client\",\"error_description\":\"no\"}")));
        Map<AccountId, AccountOutcome> outcomes = outcomes(1, ANNA, BEN);
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                AccountOutcome.Failed.class,
                                failed -> assertThat(failed.kind()).isEqualTo(FailureKind.NOT_AUTHORISED)));
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void a_refused_app_is_asked_about_once_however_many_creators_are_in_flight() {
        AccountId[] accounts = staleGrants(12);
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .willReturn(aResponse()
                        .withStatus(401)
                        .withFixedDelay(20)
                        .withBody("{\"error\":\"invalid_client\",\"error_description\":\"no\"}")));
        assertThat(outcomes(8, accounts).values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(AccountOutcome.Failed.class, failed -> {
                            assertThat(failed.kind()).isEqualTo(FailureKind.NOT_AUTHORISED);
                            assertThat(failed.detail()).contains("client key or secret is refused");
                        }));
        api.verify(1, postRequestedFor(urlPathEqualTo(TOKEN)));
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void a_consent_that_ends_first_leaves_the_others_to_be_renewed() {
        AccountId[] accounts = staleGrants(12);
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .atPriority(9)
                .willReturn(okJson("{\"error\":\"invalid_grant\",\"error_description\":\"no\"}")));
        assertThat(outcomes(8, accounts).values())
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(AccountOutcome.NotReadable.class));
        api.verify(12, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    private AccountId[] staleGrants(int count) {
        AccountId[] accounts = new AccountId[count];
        for (int i = 0; i < count; i++) {
            accounts[i] = new AccountId(i + 1);
            grants.with(accounts[i], grant(String.valueOf(i + 1), ALL_SCOPES, NOW));
        }
        return accounts;
    }

    @Test
    void a_withdrawn_consent_is_told_as_such_in_every_later_run_until_a_new_grant_comes() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        stub(PROFILE, "access-new", 200, profile("\"follower_count\":15000"));
        givenVideos(page(false, 0));
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .willReturn(okJson("{\"error\":\"invalid_grant\",\"error_description\":\"no\"}")));
        for (int run = 1; run <= 3; run++) {
            assertThat(kindOf(outcomes(ANNA), ANNA)).as("run " + run).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
        }
        assertThat(gate.calls()).as("asked only in the first run").isEqualTo(1);
        grants.with(ANNA, grant("new", ALL_SCOPES));
        assertThat(reading(ANNA).followers()).isEqualTo(Followers.exact(15_000));
    }

    @Test
    void two_readings_at_once_spend_one_refresh_token() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        givenToken("first", token("second"));
        givenProfile("\"follower_count\":15000");
        givenVideos(page(false, 0));
        Thread other = Thread.ofVirtual().start(() -> outcomes(ANNA));
        outcomes(ANNA);
        join(other);
        api.verify(1, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void a_limit_is_waited_out_for_its_minute() {
        givenProfile("\"follower_count\":15000");
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .inScenario("limit")
                .willSetStateTo("passed")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(429).withBody(error("rate_limit_exceeded"))));
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .inScenario("limit")
                .whenScenarioStateIs("passed")
                .willReturn(okJson(page(false, 0))));
        reading(ANNA);
        assertThat(Duration.between(NOW, clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(gate.spent().of("display-videos")).isEqualTo(2);
    }

    @Test
    void a_limit_that_stays_puts_the_account_off() {
        stub(PROFILE, "", 429, error("rate_limit_exceeded"));
        assertThat(outcomes(ANNA).get(ANNA)).isInstanceOfSatisfying(AccountOutcome.Deferred.class, deferred -> {
            assertThat(deferred.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(deferred.until()).isPresent();
        });
        assertThat(gate.pauses()).containsKey("display-user");
        api.verify(2, getRequestedFor(urlPathEqualTo(PROFILE)));
        assertThat(Duration.between(NOW, clock.instant())).isLessThanOrEqualTo(Duration.ofSeconds(76));
    }

    @Test
    void an_error_over_status_200_is_an_error() {
        stub(PROFILE, "", 200, error("scope_not_authorized"));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.NOT_AUTHORISED);
    }

    @Test
    void a_gateway_page_instead_of_json_is_tried_again_and_then_fails_this_creator_alone() {
        grants.with(
                BEN,
                new Grant(
                        "ben",
                        new Secret("access-ben"),
                        NOW.plusSeconds(7200),
                        Optional.empty(),
                        Optional.empty(),
                        ALL_SCOPES));
        givenProfile("\"follower_count\":15000");
        givenVideos(page(false, 0));
        stub(PROFILE, "access-ben", 504, "<html>gateway time-out</html>");
        Map<AccountId, AccountOutcome> outcomes = outcomes(ANNA, BEN);
        assertThat(outcomes.get(ANNA)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(kindOf(outcomes, BEN)).isEqualTo(FailureKind.NETWORK_UNAVAILABLE);
        api.verify(
                4, getRequestedFor(urlPathEqualTo(PROFILE)).withHeader("Authorization", equalTo("Bearer access-ben")));
    }

    @Test
    void another_account_s_answer_is_a_conflict() {
        stub(PROFILE, "", 200, profile("\"follower_count\":5").replace(OPEN_ID, "somebody-else"));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.IDENTITY_CONFLICT);
    }

    @Test
    void no_outcome_shows_a_secret() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"app-secret-not-to-be-seen refresh-first\"}")));
        assertThat(outcomes(ANNA).toString())
                .doesNotContain("app-secret-not-to-be-seen")
                .doesNotContain("refresh-first")
                .doesNotContain("access-first");
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
    void a_token_that_cannot_be_kept_is_not_used() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW)).failingToKeep();
        givenToken("first", token("second"));
        givenProfile("\"follower_count\":15000");
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.STORE_UNAVAILABLE);
        api.verify(0, getRequestedFor(urlPathEqualTo(PROFILE)));
    }

    @Test
    void a_lost_answer_to_a_refresh_is_asked_for_once_more_and_may_end_the_consent() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .inScenario("lost")
                .whenScenarioStateIs("Started")
                .willSetStateTo("spent")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .inScenario("lost")
                .whenScenarioStateIs("spent")
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":\"invalid_grant\"}")));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.CONSENT_WITHDRAWN);
        assertThat(grants.withdrawn()).containsExactly(ANNA);
        api.verify(2, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void refreshes_whose_answers_are_all_lost_leave_the_consent_alone() {
        grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
        api.stubFor(post(urlPathEqualTo(TOKEN)).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.NETWORK_UNAVAILABLE);
        assertThat(grants.withdrawn()).isEmpty();
        api.verify(2, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void videos_that_the_grant_does_not_cover_are_no_empty_list() {
        givenProfile("\"follower_count\":15000");
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .willReturn(aResponse().withStatus(401).withBody(error("scope_not_authorized"))));
        AccountReading reading = reading(ANNA);
        assertThat(reading.followers()).isEqualTo(Followers.exact(15_000));
        assertThat(reading.posts().status()).isEqualTo(Status.NOT_AUTHORISED);
        assertThat(reading.findings()).extracting(Finding::kind).containsExactly(FailureKind.NOT_AUTHORISED);
        api.verify(1, postRequestedFor(urlPathEqualTo(VIDEOS)));
        api.verify(0, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void a_field_beyond_the_grant_leaves_the_basic_ones() {
        stub(PROFILE, "", 400, error("scope_permission_missed"));
        api.stubFor(get(urlPathEqualTo(PROFILE))
                .withQueryParam("fields", equalTo("open_id,display_name"))
                .willReturn(okJson(profile("\"display_name\":\"Anna\""))));
        givenVideos(page(false, 0));
        AccountReading reading = reading(ANNA);
        assertThat(reading.followers()).isEqualTo(Followers.absent(Status.NOT_AUTHORISED));
        api.verify(2, getRequestedFor(urlPathEqualTo(PROFILE)));
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

    private AccountOutcome outcomeOf(AccountToRead account) {
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        adapter.read(
                new ReadRequest(List.of(account), 20, false),
                new ReadContext(gate, grants, clock, clock, Cancellation.never(), ReadContext.CallLimits.DEFAULT),
                outcome -> outcomes.put(outcome.account(), outcome));
        return Objects.requireNonNull(outcomes.get(account.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "401, access_token_invalid,    not-readable consent-withdrawn",
        "401, scope_not_authorized,    not-readable not-authorised",
        "400, scope_permission_missed, not-readable not-authorised",
        "400, invalid_params,          failed unexpected-response",
        "400, invalid_param,           failed unexpected-response",
        "400, invalid_request,         failed unexpected-response",
        "404, something_new,           failed unexpected-response",
        "200, something_new,           failed unexpected-response",
        "400, ok,                      failed unexpected-response",
        "429, rate_limit_exceeded,     deferred rate-limited",
        "200, rate_limit_exceeded,     deferred rate-limited",
        "429, something_new,           deferred rate-limited",
        "500, internal_error,          failed network-unavailable",
        "200, internal_error,          failed network-unavailable",
        "504, timeout,                 failed network-unavailable",
        "503, something_new,           failed network-unavailable"
    })
    void what_an_error_of_a_profile_means(int status, String code, String told) {
        givenToken("first", token("second"));
        stub(PROFILE, "", status, error(code));
        assertThat(Bench.told(outcomeOf(AccountToRead.fresh(ANNA, AccountReference.ofHandle("creator1")))))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant,             not-readable consent-withdrawn, 1",
        "invalid_client,            failed not-authorised,          1",
        "unauthorized_client,       failed not-authorised,          1",
        "invalid_request,           failed unexpected-response,     1",
        "invalid_scope,             failed unexpected-response,     1",
        "access_denied,             failed unexpected-response,     1",
        "unsupported_grant_type,    failed unexpected-response,     1",
        "server_error,              failed network-unavailable,     2",
        "temporarily_unavailable,   failed network-unavailable,     2"
    })
    void what_an_error_of_the_token_endpoint_means(String code, String told, int calls) {
        for (int status : new int[] {200, 400}) {
            grants.with(ANNA, grant("first", ALL_SCOPES, NOW));
            api.resetRequests();
            api.stubFor(post(urlPathEqualTo(TOKEN))
                    .willReturn(aResponse().withStatus(status).withBody("{\"error\":\"" + code + "\"}")));
            assertThat(Bench.told(outcomeOf(AccountToRead.fresh(ANNA, AccountReference.ofHandle("creator1")))))
                    .isEqualTo(told);
            api.verify(calls, postRequestedFor(urlPathEqualTo(TOKEN)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"user\":{\"open_id\":",
                "<html>hello</html>",
                "",
                "{\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}",
                "{\"data\":{},\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}",
                "{\"data\":{\"user\":{}}}"
            })
    void what_is_no_profile_is_an_error_and_not_an_empty_account(String body) {
        stub(PROFILE, "", 200, body);
        assertThat(kindOf(outcomes(ANNA), ANNA)).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
    }

    private AccountReading reading(AccountId account) {
        return ((AccountOutcome.Read) outcomes(account).values().iterator().next()).reading();
    }

    private static FailureKind kindOf(Map<AccountId, AccountOutcome> outcomes, AccountId account) {
        AccountOutcome outcome = Objects.requireNonNull(outcomes.get(account));
        if (outcome instanceof AccountOutcome.NotReadable closed) {
            return closed.kind();
        }
        return ((AccountOutcome.Failed) outcome).kind();
    }

    private Map<AccountId, AccountOutcome> outcomes(AccountId... accounts) {
        return outcomes(4, accounts);
    }

    private Map<AccountId, AccountOutcome> outcomes(int inFlight, AccountId... accounts) {
        ReadContext.CallLimits usual = ReadContext.CallLimits.DEFAULT;
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        adapter.read(
                request(accounts),
                new ReadContext(
                        gate,
                        grants,
                        clock,
                        clock,
                        Cancellation.never(),
                        new ReadContext.CallLimits(
                                inFlight, usual.attempts(), usual.callTimeout(), usual.maxAnswerBytes())),
                outcome -> assertThat(outcomes.put(outcome.account(), outcome)).isNull());
        assertThat(outcomes).hasSize(accounts.length);
        return outcomes;
    }

    private static ReadRequest request(AccountId... accounts) {
        return new ReadRequest(
                Arrays.stream(accounts)
                        .map(id -> AccountToRead.fresh(id, AccountReference.ofHandle("creator" + id.value())))
                        .toList(),
                20,
                false);
    }

    private static Grant grant(String name, Set<String> scopes) {
        return grant(name, scopes, NOW.plusSeconds(7200));
    }

    private static Grant grant(String name, Set<String> scopes, Instant expires) {
        return new Grant(
                OPEN_ID,
                new Secret("access-" + name),
                expires,
                Optional.of(new Secret("refresh-" + name)),
                Optional.of(NOW.plus(Duration.ofDays(100))),
                scopes);
    }

    private static void givenProfile(String fields) {
        stub(PROFILE, "", 200, profile(fields));
    }

    private static String profile(String fields) {
        return """
                {"data":{"user":{"open_id":"%s","union_id":"c9c60f44-a68e-4f5d-84dd-ce22faeb0ba1",%s}},
                 "error":{"code":"ok","message":"","log_id":"20220829194722CBE87ED59D524E727021"}}
                """.formatted(OPEN_ID, fields);
    }

    private static String error(String code) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"see code\",\"log_id\":\"202211240000\"}}".formatted(code);
    }

    private static String video(String id, int seconds) {
        return """
                {"id":"%s","create_time":%d,"duration":15,"like_count":0,"comment_count":4,"share_count":1,
                 "view_count":2500000000,
                 "share_url":"https://www.tiktok.com/@anna/video/%s?utm_campaign=tt4d_open_api&utm_source=app"}
                """.formatted(id, 1_764_000_000 + seconds, id);
    }

    private static String page(boolean more, long cursor, String... videos) {
        return "{\"data\":{\"videos\":[%s],\"cursor\":%d,\"has_more\":%s},\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}"
                .formatted(String.join(",", List.of(videos)), cursor, more);
    }

    private static void givenVideos(String page) {
        api.stubFor(post(urlPathEqualTo(VIDEOS)).willReturn(okJson(page)));
    }

    private static void givenVideosFrom(long cursor, String page) {
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withRequestBody(equalToJson("{\"max_count\":20,\"cursor\":" + cursor + "}"))
                .willReturn(okJson(page)));
    }

    private static String token(String name) {
        return """
                {"open_id":"%s","scope":"user.info.basic,user.info.profile,user.info.stats,video.list",
                 "access_token":"access-%s","expires_in":7200,"refresh_token":"refresh-%s","refresh_expires_in":15552000,
                 "token_type":"Bearer"}
                """.formatted(OPEN_ID, name, name);
    }

    private static void givenToken(String spent, String answer) {
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .withFormParam("grant_type", equalTo("refresh_token"))
                .withFormParam("client_key", equalTo("app-key-1"))
                .withFormParam("client_secret", equalTo("app-secret-not-to-be-seen"))
                .withFormParam("refresh_token", equalTo("refresh-" + spent))
                .withHeader("Authorization", absent())
                .willReturn(okJson(answer)));
    }

    private static void stub(String path, String token, int status, String body) {
        api.stubFor(get(urlPathEqualTo(path))
                .withHeader("Authorization", containing("Bearer " + token))
                .willReturn(
                        status == 200
                                ? okJson(body)
                                : aResponse().withStatus(status).withBody(body)));
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
