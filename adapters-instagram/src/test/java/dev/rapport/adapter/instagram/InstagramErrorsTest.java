package dev.rapport.adapter.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anna is fine, Ben is what the test is about, Caro comes after him. */
class InstagramErrorsTest extends InstagramRun {
    private static final Duration LONGEST_AGAIN = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({
        // code, subcode (0: none), outcome of Ben, kind, whether Caro is still asked, calls for Ben
        "110, 2207013, NotReadable, account-not-readable, true, 1",
        "110, 0, NotReadable, account-not-readable, true, 1",
        "100, 2207013, NotReadable, account-not-readable, true, 1",
        "24, 2207006, NotReadable, account-not-readable, true, 1",
        "110, 99, Failed, unexpected-response, true, 1",
        "190, 463, Failed, not-authorised, false, 1",
        "190, 460, Failed, not-authorised, false, 1",
        "190, 458, Failed, not-authorised, false, 1",
        "190, 459, Failed, not-authorised, false, 1",
        "190, 464, Failed, not-authorised, false, 1",
        "190, 467, Failed, not-authorised, false, 1",
        "190, 492, Failed, not-authorised, false, 1",
        "190, 0, Failed, not-authorised, false, 1",
        "102, 0, Failed, not-authorised, false, 1",
        "10, 0, Failed, not-authorised, false, 1",
        "200, 0, Failed, not-authorised, false, 1",
        "299, 0, Failed, not-authorised, false, 1",
        "3, 0, Failed, not-authorised, false, 1",
        "368, 0, Failed, not-authorised, false, 1",
        "100, 0, Failed, unexpected-response, true, 1",
        "100, 33, Failed, unexpected-response, true, 2",
        "2500, 0, Failed, unexpected-response, false, 1",
        "4, 0, Deferred, rate-limited, false, 1",
        "17, 0, Deferred, rate-limited, false, 1",
        "32, 0, Deferred, rate-limited, false, 1",
        "341, 0, Deferred, rate-limited, false, 1",
        "613, 0, Deferred, rate-limited, false, 1",
        "80002, 0, Deferred, rate-limited, false, 1",
        "80001, 0, Deferred, rate-limited, false, 1",
        "80004, 0, Deferred, rate-limited, false, 1",
        "80006, 0, Deferred, rate-limited, false, 1",
        "1, 0, Failed, network-unavailable, true, 4",
        "2, 0, Failed, network-unavailable, true, 4",
        "-1, 0, Failed, network-unavailable, true, 4",
        "9999, 0, Failed, unexpected-response, true, 1",
    })
    void code_and_subcode_decide(int code, int subcode, String outcome, String kind, boolean othersGoOn, int calls) {
        List<AccountOutcome> outcomes = aroundBen(subcode == 0 ? code(code) : code(code, subcode));
        assertThat(outcomes.get(0)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(outcomes.get(1).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(kind(outcomes.get(1)).code()).isEqualTo(kind);
        if (othersGoOn) {
            assertThat(outcomes.get(2)).isInstanceOf(AccountOutcome.Read.class);
        } else {
            assertThat(outcomes.get(2).getClass()).isEqualTo(outcomes.get(1).getClass());
            assertThat(kind(outcomes.get(2))).isEqualTo(kind(outcomes.get(1)));
        }
        assertThat(callsFor("ben")).isEqualTo(calls);
        assertThat(callsFor("caro")).isEqualTo(othersGoOn ? 1 : 0);
        assertThat(detail(outcomes.get(1))).contains("@ben").doesNotContain("text");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 404, 429, 500})
    void the_status_does_not_decide(int status) {
        List<AccountOutcome> outcomes = aroundBen(okJson(fixture("constructed/error-110-2207013-user-not-found.json"))
                .withStatus(status));
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(AccountOutcome.NotReadable.class, closed -> {
            assertThat(closed.kind()).isEqualTo(FailureKind.ACCOUNT_NOT_READABLE);
            assertThat(closed.detail()).contains("renamed, private, personal", "AconstructedTrace001");
        });
        assertThat(outcomes.get(2)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(callsFor("ben")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "error-190-460-doc-sample.json, not-authorised",
        "constructed/error-190-463-token-expired.json, not-authorised",
        "constructed/error-190-460-password-changed.json, not-authorised",
        "constructed/error-10-permission.json, not-authorised",
        "error-2500-igapiexception.json, unexpected-response",
        "constructed/error-4-app-limit.json, rate-limited",
        "constructed/error-80002-instagram-limit.json, rate-limited",
    })
    void what_concerns_everybody_is_asked_once_in_the_whole_run(String body, String kind) {
        given("anna", okJson(fixture(body)).withStatus(400));
        List<AccountOutcome> outcomes = run(ANNA, BEN, CARO);
        assertThat(outcomes).extracting(outcome -> kind(outcome).code()).containsOnly(kind);
        assertThat(asked()).hasSize(1);
        assertThat(gate.calls()).isEqualTo(1);
    }

    @Test
    void numbers_of_an_error_may_be_quoted() {
        assertThat(kind(aroundBen(error(400, "\"code\":\"110\",\"error_subcode\":\"2207013\""))
                        .get(1)))
                .isEqualTo(FailureKind.ACCOUNT_NOT_READABLE);
    }

    @Test
    void an_error_that_is_null_is_none() {
        given("anna", ok(anna().replaceFirst("\\{", "{\"error\":null,")));
        assertThat(run(ANNA).get(0)).isInstanceOf(AccountOutcome.Read.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 9999})
    void an_error_that_calls_itself_passing_is_tried_again(int code) {
        assertThat(aroundBen(error(400, "\"code\":" + code + ",\"is_transient\":true"), ok(ben()))
                        .get(1))
                .isInstanceOf(AccountOutcome.Read.class);
        assertThat(callsFor("ben")).isEqualTo(2);
    }

    @Test
    void code_one_that_denies_to_be_passing_is_no_outage() {
        assertThat(kind(aroundBen(error(400, "\"code\":1,\"is_transient\":false"))
                        .get(1)))
                .isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void what_passes_is_tried_again_after_two_seconds() {
        List<AccountOutcome> outcomes = aroundBen(
                okJson(fixture("constructed/error-2-service-unavailable.json")).withStatus(500), ok(ben()));
        assertThat(outcomes).hasOnlyElementsOfType(AccountOutcome.Read.class);
        assertThat(callsFor("ben")).isEqualTo(2);
        assertThat(waited()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void pauses_grow_from_two_to_eight_and_thirty_seconds() {
        aroundBen(code(2));
        assertThat(callsFor("ben")).isEqualTo(4);
        assertThat(waited()).isBetween(Duration.ofSeconds(40), LONGEST_AGAIN);
    }

    @Test
    void an_object_that_is_not_shown_is_asked_for_once_more_after_a_minute() {
        List<AccountOutcome> outcomes = aroundBen(code(100, 33), ok(ben()));
        assertThat(outcomes).hasOnlyElementsOfType(AccountOutcome.Read.class);
        assertThat(waited()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sorry, something went wrong.</body></html>",
                "",
                "{\"business_discovery\":{\"id\":\"1784\",\"followers_co",
                "{\"business_discovery\":{\"id\":\"1\"}} trailing"
            })
    void what_is_no_json_is_tried_again_and_costs_no_other_account(String body) {
        List<AccountOutcome> outcomes = aroundBen(aResponse().withStatus(200).withBody(body));
        assertThat(kind(outcomes.get(1))).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Failed.class);
        assertThat(outcomes.get(2)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(callsFor("ben")).isEqualTo(4);
    }

    @Test
    void a_page_in_html_that_goes_away_does_no_harm() {
        ResponseDefinitionBuilder html = aResponse().withStatus(502).withBody("<html>Bad Gateway</html>");
        assertThat(aroundBen(html, html, ok(ben()))).hasOnlyElementsOfType(AccountOutcome.Read.class);
        assertThat(callsFor("ben")).isEqualTo(3);
    }

    @Test
    void a_gateway_that_stays_broken_fails_one_account() {
        List<AccountOutcome> outcomes = aroundBen(aResponse().withStatus(502).withBody("<html>Bad Gateway</html>"));
        assertThat(kind(outcomes.get(1))).isEqualTo(FailureKind.NETWORK_UNAVAILABLE);
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Failed.class);
        assertThat(outcomes.get(2)).isInstanceOf(AccountOutcome.Read.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void a_broken_connection_is_tried_again(String fault) {
        assertThat(aroundBen(aResponse().withFault(Fault.valueOf(fault)), ok(ben())))
                .hasOnlyElementsOfType(AccountOutcome.Read.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "code 2", "code 1"})
    void five_creators_in_a_row_without_an_answer_end_the_run(String how) {
        ResponseDefinitionBuilder broken = switch (how) {
            case "html" -> aResponse().withStatus(200).withBody("<html></html>");
            case "code 2" -> code(2);
            default -> code(1);
        };
        List<AccountToRead> accounts = accounts(8);
        accounts.forEach(account -> given(name(account), broken));
        List<AccountOutcome> outcomes = run(accounts.toArray(AccountToRead[]::new));
        assertThat(outcomes.subList(0, 5)).hasOnlyElementsOfType(AccountOutcome.Failed.class);
        assertThat(outcomes.subList(5, 8)).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(AccountOutcome.Deferred.class);
            assertThat(kind(outcome)).isEqualTo(FailureKind.NETWORK_UNAVAILABLE);
            assertThat(((AccountOutcome.Deferred) outcome).until().orElseThrow())
                    .isAfter(NOW);
        });
        assertThat(asked()).hasSize(5 * 4);
    }

    @Test
    void creators_that_are_not_visible_are_no_outage() {
        List<AccountToRead> accounts = accounts(30);
        accounts.forEach(account -> given(name(account), code(110, 2207013)));
        assertThat(run(accounts.toArray(AccountToRead[]::new)))
                .hasSize(30)
                .hasOnlyElementsOfType(AccountOutcome.NotReadable.class);
        assertThat(asked()).hasSize(30);
    }

    @Test
    void twenty_known_creators_that_vanish_together_are_the_operators_own_trouble() {
        List<AccountToRead> accounts = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> known(i, "creator" + i, "1784" + i, Duration.ofDays(1)))
                .toList();
        accounts.forEach(account -> given(name(account), code(110, 2207013)));
        List<AccountOutcome> outcomes = run(accounts.toArray(AccountToRead[]::new));
        assertThat(outcomes).hasSize(25).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(AccountOutcome.Failed.class);
            assertThat(detail(outcome)).contains("your own account");
        });
        assertThat(asked()).hasSize(20);
    }

    @Test
    void some_known_creators_that_vanish_are_not_readable() {
        List<AccountToRead> accounts = IntStream.rangeClosed(1, 19)
                .mapToObj(i -> known(i, "creator" + i, "1784" + i, Duration.ofDays(1)))
                .toList();
        accounts.forEach(account -> given(name(account), code(110, 2207013)));
        assertThat(run(accounts.toArray(AccountToRead[]::new))).hasOnlyElementsOfType(AccountOutcome.NotReadable.class);
    }

    @Test
    void a_field_that_is_closed_is_left_out_from_the_first_creator_on() {
        String least = "business_discovery.username(%s){id,username,followers_count,media_count,"
                + "media.limit(50){id,timestamp,like_count,comments_count}}";
        given("anna", okJson(fixture("constructed/error-100-bad-field.json")).withStatus(400), ok(annaWithPost()));
        given("ben", ok(ben()));
        List<AccountOutcome> outcomes = run(ANNA, BEN);
        assertThat(outcomes).hasOnlyElementsOfType(AccountOutcome.Read.class);
        assertThat(asked().subList(1, 3)).containsExactly(least.formatted("anna"), least.formatted("ben"));
        AccountReading anna = ((AccountOutcome.Read) outcomes.get(0)).reading();
        assertThat(anna.posts().posts().get(0).counts().likes()).isEqualTo(Count.of(3));
        assertThat(anna.posts().posts().get(0).format()).isEqualTo(PostFormat.OTHER);
        assertThat(anna.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("refused a field", "code 100"));
        assertThat(((AccountOutcome.Read) outcomes.get(1)).reading().findings()).isEmpty();
    }

    @Test
    void a_closed_field_is_also_found_behind_creators_that_are_not_visible() {
        given("anna", code(110, 2207013));
        given("ben", code(100), ok(ben()));
        given("caro", ok(caro()));
        List<AccountOutcome> outcomes = run(ANNA, BEN, CARO);
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(outcomes.get(2)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(asked()).hasSize(4);
    }

    @Test
    void a_first_creator_that_is_refused_with_the_least_of_fields_too_is_a_fault_of_the_configuration() {
        given(
                "anna",
                okJson(fixture("error-100-feature-or-proof-required.json")).withStatus(400));
        given("ben", ok(ben()));
        List<AccountOutcome> outcomes = run(ANNA, BEN);
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome).isInstanceOf(AccountOutcome.Failed.class);
            assertThat(kind(outcome)).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
            assertThat(detail(outcome)).contains("user-id", "app-secret", "permissions");
        });
        assertThat(asked()).hasSize(2);
    }

    @Test
    void an_own_account_that_is_not_shown_is_a_fault_of_the_configuration() {
        given("anna", code(100, 33));
        given("ben", ok(ben()));
        assertThat(run(ANNA, BEN)).hasOnlyElementsOfType(AccountOutcome.Failed.class);
        assertThat(asked()).hasSize(2).allMatch(fields -> fields.contains("username(anna)"));
    }

    @Test
    void a_later_creator_that_is_refused_is_skipped_without_a_second_try() {
        List<AccountOutcome> outcomes = aroundBen(code(100));
        assertThat(outcomes.get(2)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(callsFor("ben")).isEqualTo(1);
        assertThat(asked().get(2)).contains("view_count");
    }

    @ParameterizedTest
    @CsvSource({
        "190, 463, expired",
        "190, 460, password",
        "190, 458, no longer installed",
        "190, 459, log in",
        "190, 492, role",
        "190, 1, make a new one",
        "10, 1, permission",
        "368, 1, policy",
    })
    void a_refusal_says_what_the_operator_can_do(int code, int subcode, String words) {
        given("anna", code(code, subcode));
        assertThat(detail(run(ANNA).get(0)))
                .contains(words, "code " + code, "subcode " + subcode, "status 400", "trace Atrace_1-x+y");
    }

    @Test
    void nobody_is_asked_after_the_run_was_stopped() {
        given("anna", ok(anna()));
        given("ben", ok(ben()));
        List<AccountOutcome> outcomes = new ArrayList<>();
        adapter(Map.of())
                .read(
                        new ReadRequest(List.of(ANNA, BEN), 20, false),
                        new ReadContext(
                                gate,
                                Grants.none(),
                                clock,
                                clock,
                                () -> !outcomes.isEmpty(),
                                ReadContext.CallLimits.DEFAULT),
                        outcomes::add);
        assertThat(outcomes).hasSize(1);
        assertThat(asked()).hasSize(1);
    }

    private List<AccountOutcome> aroundBen(ResponseDefinitionBuilder... answers) {
        given("anna", ok(anna()));
        given("ben", answers);
        given("caro", ok(caro()));
        return run(ANNA, BEN, CARO);
    }

    private static String ben() {
        return creator("17841410000000002", "ben", "\"followers_count\":20000,\"media_count\":0", "");
    }

    private static String caro() {
        return creator("17841410000000003", "caro", "\"followers_count\":30000,\"media_count\":0", "");
    }

    private static String annaWithPost() {
        return creator(
                "\"followers_count\":15000,\"media_count\":1",
                page("", "{\"id\":\"1\",\"timestamp\":\"2026-11-20T00:00:00+0000\",\"like_count\":3}"));
    }

    private static List<AccountToRead> accounts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> account(i, "creator" + i))
                .toList();
    }

    private static String name(AccountToRead account) {
        return account.reference().handle().orElseThrow().value();
    }

    private static long callsFor(String name) {
        return asked().stream()
                .filter(fields -> fields.contains("username(" + name + ")"))
                .count();
    }

    private static FailureKind kind(AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Failed failed) {
            return failed.kind();
        }
        return outcome instanceof AccountOutcome.Deferred deferred
                ? deferred.kind()
                : ((AccountOutcome.NotReadable) outcome).kind();
    }

    private static String detail(AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Failed failed) {
            return failed.detail();
        }
        return outcome instanceof AccountOutcome.Deferred deferred
                ? deferred.detail()
                : ((AccountOutcome.NotReadable) outcome).detail();
    }
}
