package dev.rapport.domain.retention;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.retention.DeletionStore.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deletes what may be kept no longer: what is past its deadline, what vanished, whose consent was withdrawn, and whoever
 * was forgotten and came back. In small transactions; one that is cut off is taken up by the next. For one thread.
 */
public final class KeepToTerms {
    private static final int ACCOUNTS = 500;
    private static final int ROWS = 2_000;

    private final DeletionStore deletions;
    private final Forgetting forgetting;
    private final List<RetentionRule> rules;
    private final Clock clock;
    private final Supplier<String> actIds;

    /** @param actIds makes ids of acts that grow with time */
    public KeepToTerms(
            DeletionStore deletions,
            Forgetting forgetting,
            List<RetentionRule> rules,
            Clock clock,
            Supplier<String> actIds) {
        this.deletions = deletions;
        this.forgetting = forgetting;
        this.rules = List.copyOf(rules);
        this.clock = clock;
        this.actIds = actIds;
    }

    /** Does all of it now, or as much as fits before it is told to stop. */
    public Removals run(String actor, Cancellation cancellation) {
        Removals removed = forgetting.sweep(actor);
        Act act = new Act(actIds.get(), clock.instant(), actor);
        for (RetentionRule rule : rules) {
            Optional<Position> position = Optional.of(Position.START);
            while (position.isPresent() && !cancellation.isRequested()) {
                DeletionStore.Step step = deletions.purge(act, rule, position.get(), ACCOUNTS, ROWS);
                removed.add(step.removed());
                position = step.position();
            }
        }
        return removed;
    }

    /** What {@link #run} would delete by its rules now, readings of posts apart. */
    public Removals overdue() {
        Removals overdue = new Removals();
        Instant now = clock.instant();
        rules.forEach(rule -> overdue.add(deletions.overdue(rule, now)));
        return overdue;
    }
}
