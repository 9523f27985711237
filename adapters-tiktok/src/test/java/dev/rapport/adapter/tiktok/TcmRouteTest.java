package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcmRouteTest {
    private static final String ACCOUNTS = "/open_api/v1.3/tto/oauth2/tcm/";
    private static final String CREATOR = "/open_api/v1.3/tto/tcm/creator/public/";
    private static final String VIDEOS = "/open_api/v1.3/tto/tcm/creator/public/video/list/";

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private Bench bench;

    @BeforeEach
    void create() {
        bench = new Bench(settings());
        given(CREATOR, creator("anna"));
        given(VIDEOS, page("\"has_more\":false", video(1)));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "route", "tcm",
                "access-token", "token-not-to-be-seen",
                "tcm-account-id", "7000001",
                "base-url", api.baseUrl());
    }

    @Test
    void a_creator_costs_one_public_page_and_one_page_of_videos() {
        AccountReading reading = bench.reading("@Anna", 20);
        assertThat(reading.externalId()).isEqualTo("6900001");
        assertThat(reading.followers()).isEqualTo(Followers.exact(15_000));
        assertThat(reading.postsTotal()).isEqualTo(Count.of(321));
        assertThat(reading.posts().complete()).isTrue();
        PostReading post = reading.posts().posts().get(0);
        assertThat(post.publishedAt()).contains(Instant.parse("2025-11-24T16:00:01Z"));
        assertThat(post.counts().likes()).isEqualTo(Count.of(12));
        assertThat(post.counts().saves()).isEqualTo(Count.of(3));
        assertThat(post.counts().views()).isEqualTo(Count.of(900));
        assertThat(post.url()).contains("https://www.tiktok.com/@anna/video/7300000000000000001");
        assertThat(bench.gate.spent().units()).isEqualTo(Map.of("tcm-calls", 2L));
        assertThat(bench.gate.spent())
                .isEqualTo(bench.adapter.estimate(new ReadRequest(Bench.accounts("anna"), 20, false)));
        api.verify(
                1,
                getRequestedFor(urlPathEqualTo(VIDEOS))
                        .withHeader("Access-Token", equalTo("token-not-to-be-seen"))
                        .withHeader("Authorization", absent())
                        .withQueryParam("tto_tcm_account_id", equalTo("7000001"))
                        .withQueryParam("handle_name", equalTo("anna"))
                        .withQueryParam("limit", equalTo("20"))
                        .withQueryParam("cursor", absent()));
    }

    @Test
    void the_platform_s_own_rate_is_not_taken_for_anything() {
        assertThat(bench.reading("anna", 20).toString()).doesNotContain("0.25");
    }

    @Test
    void pages_are_followed_until_there_are_no_more() {
        given(VIDEOS, page("\"has_more\":true,\"cursor\":1764000000000", video(3)));
        api.stubFor(get(urlPathEqualTo(VIDEOS))
                .withQueryParam("cursor", equalTo("1764000000000"))
                .willReturn(okJson(page("\"has_more\":true,\"cursor\":1763000000000"))));
        api.stubFor(get(urlPathEqualTo(VIDEOS))
                .withQueryParam("cursor", equalTo("1763000000000"))
                .willReturn(okJson(page("\"has_more\":false,\"cursor\":0", video(2), video(3)))));
        assertThat(bench.reading("anna", 20).posts().posts()).hasSize(2);
        assertThat(bench.gate.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2025-11-24 16:00:01\"", "\"1764000001\"", "1764000001", "\"2025-11-24T16:00:01Z\""})
    void times_are_read_in_whatever_form(String written) {
        given(VIDEOS, page("\"has_more\":false", video(1).replace("1764000001", written)));
        assertThat(bench.reading("anna", 20).posts().posts().get(0).publishedAt())
                .contains(Instant.parse("2025-11-24T16:00:01Z"));
    }

    @Test
    void counts_that_are_missing_are_unknown() {
        given(
                CREATOR,
                "{\"code\":0,\"data\":{\"creator_id\":6900001,\"handle_name\":\"anna\",\"followers_count\":\"15000\"}}");
        given(VIDEOS, page("\"has_more\":false", "{\"video_id\":\"1\",\"likes\":\"7\",\"new_field\":{}}"));
        AccountReading reading = bench.reading("anna", 20);
        assertThat(reading.followers()).isEqualTo(Followers.exact(15_000));
        assertThat(reading.postsTotal()).isEqualTo(Count.absent(Status.NOT_REPORTED));
        assertThat(reading.posts().posts().get(0).counts().likes()).isEqualTo(Count.of(7));
        assertThat(reading.posts().posts().get(0).counts().views()).isEqualTo(Count.absent(Status.NOT_REPORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":0,\"message\":\"OK\",\"data\":{}}", "{\"code\":0,\"message\":\"OK\"}"})
    void a_creator_whom_the_marketplace_does_not_show_is_not_readable(String body) {
        given(CREATOR, body);
        assertThat(Bench.told(bench.outcome("anna", 20))).isEqualTo("not-readable account-not-readable");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 40100, deferred rate-limited, 2",
        "429, 40100, deferred rate-limited, 2",
        "200, 40104, failed not-authorised, 1",
        "200, 40105, failed not-authorised, 1",
        "200, 40001, failed not-authorised, 1",
        "200, 40002, failed unexpected-response, 1",
        "200, 50000, failed network-unavailable, 4",
        "502, 0,     failed network-unavailable, 4"
    })
    void what_an_error_means(int status, String code, String told, int calls) {
        api.stubFor(get(urlPathEqualTo(CREATOR))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody(
                                "{\"code\":%s,\"message\":\"token-not-to-be-seen\",\"request_id\":\"2026\",\"data\":{}}"
                                        .formatted(code))));
        AccountOutcome outcome = bench.outcome("anna", 20);
        assertThat(Bench.told(outcome)).isEqualTo(told);
        assertThat(outcome.toString()).doesNotContain("not-to-be-seen");
        assertThat(bench.gate.spent().of("tcm-calls")).isEqualTo(calls);
    }

    @Test
    void a_refused_token_stops_the_network() {
        given(CREATOR, "{\"code\":40105,\"message\":\"no\"}");
        Map<AccountId, AccountOutcome> outcomes = bench.outcomes(Bench.accounts(Bench.handles(60)), 20);
        assertThat(outcomes.values()).extracting(Bench::told).containsOnly("failed not-authorised");
        assertThat(bench.gate.calls()).isLessThanOrEqualTo(16);
    }

    @Test
    void an_answer_that_is_no_json_is_no_empty_marketplace() {
        given(CREATOR, "<html>welcome</html>");
        assertThat(Bench.told(bench.outcome("anna", 20))).isEqualTo("failed unexpected-response");
    }

    @Test
    void the_marketplace_account_is_asked_for_once_if_it_is_not_set() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.remove("tcm-account-id");
        settings.put("client-key", "app-1");
        settings.put("client-secret", "secret-not-to-be-seen");
        api.stubFor(get(urlPathEqualTo(ACCOUNTS))
                .withQueryParam("app_id", equalTo("app-1"))
                .withQueryParam("secret", equalTo("secret-not-to-be-seen"))
                .withHeader("Access-Token", equalTo("token-not-to-be-seen"))
                .willReturn(okJson("{\"code\":0,\"data\":{\"tto_tcm_account_ids\":[\"7000009\",\"7000010\"]}}")));
        try (Bench asking = new Bench(settings)) {
            assertThat(asking.reading("anna", 0).followers()).isEqualTo(Followers.exact(15_000));
            assertThat(asking.reading("anna", 0).followers()).isEqualTo(Followers.exact(15_000));
        }
        api.verify(1, getRequestedFor(urlPathEqualTo(ACCOUNTS)));
        api.verify(
                2, getRequestedFor(urlPathEqualTo(CREATOR)).withQueryParam("tto_tcm_account_id", equalTo("7000009")));
    }

    @Test
    void the_estimate_of_many_is_what_they_cost() {
        for (int creators : new int[] {0, 1, 50, 51}) {
            assertThat(bench.adapter
                            .estimate(new ReadRequest(Bench.accounts(Bench.handles(creators)), 20, false))
                            .of("tcm-calls"))
                    .isEqualTo(2L * creators);
        }
    }

    @Test
    void another_creator_s_answer_is_a_conflict() {
        AccountOutcome outcome =
                requireNonNull(bench.outcomes(Bench.accounts("ben"), 20).get(new AccountId(1)));
        assertThat(Bench.told(outcome)).isEqualTo("failed identity-conflict");
    }

    private static void given(String path, String body) {
        api.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body)));
    }

    private static String creator(String handle) {
        return """
                {"code":0,"message":"OK","request_id":"2026112400","data":{"creator_id":"6900001","handle_name":"%s",
                 "display_name":"Anna","followers_count":15000,"following_count":10,"likes_count":99,"videos_count":321,
                 "median_views":800,"engagement_rate":0.25,"creator_price":100.5,"currency":"EUR"}}
                """.formatted(handle);
    }

    private static String video(int number) {
        return """
                {"video_id":"730000000000000000%d","create_time":1764000001,"likes":12,"comments":4,"shares":1,"favorites":3,
                 "video_views":900}
                """.formatted(number);
    }

    private static String page(String pageInfo, String... videos) {
        return "{\"code\":0,\"message\":\"OK\",\"data\":{\"posts\":[%s],\"page_info\":{%s}}}"
                .formatted(String.join(",", videos), pageInfo);
    }
}
