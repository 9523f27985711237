package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.setting.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTokensTest extends DisplayBench {
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

    private AccountId[] staleGrants(int count) {
        AccountId[] accounts = new AccountId[count];
        for (int i = 0; i < count; i++) {
            accounts[i] = new AccountId(i + 1);
            grants.with(accounts[i], grant(String.valueOf(i + 1), ALL_SCOPES, NOW));
        }
        return accounts;
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
