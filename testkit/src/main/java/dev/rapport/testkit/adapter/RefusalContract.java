package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.ReadRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an adapter makes of a network that says no, for now or for good. */
abstract class RefusalContract extends AdapterPart {
    RefusalContract(AdapterContract contract) {
        super(contract);
    }

    private void always(Trouble trouble) {
        assertSaid(trouble);
        contract.meddle((number, asked, honest) -> trouble(trouble, asked));
    }

    private void once(Trouble trouble, String retryAfter) {
        assertSaid(trouble);
        contract.meddle((number, asked, honest) ->
                number == 1 ? trouble(trouble, asked).with("Retry-After", retryAfter) : honest.answer());
    }

    @Test
    final void a_short_wait_that_the_network_names_is_sat_out() {
        AccountToRead account = given(1, 500, 0);
        once(Trouble.TOO_FAST, "7");
        assertThat(outcome(0, account)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    final void a_wait_that_is_named_as_a_moment_is_sat_out() {
        AccountToRead account = given(1, 500, 0);
        once(
                Trouble.TOO_FAST,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        AdapterContract.NOW.plusSeconds(7).atOffset(ZoneOffset.UTC)));
        assertThat(outcome(0, account)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(waited()).isBetween(Duration.ofSeconds(7), Duration.ofMinutes(2));
    }

    @Test
    final void a_wait_that_comes_with_trouble_is_sat_out() {
        AccountToRead account = given(1, 500, 0);
        once(Trouble.SERVER_TROUBLE, "40");
        assertThat(outcome(0, account)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(40));
    }

    @Test
    final void a_wait_that_cannot_be_understood_is_none() {
        AccountToRead account = given(1, 500, 0);
        once(Trouble.TOO_FAST, "soon");
        AccountOutcome outcome = outcome(0, account);
        if (outcome instanceof AccountOutcome.Deferred) {
            assertThat(until(outcome)).isBetween(AdapterContract.NOW, AdapterContract.NOW.plus(Duration.ofDays(1)));
        } else {
            assertThat(outcome).isInstanceOf(AccountOutcome.Read.class);
            assertThat(waited()).isBetween(Duration.ofMillis(1), Duration.ofHours(1));
        }
    }

    @Test
    final void a_long_wait_that_the_network_names_puts_accounts_off_until_then() {
        List<AccountToRead> accounts = given(3, 0);
        assertSaid(Trouble.TOO_FAST);
        contract.meddle(
                (number, asked, honest) -> trouble(Trouble.TOO_FAST, asked).with("Retry-After", "7200"));
        Map<AccountId, AccountOutcome> outcomes = read(new ReadRequest(accounts, 0, false));
        assertThat(outcomes.values())
                .allSatisfy(
                        outcome -> assertThat(until(outcome)).isAfterOrEqualTo(AdapterContract.NOW.plusSeconds(7_190)));
        assertThat(waited()).isLessThan(Duration.ofHours(1));
    }

    @Test
    final void a_network_that_stays_too_busy_puts_accounts_off() {
        AccountToRead account = given(1, 500, 0);
        always(Trouble.TOO_FAST);
        AccountOutcome outcome = outcome(0, account);
        assertThat(until(outcome)).isAfter(AdapterContract.NOW);
        assertThat(failure(outcome)).contains(FailureKind.RATE_LIMITED);
        assertThat(server().requests()).isBetween(1, LIMITS.attempts());
    }

    @Test
    final void trouble_that_passes_is_tried_again() {
        AccountToRead account = given(1, 500, 0);
        assertSaid(Trouble.SERVER_TROUBLE);
        contract.meddle(
                (number, asked, honest) -> number == 1 ? trouble(Trouble.SERVER_TROUBLE, asked) : honest.answer());
        assertThat(outcome(0, account)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(waited()).as("a pause before the second try").isPositive();
    }

    @Test
    final void trouble_that_stays_is_tried_no_more_often_than_agreed() {
        AccountToRead account = given(1, 500, 0);
        always(Trouble.SERVER_TROUBLE);
        AccountOutcome outcome = outcome(0, account);
        assertThat(failure(outcome)).contains(FailureKind.NETWORK_UNAVAILABLE);
        assertThat(server().requests()).isEqualTo(LIMITS.attempts());
    }

    @Test
    final void every_try_is_paid_for() {
        AccountToRead account = given(1, 500, 0);
        always(Trouble.SERVER_TROUBLE);
        outcome(0, account);
        assertThat(gate.calls()).isEqualTo(server().requests());
    }

    @Test
    final void a_network_that_is_away_is_not_asked_for_every_account() {
        List<AccountToRead> accounts = given(20 * perCall(), 0);
        contract.meddle((number, asked, honest) -> Answer.json(503, ""));
        read(new ReadRequest(accounts, 0, false))
                .values()
                .forEach(outcome -> assertThat(failure(outcome)).contains(FailureKind.NETWORK_UNAVAILABLE));
        assertThat(server().requests()).isLessThan(20 * LIMITS.attempts());
    }

    @Test
    final void a_quota_that_the_network_calls_spent_puts_accounts_off_until_it_is_back() {
        List<AccountToRead> accounts = given(20 * perCall(), 0);
        always(Trouble.QUOTA_SPENT);
        read(new ReadRequest(accounts, 0, false)).values().forEach(outcome -> {
            assertThat(until(outcome)).isAfter(AdapterContract.NOW);
            assertThat(failure(outcome).orElseThrow()).isIn(FailureKind.QUOTA_EXHAUSTED, FailureKind.RATE_LIMITED);
        });
        assertThat(gate.pauses()).as("others who share the quota know").isNotEmpty();
        assertThat(server().requests()).isLessThan(20);
    }

    @Test
    final void a_key_that_is_refused_is_not_tried_for_every_account() {
        List<AccountToRead> accounts = given(20 * perCall(), 0);
        always(Trouble.KEY_REFUSED);
        read(new ReadRequest(accounts, 0, false))
                .values()
                .forEach(outcome -> assertThat(failure(outcome)).contains(FailureKind.NOT_AUTHORISED));
        assertThat(server().requests()).isBetween(1, 2 * LIMITS.maxInFlight());
    }
}
