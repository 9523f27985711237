package dev.rapport.sandbox.quota;

import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Calls within a window that ends now. */
public final class RollingBucket {
    private final SocialNetwork network;
    private final String name;
    private final int limit;
    private final Duration window;
    private final boolean refusedCount;
    private final Ledger ledger;
    private final Deque<Moment> moments = new ArrayDeque<>();
    private int used;

    private record Moment(Instant at, int calls) {}

    /** With {@code refusedCount} a call that was turned away fills the window too: who goes on calling waits longer. */
    public RollingBucket(
            SocialNetwork network, String name, int limit, Duration window, boolean refusedCount, Ledger ledger) {
        this.network = network;
        this.name = name;
        this.limit = limit;
        this.window = window;
        this.refusedCount = refusedCount;
        this.ledger = ledger;
    }

    /** Takes one call; false when the window is full. */
    public synchronized boolean take(Instant now) {
        forget(now);
        boolean granted = used < limit;
        if (granted) {
            ledger.spend(network, name, 1);
        } else {
            ledger.refuse(network, name);
        }
        if (granted || refusedCount) {
            remember(now);
        }
        return granted;
    }

    /** Share of the limit used, in whole percent; above 100 when refused calls count. */
    public synchronized int percentUsed(Instant now) {
        forget(now);
        return (int) (100L * used / limit);
    }

    private void remember(Instant now) {
        Moment last = moments.peekLast();
        if (last != null && last.at().equals(now)) {
            moments.removeLast();
            moments.addLast(new Moment(now, last.calls() + 1));
        } else {
            moments.addLast(new Moment(now, 1));
        }
        used++;
    }

    private void forget(Instant now) {
        Instant begin = now.minus(window);
        for (Moment first = moments.peekFirst();
                first != null && !first.at().isAfter(begin);
                first = moments.peekFirst()) {
            used -= first.calls();
            moments.removeFirst();
        }
    }
}
