package dev.rapport.domain.store;

import dev.rapport.domain.store.Memory.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Facts in the order of accounts; rows are handed over without holding the store back. */
final class MemoryFacts implements FactExport {
    private final Memory memory;

    MemoryFacts(Memory memory) {
        this.memory = memory;
    }

    private <T> void each(BiConsumer<Held, Consumer<T>> rows, Consumer<T> row) {
        List<T> all = new ArrayList<>();
        synchronized (memory) {
            memory.accounts.values().forEach(held -> rows.accept(held, all::add));
        }
        all.forEach(row);
    }

    @Override
    public void accountSnapshots(Consumer<AccountRow> row) {
        this.<AccountRow>each(
                (held, add) -> held.snapshots
                        .values()
                        .forEach(snapshot -> add.accept(new AccountRow(
                                held.account.id(),
                                held.account.network(),
                                held.account.creator().value(),
                                snapshot))),
                row);
    }

    @Override
    public void posts(Consumer<PostRow> row) {
        this.<PostRow>each(
                (held, add) -> held.posts
                        .values()
                        .forEach(post -> add.accept(new PostRow(
                                held.account.id(),
                                held.account.network(),
                                post.snapshots.lastEntry().getValue(),
                                post.snapshots.firstKey(),
                                Optional.ofNullable(post.goneSince)))),
                row);
    }

    @Override
    public void postSnapshots(Consumer<PostSnapshotRow> row) {
        this.<PostSnapshotRow>each(
                (held, add) -> held.posts
                        .values()
                        .forEach(post -> post.snapshots
                                .values()
                                .forEach(snapshot -> add.accept(
                                        new PostSnapshotRow(held.account.id(), held.account.network(), snapshot)))),
                row);
    }

    @Override
    public void outcomes(Consumer<OutcomeRow> row) {
        List<OutcomeRow> all = new ArrayList<>();
        synchronized (memory) {
            memory.outcomes.forEach((key, record) -> {
                Held held = memory.accounts.get(key.account());
                if (held != null) {
                    all.add(new OutcomeRow(
                            key.run(),
                            key.account(),
                            held.account.network(),
                            record.kind(),
                            record.failure(),
                            record.at(),
                            record.detail(),
                            record.retryAt()));
                }
            });
        }
        all.forEach(row);
    }

    @Override
    public void quarantine(Consumer<QuarantineRow> row) {
        this.<QuarantineRow>each(
                (held, add) -> held.quarantine.forEach(aside -> add.accept(new QuarantineRow(
                        aside.run(),
                        held.account.id(),
                        held.account.network(),
                        aside.foundAt(),
                        aside.finding().kind(),
                        aside.finding().detail(),
                        aside.finding().record()))),
                row);
    }

    @Override
    public void drift(Consumer<DriftRow> row) {
        List<DriftRow> all = new ArrayList<>();
        synchronized (memory) {
            memory.drift.forEach((run, drift) -> drift.stream()
                    .sorted(Comparator.comparing(Drift::network).thenComparing(Drift::what))
                    .forEach(each -> all.add(new DriftRow(run, each))));
        }
        all.forEach(row);
    }
}
