package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import dev.rapport.testkit.RecordingQuotaGate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many accounts at once: each gets its own outcome, and no call is made that was not planned and asked for. */
abstract class BatchContract extends AdapterPart {
    BatchContract(AdapterContract contract) {
        super(contract);
    }

    private IntStream sizes() {
        return IntStream.of(0, 1, 2, perCall(), perCall() + 1).distinct();
    }

    private void assertOwnNumbers(Map<AccountId, AccountOutcome> outcomes) {
        outcomes.forEach((id, outcome) -> assertThat(reading(outcome).followers())
                .as("followers of account " + id.value())
                .isEqualTo(dialect().followers(followers((int) id.value()))));
    }

    @Test
    final void a_batch_of_any_size_brings_each_account_its_own_numbers() {
        sizes().forEach(size -> assertOwnNumbers(read(new ReadRequest(given(size, 2), 2, false))));
    }

    @Test
    final void ten_thousand_accounts_are_a_batch_like_any_other() {
        assertOwnNumbers(read(new ReadRequest(given(10_000, 0), 0, false)));
    }

    @Test
    final void answers_in_another_order_reach_the_right_account() {
        network.answerBackwards();
        assertOwnNumbers(read(new ReadRequest(given(Math.max(3, perCall()), 2), 2, false)));
    }

    @Test
    final void a_stranger_in_an_answer_is_nobodys_and_takes_nobodys_place() {
        network.addStrangers();
        assertOwnNumbers(read(new ReadRequest(given(3, 0), 0, false)));
    }

    @Test
    final void one_account_that_is_asked_for_twice_is_read_for_both() {
        AccountToRead first = given(1, 500, 2);
        AccountToRead second = AccountToRead.fresh(new AccountId(2), first.reference());
        contract.grants.find(first.id()).ifPresent(grant -> contract.grants.put(second.id(), grant));
        assertThat(read(request(2, first, second)).values())
                .allSatisfy(
                        outcome -> assertThat(reading(outcome).posts().posts()).hasSize(2));
    }

    @Test
    final void an_estimate_is_never_less_than_what_is_spent() {
        for (int posts : new int[] {0, 1, perPage(), perPage() + 1}) {
            sizes().forEach(size -> {
                ReadRequest request = new ReadRequest(given(size, posts), posts, false);
                Cost before = gate.spent();
                NetworkAdapter adapter = contract.adapter();
                read(adapter, request, context());
                Cost bound = before.plus(adapter.estimate(request));
                gate.spent()
                        .units()
                        .forEach((bucket, spent) -> assertThat(spent)
                                .as(bucket + " for " + size + " accounts with " + posts + " posts")
                                .isLessThanOrEqualTo(bound.of(bucket)));
            });
        }
    }

    @Test
    final void an_estimate_without_posts_is_what_is_spent() {
        sizes().forEach(size -> {
            ReadRequest request = new ReadRequest(given(size, 0), 0, false);
            NetworkAdapter adapter = contract.adapter();
            Cost expected = gate.spent().plus(adapter.estimate(request));
            read(adapter, request, context());
            assertThat(gate.spent()).as(size + " accounts").isEqualTo(expected);
        });
    }

    @Test
    final void every_request_was_let_through_by_the_gate() {
        read(new ReadRequest(given(perCall() + 1, 3), 3, false));
        assertThat(server().requests()).isPositive().isEqualTo(gate.calls());
    }

    @Test
    final void no_more_calls_run_at_a_time_than_allowed() {
        List<AccountToRead> accounts = given(3 * perCall() + 10, 1);
        CountDownLatch crowd = new CountDownLatch(1);
        contract.meddle((number, asked, honest) -> {
            holdFor(crowd);
            return honest.answer();
        });
        read(
                contract.adapter(),
                new ReadRequest(accounts, 1, false),
                context(Cancellation.never(), new CallLimits(2, 3, Duration.ofSeconds(60), 5_000_000)));
        assertThat(server().busiest()).isPositive().isLessThanOrEqualTo(2);
    }

    /** Gives a third call the time to come in; with an adapter that keeps to the limit there is none. */
    private void holdFor(CountDownLatch crowd) {
        try {
            if (server().busiest() > 2 || crowd.await(20, TimeUnit.MILLISECONDS)) {
                crowd.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    final void a_spent_budget_is_found_out_before_the_call() {
        RecordingQuotaGate spent = gate;
        contract.provider().capabilities(contract.given()).buckets().forEach(bucket -> spent.limit(bucket.name(), 0));
        AccountOutcome outcome = outcome(1, given(1, 500, 1));
        assertThat(until(outcome)).isEqualTo(AdapterContract.NOW.plus(Duration.ofHours(1)));
        assertThat(server().requests()).isZero();
    }

    @Test
    final void many_threads_read_with_one_adapter() throws Exception {
        List<AccountToRead> accounts = given(8, 2);
        NetworkAdapter adapter = contract.adapter();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Stream<Callable<Map<AccountId, AccountOutcome>>> reads =
                    accounts.stream().map(account -> () -> read(adapter, request(2, account), context()));
            for (Future<Map<AccountId, AccountOutcome>> done : threads.invokeAll(reads.toList())) {
                assertOwnNumbers(done.get());
            }
        }
    }
}
