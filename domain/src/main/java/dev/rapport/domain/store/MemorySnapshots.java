package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Account.HandlePeriod;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.store.Memory.Held;
import dev.rapport.domain.store.Memory.HeldPost;
import dev.rapport.domain.store.Memory.HeldText;
import dev.rapport.domain.store.Memory.OutcomeKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is due, and what was learnt. Runs are not asked for again in memory, so they are not kept. */
final class MemorySnapshots implements SnapshotStore {
    static final Comparator<DuePosition> LONGEST_UNREAD = Comparator.comparing(
                    (DuePosition position) -> position.readAt().orElse(Instant.MIN))
            .thenComparing(DuePosition::account);

    private final Memory memory;

    MemorySnapshots(Memory memory) {
        this.memory = memory;
    }

    @Override
    public long countDue(AccountFilter filter, Instant readBefore) {
        synchronized (memory) {
            return dueAccounts(filter, readBefore).count();
        }
    }

    private Stream<Held> dueAccounts(AccountFilter filter, Instant readBefore) {
        return memory.matching(filter)
                .filter(held ->
                        held.readAt().filter(at -> !at.isBefore(readBefore)).isEmpty());
    }

    @Override
    public List<DueAccount> due(
            AccountFilter filter, Instant readBefore, int posts, Optional<DuePosition> after, int limit) {
        synchronized (memory) {
            return dueAccounts(filter, readBefore)
                    .filter(held -> after.filter(position -> LONGEST_UNREAD.compare(position(held), position) <= 0)
                            .isEmpty())
                    .sorted(Comparator.comparing(MemorySnapshots::position, LONGEST_UNREAD))
                    .limit(limit)
                    .map(held -> due(held, posts))
                    .toList();
        }
    }

    private static DuePosition position(Held held) {
        return new DuePosition(held.readAt(), held.account.id());
    }

    static DueAccount due(Held held, int posts) {
        return new DueAccount(
                held.account,
                held.readAt(),
                held.listedAt,
                held.current(Optional.empty()),
                held.suspect(Optional.empty()),
                held.posts(posts, Optional.empty()).stream()
                        .map(post -> new KnownPost(post.id(), post.publishedAt()))
                        .toList());
    }

    @Override
    public void begin(String run, Instant startedAt) {}

    @Override
    public void drift(String run, List<Drift> drift) {
        synchronized (memory) {
            memory.drift.put(run, List.copyOf(drift));
        }
    }

    @Override
    public void finish(String run, Instant finishedAt, String summary) {}

    @Override
    public List<AccountRecord> append(String run, List<AccountRecord> records) {
        synchronized (memory) {
            List<AccountRecord> written = new ArrayList<>();
            for (AccountRecord record : records) {
                Held held = memory.accounts.get(record.account());
                if (held != null) {
                    AccountRecord kept = conflict(held, record)
                            .map(reason -> IdentityConflict.of(record, held.account.state(), reason))
                            .orElse(record);
                    write(run, held, kept);
                    written.add(kept);
                }
            }
            return List.copyOf(written);
        }
    }

    private Optional<String> conflict(Held held, AccountRecord record) {
        Account account = held.account;
        return record.externalId()
                .flatMap(answered -> account.externalId().isPresent()
                        ? account.externalId()
                                .filter(known -> !known.equals(answered))
                                .map(known -> IdentityConflict.otherId(answered, known))
                        : memory.byExternalId(account.network(), answered)
                                .map(owner -> IdentityConflict.taken(answered, owner.account.creator())));
    }

    private void write(String run, Held held, AccountRecord record) {
        held.ratedAs = Optional.empty();
        if (held.toldAt.filter(record.at()::isBefore).isEmpty()) {
            held.toldAt = Optional.of(record.at());
            memory.keep(told(held.account, record));
        }
        record.snapshot().ifPresent(snapshot -> {
            Instant takenAt = snapshot.provenance().observedAt();
            held.snapshots.putIfAbsent(takenAt, snapshot);
            if (record.listed()
                    && snapshot.posts() == Status.MEASURED
                    && held.listedAt.filter(takenAt::isBefore).isEmpty()) {
                held.listedAt = Optional.of(takenAt);
            }
        });
        record.posts().forEach(post -> write(held, post));
        record.gonePosts().forEach(id -> markGone(held.posts.get(id), record.at()));
        keepTexts(held, record);
        keepOutcome(run, held, record);
    }

    private static Account told(Account account, AccountRecord record) {
        Optional<Handle> handle = record.handle().or(account::handle);
        return new Account(
                account.id(),
                account.creator(),
                account.network(),
                account.externalId().or(record::externalId),
                handle,
                renamed(account, handle, record.at()),
                record.state().orElse(account.state()),
                account.pricePerPost());
    }

    private static List<HandlePeriod> renamed(Account account, Optional<Handle> handle, Instant at) {
        if (handle.equals(account.handle()) || handle.isEmpty()) {
            return account.handles();
        }
        List<HandlePeriod> periods = new ArrayList<>(account.handles());
        Instant from = at;
        if (!periods.isEmpty()) {
            HandlePeriod last = periods.remove(periods.size() - 1);
            from = at.isBefore(last.from()) ? last.from() : at;
            periods.add(new HandlePeriod(last.handle(), last.from(), Optional.of(from)));
        }
        periods.add(new HandlePeriod(handle.get(), from, Optional.empty()));
        return periods;
    }

    static void write(Held held, PostSnapshot post) {
        HeldPost kept = held.posts.computeIfAbsent(post.id(), id -> new HeldPost());
        Instant observedAt = post.provenance().observedAt();
        kept.snapshots.putIfAbsent(observedAt, post);
        Instant gone = kept.goneSince;
        if (gone != null && observedAt.isAfter(gone)) {
            kept.goneSince = null;
        }
    }

    private static void markGone(@Nullable HeldPost post, Instant at) {
        if (post != null && post.goneSince == null && post.snapshots.lastKey().isBefore(at)) {
            post.goneSince = at;
        }
    }

    private static void keepTexts(Held held, AccountRecord record) {
        record.displayName().ifPresent(name -> held.name = HeldText.newer(held.name, name, record.at()));
        record.texts().forEach((id, text) -> {
            HeldPost post = held.posts.get(id);
            if (post != null) {
                post.text = HeldText.newer(post.text, text, record.at());
            }
        });
    }

    private void keepOutcome(String run, Held held, AccountRecord record) {
        OutcomeKey key = new OutcomeKey(run, record.account());
        AccountRecord before = memory.outcomes.get(key);
        if (before == null || before.at().isBefore(record.at())) {
            memory.outcomes.put(key, record);
            int position = 0;
            for (Finding finding : record.findings()) {
                held.quarantine.add(new Memory.HeldRecord(
                        QuarantineId.of(record.account(), run, record.at(), position),
                        run,
                        record.at(),
                        finding,
                        new ArrayList<>()));
                position++;
            }
        }
    }
}
