package dev.rapport.adapter.http;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.ReadContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Tries one call as often as its read allows, with growing randomised pauses, or longer ones that the network names. */
final class Attempts {
    /** A longer wait than this, at once or one limit after the other, is not sat out: the accounts are put off instead. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private Attempts() {}

    /** What came of one attempt: an answer, or a failure that may pass. A failure that lasts is thrown. */
    record Attempt(Optional<ApiAnswer> answer, Optional<AnswerCheck.Passing> passing, int number) {
        static Attempt answered(ApiAnswer answer) {
            return new Attempt(Optional.of(answer), Optional.empty(), answer.attempt());
        }

        static Attempt failed(int number, FailureKind kind, String detail, Optional<Duration> wait) {
            return failed(number, new AnswerCheck.Passing(kind, detail, wait));
        }

        static Attempt failed(int number, AnswerCheck.Passing passing) {
            return new Attempt(Optional.empty(), Optional.of(passing), number);
        }

        /** The least time before the next attempt that the network named. */
        Duration named() {
            return passing.flatMap(AnswerCheck.Passing::atLeast).orElse(Duration.ZERO);
        }

        boolean isLimited() {
            return passing.filter(reason -> reason.kind() == FailureKind.RATE_LIMITED)
                    .isPresent();
        }

        boolean isWorthAnother() {
            return passing.isPresent() && named().compareTo(PATIENCE) <= 0;
        }
    }

    /** The first answer, or the last failure. */
    static Attempt run(ReadContext context, IntFunction<Attempt> attempt) {
        AtomicReference<Duration> limited = new AtomicReference<>(Duration.ZERO);
        RetryPolicy<Attempt> policy = RetryPolicy.<Attempt>builder()
                .handleIf((result, thrown) -> thrown == null
                        && result.isWorthAnother()
                        && (!result.isLimited()
                                || limited.get().plus(result.named()).compareTo(PATIENCE) <= 0))
                .withMaxAttempts(context.limits().attempts())
                .build();
        return Failsafe.with(policy).get(execution -> {
            int earlier = execution.getAttemptCount();
            if (earlier > 0) {
                Attempt last = execution.getLastResult();
                Duration named = last.named();
                if (last.isLimited()) {
                    limited.updateAndGet(named::plus);
                }
                Duration chosen = backoff(earlier);
                StoppablePause.of(named.compareTo(chosen) > 0 ? named : chosen, context);
            }
            return attempt.apply(earlier + 1);
        });
    }

    /** Full jitter: anything up to twice the pause before. */
    private static Duration backoff(int earlier) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(earlier - 1, 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, most + 1));
    }
}
