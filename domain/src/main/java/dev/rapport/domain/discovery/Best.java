package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Verdict;
import dev.rapport.domain.store.Standing;
import dev.rapport.domain.store.Standing.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The best of all accounts that were offered, one more than asked for, and the count of all others.
 *
 * @param <T> what is kept of an account
 */
final class Best<T> {
    private record Entry<T>(Position position, T account) {}

    private final RankCriteria criteria;
    private final Optional<Position> after;
    private final PriorityQueue<Entry<T>> kept = new PriorityQueue<>(
            Comparator.comparing((Entry<T> entry) -> entry.position()).reversed());
    private final Map<String, Integer> unknownAudience = new HashMap<>();
    private final Map<String, Integer> leftOut = new HashMap<>();
    private int outside;
    private int below;
    private int ranked;

    /** @param after only accounts after this position are kept */
    Best(RankCriteria criteria, Optional<Position> after) {
        this.criteria = criteria;
        this.after = after;
    }

    void offer(Standing standing, Verdict verdict, T account) {
        if (!isAsked(standing, verdict)) {
            return;
        }
        ranked++;
        Position position = standing.position(criteria.sort());
        if (after.filter(last -> position.compareTo(last) <= 0).isPresent()) {
            return;
        }
        kept.add(new Entry<>(position, account));
        if (kept.size() > criteria.limit() + 1) {
            kept.remove();
        }
    }

    private boolean isAsked(Standing standing, Verdict verdict) {
        if (!criteria.audience().isAny()) {
            if (standing.followers().isEmpty()) {
                String status = standing.audience().code();
                unknownAudience.merge(status, 1, Integer::sum);
                leaveOut(status);
                return false;
            }
            if (!criteria.audience().contains(standing.followers().getAsLong())) {
                outside++;
                return false;
            }
        }
        if (!criteria.onlyAbove()) {
            return true;
        }
        return switch (verdict) {
            case LIKELY_ABOVE -> true;
            case LIKELY_BELOW -> {
                below++;
                yield false;
            }
            case UNDECIDED -> {
                leaveOut(verdict.code());
                yield false;
            }
            case INSUFFICIENT_EVIDENCE, WITHHELD_BY_POLICY -> {
                leaveOut(standing.rate().status().code());
                yield false;
            }
        };
    }

    private void leaveOut(String reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    /** Best first, one more than asked for if there is one. */
    List<T> accounts() {
        List<Entry<T>> best = new ArrayList<>(kept);
        best.sort(Comparator.comparing(Entry::position));
        return best.stream().map(Entry::account).toList();
    }

    Ranking.Tally tally() {
        return Ranking.Tally.of(outside, unknownAudience, below, leftOut, ranked);
    }
}
