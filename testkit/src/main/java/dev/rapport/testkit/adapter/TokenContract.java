package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Creators' tokens that end before they should. */
abstract class TokenContract extends AdapterPart {
    TokenContract(AdapterContract contract) {
        super(contract);
    }

    private void expire() {
        network.tokens().expire();
    }

    /** A dialect without consent leads to a declared gap. */
    private AccountToRead connected(int posts) {
        AccountToRead account = given(1, 500, posts);
        assertThat(contract.grants.find(account.id()))
                .as("a grant, which the dialect does not give")
                .isPresent();
        return account;
    }

    @Test
    final void a_token_that_expired_early_is_renewed_once_and_the_account_is_read() {
        AccountToRead account = connected(1);
        expire();
        assertThat(outcome(1, account)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(network.tokens().rotations()).isEqualTo(1);
    }

    @Test
    final void a_token_that_expires_in_mid_run_is_renewed_once_and_no_post_is_lost() {
        int posts = perPage() + 1;
        AccountToRead account = connected(posts);
        contract.meddle((number, asked, honest) -> {
            Answer answer = honest.answer();
            if (number == 2) {
                expire();
            }
            return answer;
        });
        assertThat(reading(posts, account).posts().posts()).hasSize(posts);
        assertThat(network.tokens().rotations()).isEqualTo(1);
    }

    @Test
    final void two_workers_use_a_token_that_works_once_only_once() throws Exception {
        AccountToRead account = connected(1);
        expire();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<AccountOutcome> worker = () -> outcome(1, account);
            for (Future<AccountOutcome> done : threads.invokeAll(List.of(worker, worker))) {
                assertThat(done.get()).isInstanceOf(AccountOutcome.Read.class);
            }
        }
        assertThat(network.tokens().rotations()).isEqualTo(1);
    }

    @Test
    final void a_consent_that_was_withdrawn_is_marked_and_concerns_that_account_alone() {
        AccountToRead withdrawn = connected(1);
        network.tokens().withdraw();
        AccountToRead other = given(2, 500, 1);
        Map<AccountId, AccountOutcome> outcomes = read(request(1, withdrawn, other));
        assertThat(failure(Objects.requireNonNull(outcomes.get(withdrawn.id()))))
                .contains(FailureKind.CONSENT_WITHDRAWN);
        assertThat(outcomes.get(other.id())).isInstanceOf(AccountOutcome.Read.class);
        assertThat(contract.grants.withdrawn()).containsExactly(withdrawn.id());
    }

    @Test
    final void an_account_without_consent_is_not_asked_for() {
        AccountToRead account = connected(1);
        contract.grants.withdraw(
                account.id(), contract.grants.find(account.id()).orElseThrow());
        assertThat(outcome(1, account)).isInstanceOf(AccountOutcome.NotReadable.class);
        assertThat(server().requests()).isZero();
    }
}
