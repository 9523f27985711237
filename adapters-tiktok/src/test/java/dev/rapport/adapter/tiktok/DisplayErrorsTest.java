package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.setting.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayErrorsTest extends DisplayBench {
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
}
