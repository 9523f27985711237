package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.testkit.adapter.Answer.Manner;
import dev.rapport.testkit.adapter.PlayedNetwork.Presence;
import dev.rapport.testkit.adapter.PlayedNetwork.Special;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Not found, not readable and not reached are three different things. */
abstract class AccountContract extends AdapterPart {
    AccountContract(AdapterContract contract) {
        super(contract);
    }

    @Test
    final void an_account_that_is_not_there_is_not_found_and_spoils_nobody() {
        Map<AccountId, AccountOutcome> outcomes = read(request(1, given(1, 500, 1), unknown(2), given(3, 500, 1)));
        assertThat(outcomes.get(new AccountId(2))).isInstanceOf(AccountOutcome.NotFound.class);
        assertThat(outcomes.get(new AccountId(1))).isInstanceOf(AccountOutcome.Read.class);
        assertThat(outcomes.get(new AccountId(3))).isInstanceOf(AccountOutcome.Read.class);
    }

    @Test
    final void an_account_that_lets_nobody_see_it_is_not_readable_and_spoils_nobody() {
        AccountToRead closed = given(2, Special.none(500, 1).that(Presence.CLOSED));
        Map<AccountId, AccountOutcome> outcomes = read(request(1, given(1, 500, 1), closed));
        assertThat(outcomes.get(new AccountId(2))).isInstanceOf(AccountOutcome.NotReadable.class);
        assertThat(outcomes.get(new AccountId(1))).isInstanceOf(AccountOutcome.Read.class);
    }

    private void assertOutage(AccountContract.Change change, FailureKind... kinds) {
        AccountToRead account = given(1, 500, 1);
        contract.meddle((number, asked, honest) -> change.of(honest.answer()));
        AccountOutcome outcome = outcome(1, account);
        assertThat(failure(outcome)).as(outcome.toString()).isPresent();
        assertThat(kinds).contains(failure(outcome).orElseThrow());
    }

    /** Changes an answer. */
    private interface Change {
        Answer of(Answer honest);
    }

    @Test
    final void a_server_in_trouble_is_no_sign_that_an_account_is_gone() {
        assertOutage(honest -> Answer.json(500, ""), FailureKind.NETWORK_UNAVAILABLE);
        assertOutage(
                honest -> Answer.json(502, "<html>Bad gateway</html>").with("Content-Type", "text/html"),
                FailureKind.NETWORK_UNAVAILABLE);
    }

    @Test
    final void a_connection_that_breaks_is_no_sign_that_an_account_is_gone() {
        assertOutage(honest -> honest.with(Manner.CUT), FailureKind.NETWORK_UNAVAILABLE);
    }

    @Test
    final void an_answer_that_cannot_be_understood_is_no_sign_that_an_account_is_gone() {
        assertOutage(honest -> honest.with(text("<html>Welcome</html>")), FailureKind.UNEXPECTED_RESPONSE);
        assertOutage(honest -> honest.with(new byte[0]), FailureKind.UNEXPECTED_RESPONSE);
        assertOutage(
                honest -> honest.with(java.util.Arrays.copyOf(honest.body(), honest.body().length / 2)),
                FailureKind.UNEXPECTED_RESPONSE);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    final void fields_that_nobody_knows_are_passed_over() {
        AccountToRead account = given(1, 500, 1);
        contract.meddle((number, asked, honest) -> {
            Answer answer = honest.answer();
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            return answer.with(text(body.replaceFirst("\\{", "{\"newField\":{\"deep\":[1,null,\"x\"]},")));
        });
        assertThat(reading(1, account).followers()).isEqualTo(dialect().followers(500));
    }
}
