package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.rapport.adapter.tiktok.Bench.NOW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResearchRouteTest {
    private static final String TOKEN = "/v2/oauth/token/";
    private static final String USER = "/v2/research/user/info/";
    private static final String VIDEOS = "/v2/research/video/query/";
    private static final ResearchStandIn VIDEO_SEARCH = new ResearchStandIn();

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().extensions(VIDEO_SEARCH))
            .build();

    private Bench bench;

    @BeforeEach
    void create() {
        VIDEO_SEARCH.clear();
        bench = new Bench(settings());
        api.stubFor(post(urlPathEqualTo(TOKEN))
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("client_key", equalTo("project-key"))
                .withFormParam("client_secret", equalTo("project-secret-not-to-be-seen"))
                .willReturn(okJson(
                        "{\"access_token\":\"clt.not-to-be-seen\",\"expires_in\":7200,\"token_type\":\"Bearer\"}")));
        api.stubFor(post(urlPathEqualTo(USER))
                .withHeader("Authorization", equalTo("Bearer clt.not-to-be-seen"))
                .willReturn(okJson(profile())));
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withHeader("Authorization", equalTo("Bearer clt.not-to-be-seen"))
                .willReturn(okJson("{}").withTransformers(ResearchStandIn.NAME)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "route", "research",
                "eligible-researcher", "true",
                "client-key", "project-key",
                "client-secret", "project-secret-not-to-be-seen",
                "base-url", api.baseUrl());
    }

    @Test
    void a_creator_costs_a_profile_and_a_share_of_a_search() {
        VIDEO_SEARCH.has("anna", 7_320_768_196_569_599_275L, "2026-11-10");
        AccountReading reading = bench.reading("Anna", 1);
        assertThat(reading.externalId()).isEqualTo("anna");
        assertThat(reading.followers()).isEqualTo(Followers.exact(15_000));
        assertThat(reading.postsTotal()).isEqualTo(Count.of(44));
        PostReading post = reading.posts().posts().get(0);
        assertThat(post.id()).isEqualTo("7320768196569599275");
        assertThat(post.url()).contains("https://www.tiktok.com/@anna/video/7320768196569599275");
        assertThat(post.publishedAt()).contains(Instant.parse("2026-11-10T09:00:00Z"));
        assertThat(post.counts().saves()).isEqualTo(Count.of(2));
        assertThat(bench.gate.spent().units()).isEqualTo(Map.of("research-calls", 2L, "research-records", 2L));
        api.verify(1, postRequestedFor(urlPathEqualTo(USER)).withRequestBody(equalToJson("{\"username\":\"anna\"}")));
        api.verify(1, postRequestedFor(urlPathEqualTo(VIDEOS)).withRequestBody(equalToJson("""
                                        {"query":{"and":[{"operation":"IN","field_name":"username","field_values":["anna"]}]},
                                         "start_date":"20261025","end_date":"20261124","max_count":100,"cursor":0}
                                        """)));
    }

    @Test
    void a_hundred_creators_of_thirty_posts_in_one_window_cost_130_calls_and_3100_records() {
        try (Bench hundred = new Bench(Bench.with(settings(), "research-batch-size", "100"))) {
            thirtyPosts(100);
            Map<AccountId, AccountOutcome> outcomes = hundred.outcomes(Bench.accounts(Bench.handles(100)), 30);
            assertThat(outcomes.values())
                    .allSatisfy(outcome -> assertThat(posts(outcome)).hasSize(30));
            assertThat(hundred.gate.spent().units())
                    .isEqualTo(Map.of("research-calls", 130L, "research-records", 3_100L));
            assertThat(hundred.gate.calls()).isEqualTo(131);
        }
    }

    private static void thirtyPosts(int creators) {
        for (int creator = 0; creator < creators; creator++) {
            for (int post = 0; post < 30; post++) {
                VIDEO_SEARCH.has(
                        "creator" + creator,
                        7_000_000_000_000_000_000L + post * 1_000L + creator,
                        Instant.parse("2026-10-26T00:00:00Z")
                                .plus(Duration.ofDays(post % 28))
                                .toString()
                                .substring(0, 10));
            }
        }
    }

    private static List<PostReading> posts(AccountOutcome outcome) {
        return ((AccountOutcome.Read) outcome).reading().posts().posts();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "50", "51"})
    void the_estimate_is_never_less_than_what_is_spent(int creators) {
        thirtyPosts(creators);
        List<AccountToRead> accounts = Bench.accounts(Bench.handles(creators));
        assertThat(bench.outcomes(accounts, 30).values())
                .allSatisfy(outcome -> assertThat(posts(outcome)).hasSize(30));
        var estimate = bench.adapter.estimate(new ReadRequest(accounts, 30, false));
        bench.gate
                .spent()
                .units()
                .forEach((bucket, units) -> assertThat(units).as(bucket).isLessThanOrEqualTo(estimate.of(bucket)));
        assertThat(bench.gate.spent().of("research-calls")).isEqualTo(creators + (creators * 3L + 9) / 10);
    }

    @Test
    void windows_of_thirty_days_share_a_day_and_count_a_post_once() {
        VIDEO_SEARCH
                .has("anna", 4, "2026-11-20")
                .has("anna", 3, "2026-10-25")
                .has("anna", 2, "2026-09-25")
                .has("anna", 1, "2026-08-27");
        AccountReading reading = bench.reading("anna", 20);
        assertThat(reading.posts().posts()).extracting(PostReading::id).containsExactly("4", "3", "2", "1");
        for (String window : List.of("20261025", "20260925", "20260826")) {
            api.verify(
                    1,
                    postRequestedFor(urlPathEqualTo(VIDEOS))
                            .withRequestBody(matchingJsonPath("$.start_date", equalTo(window))));
        }
        api.verify(3, postRequestedFor(urlPathEqualTo(VIDEOS)));
    }

    @Test
    void a_batch_is_mapped_back_to_each_creator_and_to_those_without_posts() {
        VIDEO_SEARCH.has("anna", 1, "2026-11-20").has("ben", 2, "2026-11-20");
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts("anna", "ben", "cleo"), 20);
        assertThat(posts(requireNonNull(outcomes.get(new AccountId(1)))))
                .extracting(PostReading::id)
                .containsExactly("1");
        assertThat(posts(requireNonNull(outcomes.get(new AccountId(2)))))
                .extracting(PostReading::id)
                .containsExactly("2");
        assertThat(posts(requireNonNull(outcomes.get(new AccountId(3))))).isEmpty();
    }

    @Test
    void recorded_bodies_are_read_and_names_are_checked_exactly() {
        givenPage(resource("research_video_query_page1_has_more.json")
                .replace("\"has_more\": true", "\"has_more\": false"));
        AccountReading withoutLikes = bench.reading("creator_07", 20);
        assertThat(withoutLikes.posts().posts()).hasSize(1).first().satisfies(post -> {
            assertThat(post.id()).isEqualTo("7320768149928955182");
            assertThat(post.counts().likes()).isEqualTo(Count.absent(Status.NOT_REPORTED));
            assertThat(post.counts().comments()).isEqualTo(Count.of(0));
        });
    }

    @Test
    void names_with_nul_and_ids_beyond_64_bits_are_understood() {
        givenPage("""
                {"data":{"videos":[
                  {"id":12345678901234567890,"username":"An\\u0000na","create_time":1764000000,"like_count":1,
                   "video_tag":{"type":"Branded","number":1}},
                  {"video_id":123456789012345678901,"username":"anna","create_time":1763000000},
                  {"id":7,"username":"anna2","create_time":1764000000}],
                 "cursor":100,"has_more":false,"search_id":"1"},"error":{"code":"ok","message":"ok","log_id":"3"}}
                """);
        List<PostReading> posts = bench.reading("anna", 2).posts().posts();
        assertThat(posts).extracting(PostReading::id).containsExactly("12345678901234567890", "123456789012345678901");
        assertThat(posts.get(0).sponsored()).contains(true);
        assertThat(posts.get(1).sponsored()).isEmpty();
    }

    @Test
    void a_prolific_creator_is_dropped_and_the_starved_are_asked_for_alone() {
        for (int i = 0; i < 900; i++) {
            VIDEO_SEARCH.has("prolific", 10_000 + i, "2026-11-20");
        }
        VIDEO_SEARCH.has("rare", 1, "2026-11-01");
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts("prolific", "rare"), 20);
        assertThat(posts(requireNonNull(outcomes.get(new AccountId(1))))).hasSize(20);
        assertThat(posts(requireNonNull(outcomes.get(new AccountId(2))))).hasSize(1);
        // Two profiles, two pages until the prolific one is seen to crowd the search, one page per window for the
        // other.
        assertThat(bench.gate.spent().of("research-calls")).isEqualTo(2 + 2 + 3);
    }

    @Test
    void a_search_id_that_is_refused_is_waited_for() {
        twoPages();
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withRequestBody(matchingJsonPath("$.search_id"))
                .inScenario("search")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("once")
                .willReturn(badRequest("Search Id 7354 is invalid or expired")));
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withRequestBody(matchingJsonPath("$.search_id"))
                .inScenario("search")
                .whenScenarioStateIs("once")
                .willSetStateTo("twice")
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody(resource("research_error_400_invalid_count_or_cursor.json"))));
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withRequestBody(matchingJsonPath("$.search_id"))
                .inScenario("search")
                .whenScenarioStateIs("twice")
                .willReturn(okJson("{}").withTransformers(ResearchStandIn.NAME)));
        assertThat(bench.reading("anna", 150).posts().posts()).hasSize(150);
        assertThat(Duration.between(NOW, bench.clock.instant())).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void a_search_id_that_stays_refused_starts_the_search_anew_once_and_keeps_what_was_read() {
        twoPages();
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .withRequestBody(matchingJsonPath("$.search_id"))
                .willReturn(badRequest("Search Id 7354 is invalid or expired")));
        AccountReading reading = bench.reading("anna", 150);
        assertThat(reading.posts().posts()).hasSize(100);
        assertThat(reading.findings()).hasSize(1);
        api.verify(10, postRequestedFor(urlPathEqualTo(VIDEOS)).withRequestBody(matchingJsonPath("$.search_id")));
        api.verify(12, postRequestedFor(urlPathEqualTo(VIDEOS)));
    }

    private static void twoPages() {
        for (int i = 0; i < 150; i++) {
            VIDEO_SEARCH.has("anna", 1_000 + i, "2026-11-20");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "24", "49"})
    void a_handle_that_spoils_its_batch_is_found_by_halving_and_fails_alone(int spoiling) {
        VIDEO_SEARCH.poisonedBy("creator" + spoiling);
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts(Bench.handles(50)), 20);
        assertThat(Bench.told(requireNonNull(outcomes.get(new AccountId(spoiling + 1)))))
                .isEqualTo("failed network-unavailable");
        assertThat(outcomes.values().stream().map(Bench::told))
                .filteredOn("read"::equals)
                .hasSize(49);
    }

    @Test
    void a_storm_of_server_errors_costs_few_calls_and_puts_the_rest_off() {
        api.stubFor(post(urlPathEqualTo(VIDEOS)).willReturn(aResponse().withStatus(500)));
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts(Bench.handles(51)), 20);
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(Bench.told(outcome)).contains("network-unavailable"));
        api.verify(20, postRequestedFor(urlPathEqualTo(VIDEOS)));
        api.verify(50, postRequestedFor(urlPathEqualTo(USER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_params | username is invalid: cannot find the user | not-found account-not-found | 1",
                "400 | invalid_params | API cannot return this user's information | not-readable account-not-readable | 1",
                "400 | invalid_params | something else                             | failed unexpected-response | 1",
                "400 | invalid_param  | cannot find the user                       | not-found account-not-found | 1",
                "200 | invalid_params | cannot find the user                       | not-found account-not-found | 1",
                "401 | scope_not_authorized | no                                   | failed not-authorised | 1",
                "400 | scope_permission_missed | no                                | failed not-authorised | 1",
                "401 | access_token_invalid | no                                   | failed not-authorised | 2",
                "429 | rate_limit_exceeded | no                                    | deferred quota-exhausted | 2",
                "200 | rate_limit_exceeded | no                                    | deferred quota-exhausted | 2",
                "500 | internal_error | no                                         | failed network-unavailable | 4",
                "400 | timeout        | no                                         | failed network-unavailable | 4",
                "504 | something_new  | no                                         | failed network-unavailable | 4",
                "418 | something_new  | no                                         | failed unexpected-response | 1"
            })
    void what_an_error_of_a_profile_means(int status, String code, String message, String told, int calls) {
        api.stubFor(post(urlPathEqualTo(USER))
                .willReturn(aResponse().withStatus(status).withBody(error(code, message))));
        assertThat(Bench.told(bench.outcome("anna", 20))).isEqualTo(told);
        assertThat(bench.gate.spent().of("research-calls")).isEqualTo(calls);
        api.verify(0, postRequestedFor(urlPathEqualTo(VIDEOS)));
    }

    @Test
    void a_second_429_ends_the_day_for_all_that_is_left() {
        api.stubFor(post(urlPathEqualTo(USER))
                .withRequestBody(matchingJsonPath("$.username", equalTo("ben")))
                .willReturn(aResponse().withStatus(429).withBody("<html>slow down</html>")));
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts("anna", "ben", "cleo"), 20);
        Instant midnight = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(outcomes.values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                AccountOutcome.Deferred.class,
                                put -> assertThat(put.until()).contains(midnight)));
        assertThat(bench.gate.pauses()).containsEntry("research-calls", midnight);
        assertThat(bench.gate.spent().of("research-calls")).isEqualTo(3);
    }

    @Test
    void one_429_is_waited_out() {
        api.stubFor(post(urlPathEqualTo(USER))
                .inScenario("limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("passed")
                .willReturn(aResponse().withStatus(429).withBody(error("rate_limit_exceeded", ""))));
        api.stubFor(post(urlPathEqualTo(USER))
                .inScenario("limit")
                .whenScenarioStateIs("passed")
                .willReturn(okJson(profile())));
        assertThat(bench.reading("anna", 0).followers()).isEqualTo(Followers.exact(15_000));
        assertThat(Duration.between(NOW, bench.clock.instant())).isEqualTo(Duration.ofSeconds(10));
        assertThat(bench.gate.pauses()).isEmpty();
    }

    @Test
    void the_token_is_shared_and_renewed_at_nine_tenths_of_its_life() {
        bench.reading("anna", 0);
        bench.clock.advance(Duration.ofSeconds(6_479));
        bench.reading("anna", 0);
        api.verify(1, postRequestedFor(urlPathEqualTo(TOKEN)));
        bench.clock.advance(Duration.ofSeconds(1));
        bench.reading("anna", 0);
        api.verify(2, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void a_token_that_is_refused_in_mid_run_is_asked_for_anew_once_and_the_call_repeated() {
        VIDEO_SEARCH.has("anna", 1, "2026-11-20");
        api.stubFor(post(urlPathEqualTo(VIDEOS))
                .inScenario("token")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("renewed")
                .willReturn(aResponse().withStatus(401).withBody(error("access_token_invalid", ""))));
        assertThat(bench.reading("anna", 20).posts().posts()).hasSize(1);
        api.verify(2, postRequestedFor(urlPathEqualTo(TOKEN)));
    }

    @Test
    void a_token_that_is_refused_as_soon_as_it_is_given_stops_the_network() {
        api.stubFor(post(urlPathEqualTo(USER))
                .willReturn(aResponse().withStatus(401).withBody(error("access_token_invalid", ""))));
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts("anna", "ben"), 20);
        assertThat(outcomes.values()).extracting(Bench::told).containsOnly("failed not-authorised");
        assertThat(bench.gate.calls()).isEqualTo(4);
    }

    @Test
    void a_cursor_that_does_not_move_on_ends_the_search_and_keeps_what_was_read() {
        givenPage(
                "{\"data\":{\"videos\":[{\"id\":1,\"username\":\"anna\",\"create_time\":1763600000}],\"cursor\":100,"
                        + "\"has_more\":true,\"search_id\":\"7\"},\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}");
        AccountReading reading = bench.reading("anna", 20);
        assertThat(reading.posts().posts()).hasSize(1);
        assertThat(reading.posts().complete()).isFalse();
        assertThat(reading.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.detail()).contains("cursor does not move on"));
    }

    @Test
    void a_refused_project_key_stops_the_network_after_one_call() {
        api.stubFor(post(urlPathEqualTo(TOKEN)).willReturn(okJson("{\"error\":\"invalid_client\"}")));
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts("anna", "ben"), 20);
        assertThat(outcomes.values()).extracting(Bench::told).containsOnly("failed not-authorised");
        assertThat(bench.gate.calls()).isEqualTo(1);
    }

    @Test
    void known_posts_of_the_searched_time_that_are_not_listed_are_gone_but_not_the_newest_nor_the_older() {
        VIDEO_SEARCH.has("anna", 5, "2026-11-15");
        List<KnownPost> known = List.of(
                known("young", "2026-11-23T00:00:00Z"),
                known("5", "2026-11-15T09:00:00Z"),
                known("deleted", "2026-11-10T00:00:00Z"),
                known("old", "2026-01-10T00:00:00Z"));
        AccountToRead anna = new AccountToRead(
                new AccountId(1),
                new AccountReference(Bench.accounts("anna").get(0).reference().handle(), Optional.of("Open-id")),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                known,
                false);
        AccountOutcome outcome =
                requireNonNull(bench.outcomes(List.of(anna), 20).get(new AccountId(1)));
        AccountReading reading = ((AccountOutcome.Read) outcome).reading();
        assertThat(reading.posts().gone()).containsExactly("deleted");
        assertThat(reading.externalId()).isEqualTo("Open-id");
    }

    private static KnownPost known(String id, String publishedAt) {
        return new KnownPost(id, Optional.of(Instant.parse(publishedAt)));
    }

    @Test
    void no_outcome_shows_a_secret() {
        api.stubFor(post(urlPathEqualTo(USER))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody(error("clt.not-to-be-seen x", "project-secret-not-to-be-seen"))));
        assertThat(bench.outcome("anna", 20).toString()).doesNotContain("not-to-be-seen");
    }

    private static String profile() {
        return """
                {"data":{"display_name":"Anna","follower_count":15000,"video_count":44},
                 "error":{"code":"ok","message":"","log_id":"20220829194722CBE87ED59D524E727021"}}
                """;
    }

    private static String error(String code, String message) {
        return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"log_id\":\"2\"}}".formatted(code, message);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder badRequest(String message) {
        return aResponse().withStatus(400).withBody(error("invalid_params", message));
    }

    private static void givenPage(String page) {
        api.stubFor(post(urlPathEqualTo(VIDEOS)).willReturn(okJson(page)));
    }

    private static String resource(String name) {
        try (InputStream in = requireNonNull(ResearchRouteTest.class.getResourceAsStream("/tiktok/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
