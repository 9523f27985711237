package dev.rapport.domain.sync;

import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.SnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was learnt and is not stored yet, in order. Safe for use by many threads. */
final class Unwritten {
    /** Where calls are slow, each answer is worth its own transaction: a kill loses what is not written yet. */
    private static final Duration LONGEST_BETWEEN_WRITES = Duration.ofSeconds(2);

    private static final int MOST_TOGETHER = 100;

    private final Deque<AccountRecord> records = new ArrayDeque<>();
    private final int enough;
    private Instant writtenAt;

    /** @param enough so many are worth a transaction */
    Unwritten(int enough, Instant now) {
        this.enough = enough;
        this.writtenAt = now;
    }

    synchronized void add(AccountRecord record) {
        records.add(record);
    }

    synchronized boolean isWorthWriting(Instant now) {
        return records.size() >= enough || (!records.isEmpty() && now.isAfter(writtenAt.plus(LONGEST_BETWEEN_WRITES)));
    }

    /** Takes out what one transaction holds; empty if there is nothing. */
    synchronized List<AccountRecord> next(Instant now) {
        List<AccountRecord> together = new ArrayList<>();
        int rows = 0;
        while (!records.isEmpty()
                && together.size() < MOST_TOGETHER
                && (rows == 0 || rows + records.getFirst().rows() <= SnapshotStore.MOST_ROWS)) {
            rows += records.getFirst().rows();
            together.add(records.removeFirst());
        }
        writtenAt = now;
        return together;
    }
}
