package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A record or an answer that was set aside in a run, and what was decided about it since. The record itself is asked for
 * apart, since it may be long.
 *
 * @param foundAt when the outcome of its account was known
 * @param detail why it was set aside
 * @param origin what it takes to read it again; empty if it cannot be
 * @param decisions oldest first
 */
public record QuarantineEntry(
        QuarantineId id,
        String run,
        Account account,
        Instant foundAt,
        FailureKind kind,
        String detail,
        Optional<Finding.Origin> origin,
        List<Decision> decisions) {
    public QuarantineEntry {
        decisions = List.copyOf(decisions);
    }

    /** What has become of an entry. */
    public enum State {
        OPEN,
        /** Its facts are stored. */
        REPLAYED,
        DISCARDED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }
    }

    /**
     * One thing that somebody did about an entry. Decisions are appended and never changed.
     *
     * @param becomes {@code OPEN} if a replay found it no better
     * @param by who, as the machine knows them
     * @param detail why, or what was stored
     */
    public record Decision(Instant at, State becomes, String by, String detail) {}

    public State state() {
        return decisions.stream()
                .map(Decision::becomes)
                .filter(state -> state != State.OPEN)
                .reduce((earlier, later) -> later)
                .orElse(State.OPEN);
    }

    /** Why it is set aside, by the newest look at it. */
    public String reason() {
        return decisions.stream()
                .filter(decision -> decision.becomes() == State.OPEN)
                .map(Decision::detail)
                .reduce((earlier, later) -> later)
                .orElse(detail);
    }
}
