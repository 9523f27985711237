package dev.rapport.adapter.http;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a network tells that a call failed. Asked for every answer whose body is JSON, those with status 200 included; an
 * answer that is not JSON is judged by its status alone.
 */
@FunctionalInterface
public interface AnswerCheck {

    /** Fine: an empty result. Otherwise what to do about it. */
    Optional<Trouble> check(ApiAnswer answer);

    /** A failure that the network named. */
    sealed interface Trouble {}

    /**
     * Passing: try again, within the attempts allowed.
     *
     * @param kind what it becomes when the attempts are used up
     * @param atLeast least time before the next attempt, if the network or its documents name one
     */
    record Passing(FailureKind kind, String detail, Optional<Duration> atLeast) implements Trouble {}

    /**
     * Lasting: trying again is useless.
     *
     * @param unknown what the network called it, where that is no name the adapter knows
     */
    record Lasting(NetworkException failure, Optional<String> unknown) implements Trouble {
        public Lasting(NetworkException failure) {
            this(failure, Optional.empty());
        }
    }
}
