package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.ReadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A run that is stopped ends soon. */
abstract class StoppingContract extends AdapterPart {
    StoppingContract(AdapterContract contract) {
        super(contract);
    }

    @Test
    final void a_run_that_is_stopped_before_it_begins_asks_nobody() {
        read(contract.adapter(), new ReadRequest(given(3, 1), 1, false), context(() -> true, LIMITS));
        assertThat(server().requests()).isZero();
    }

    @Test
    final void a_run_that_is_stopped_makes_only_the_calls_that_had_begun() {
        List<AccountToRead> accounts = given(20 * perCall(), 1);
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger when = new AtomicInteger();
        contract.meddle((number, asked, honest) -> {
            if (number == 3) {
                stopped.set(true);
            }
            when.accumulateAndGet(number, Math::max);
            return honest.answer();
        });
        read(contract.adapter(), new ReadRequest(accounts, 1, false), context(stopped::get, LIMITS));
        assertThat(when.get()).isBetween(3, 3 + LIMITS.maxInFlight());
    }

    @Test
    final void a_wait_that_is_stopped_ends_within_a_second() {
        AccountToRead account = given(1, 500, 0);
        assertSaid(Trouble.TOO_FAST);
        AtomicReference<Instant> stoppedAt = new AtomicReference<>(Instant.MAX);
        contract.meddle((number, asked, honest) -> {
            stoppedAt.compareAndSet(Instant.MAX, clock.instant().plusSeconds(3));
            return trouble(Trouble.TOO_FAST, asked).with("Retry-After", "60");
        });
        Cancellation cancellation = () -> !clock.instant().isBefore(stoppedAt.get());
        read(contract.adapter(), request(0, account), context(cancellation, LIMITS));
        assertThat(clock.instant()).isBeforeOrEqualTo(stoppedAt.get().plusSeconds(1));
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(server().requests()).isEqualTo(1);
    }
}
