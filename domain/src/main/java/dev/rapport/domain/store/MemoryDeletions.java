package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.DeletionStore;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.retention.RetentionRule;
import dev.rapport.domain.store.Memory.Held;
import dev.rapport.domain.store.Memory.HeldPost;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Deletes by rules; of one account all at once. */
final class MemoryDeletions implements DeletionStore {
    private final Memory memory;
    private final MemoryGrants grants;

    MemoryDeletions(Memory memory, MemoryGrants grants) {
        this.memory = memory;
        this.grants = grants;
    }

    static void log(Memory memory, Act act, Optional<Network> network, Removals removed) {
        removed.byReason()
                .forEach((reason, kinds) -> kinds.forEach(
                        (kind, rows) -> memory.deletions.add(new Deletion(act, reason, network, kind, rows))));
    }

    @Override
    public List<Deletion> log(int acts) {
        synchronized (memory) {
            Map<List<Object>, Deletion> lines = memory.deletions.stream()
                    .collect(Collectors.toMap(
                            each -> List.of(each.act(), each.reason(), each.network(), each.kind()),
                            each -> each,
                            (one, other) -> new Deletion(
                                    one.act(),
                                    one.reason(),
                                    one.network(),
                                    one.kind(),
                                    one.removed() + other.removed())));
            Set<String> newest = lines.values().stream()
                    .map(each -> each.act().id())
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .limit(acts)
                    .collect(Collectors.toSet());
            return lines.values().stream()
                    .filter(each -> newest.contains(each.act().id()))
                    .sorted(Deletion.NEWEST_FIRST)
                    .toList();
        }
    }

    @Override
    public Step purge(Act act, RetentionRule rule, Position position, int accounts, int rows) {
        synchronized (memory) {
            List<Held> page = memory.matching(AccountFilter.ofNetwork(rule.network()))
                    .filter(held -> position.after()
                            .filter(id -> held.account.id().compareTo(id) <= 0)
                            .isEmpty())
                    .limit(accounts)
                    .toList();
            Removals removed = new Removals();
            for (Held held : page) {
                purge(held, rule, act.at(), removed, true);
                memory.makeDue(held.account.id());
            }
            log(memory, act, Optional.of(rule.network()), removed);
            return new Step(
                    removed,
                    page.size() < accounts
                            ? Optional.empty()
                            : Optional.of(new Position(Optional.of(
                                    page.get(page.size() - 1).account.id()))));
        }
    }

    @Override
    public Removals overdue(RetentionRule rule, Instant now) {
        synchronized (memory) {
            Removals overdue = new Removals();
            memory.matching(AccountFilter.ofNetwork(rule.network()))
                    .forEach(held -> purge(held, rule, now, overdue, false));
            return overdue.without(DataKind.POST_READINGS);
        }
    }

    /** @param delete whether it is done, or only counted */
    private void purge(Held held, RetentionRule rule, Instant now, Removals removed, boolean delete) {
        Optional<AccountSnapshot> current = held.current(Optional.empty());
        boolean isOfRule =
                rule.covers(current.map(reading -> reading.provenance().route()).orElse(""));
        Instant texts = rule.textsFrom(now);
        Counting due = new Counting(Reason.RETENTION_RULE, removed, delete);
        rule.numbersFrom(now).ifPresent(from -> numbers(due, held, past(rule, from)));
        if (isOfRule) {
            due.texts(held, text -> text.observedAt().isBefore(texts));
            due.of(
                    DataKind.SET_ASIDE,
                    held.quarantine,
                    record -> record.foundAt().isBefore(texts));
            if (rule.formerHandles()) {
                formerHandles(due, held, texts);
            }
        }
        Counting vanished = new Counting(Reason.VANISHED, removed, delete);
        vanished(vanished, held, rule, now);
        if (rule.route().isEmpty() && isWithdrawn(held.account.id(), rule.withdrawnFrom(now))) {
            empty(new Counting(Reason.CONSENT_WITHDRAWN, removed, delete), held, delete);
        }
        if (held.snapshots.isEmpty()) {
            held.listedAt = Optional.empty();
        }
    }

    private static Predicate<Provenance> past(RetentionRule rule, Instant from) {
        return reading -> reading.source() == Source.NETWORK_API
                && rule.covers(reading.route())
                && reading.observedAt().isBefore(from);
    }

    private static void numbers(Counting due, Held held, Predicate<Provenance> past) {
        due.of(DataKind.ACCOUNT_READINGS, held.snapshots.values(), reading -> past.test(reading.provenance()));
        due.posts(held, post -> past.test(latest(post).provenance()));
        held.posts
                .values()
                .forEach(post -> due.of(
                        DataKind.POST_READINGS, post.snapshots.values(), reading -> past.test(reading.provenance())));
    }

    private static PostSnapshot latest(HeldPost post) {
        return post.snapshots.lastEntry().getValue();
    }

    private static void vanished(Counting vanished, Held held, RetentionRule rule, Instant now) {
        held.posts.values().stream()
                .filter(post -> post.goneSince != null)
                .forEach(post -> vanished.text(post, text -> true));
        rule.vanishedFrom(now).ifPresent(from -> {
            vanished.posts(
                    held,
                    post -> post.goneSince != null
                            && past(rule, from).test(latest(post).provenance()));
            if (held.account.state().kind() == AccountState.Kind.NOT_FOUND) {
                numbers(vanished, held, past(rule, rule.textsFrom(now)));
            }
        });
    }

    private boolean isWithdrawn(AccountId account, Instant before) {
        return grants.find(account)
                .filter(grant -> grant.state() == GrantStore.State.WITHDRAWN
                        && grant.updatedAt().isBefore(before))
                .isPresent();
    }

    private void empty(Counting withdrawn, Held held, boolean delete) {
        withdrawn.of(DataKind.ACCOUNT_READINGS, held.snapshots.values(), reading -> true);
        withdrawn.posts(held, post -> true);
        withdrawn.texts(held, text -> true);
        withdrawn.of(DataKind.SET_ASIDE, held.quarantine, record -> true);
        formerHandles(withdrawn, held, Instant.MAX);
        withdrawn.one(DataKind.GRANTS);
        if (delete) {
            Object ignored = grants.remove(held.account.id());
            if (held.account.handle().isPresent()) {
                held.account = with(held.account, Optional.empty(), held.account.handles());
                memory.forgetExternalId(held);
            }
        }
    }

    private static void formerHandles(Counting due, Held held, Instant before) {
        List<Account.HandlePeriod> kept = held.account.handles().stream()
                .filter(period -> period.to().filter(to -> to.isBefore(before)).isEmpty())
                .toList();
        int former = held.account.handles().size() - kept.size();
        due.count(DataKind.HANDLES, former);
        if (due.delete && former > 0) {
            held.account = with(held.account, held.account.externalId(), kept);
        }
    }

    private static Account with(Account account, Optional<String> externalId, List<Account.HandlePeriod> handles) {
        return new Account(
                account.id(),
                account.creator(),
                account.network(),
                externalId,
                account.handle(),
                handles,
                account.state(),
                account.pricePerPost());
    }

    /** Counts what matches, and deletes it if that is wanted. */
    private record Counting(Reason reason, Removals removed, boolean delete) {
        void count(DataKind kind, long rows) {
            removed.add(reason, kind, rows);
        }

        void one(DataKind kind) {
            count(kind, 1);
        }

        <T> void of(DataKind kind, Collection<T> rows, Predicate<T> due) {
            count(kind, rows.stream().filter(due).count());
            if (delete) {
                rows.removeIf(due);
            }
        }

        void posts(Held held, Predicate<HeldPost> due) {
            List<HeldPost> all = held.posts.values().stream().filter(due).toList();
            all.forEach(post -> {
                text(post, text -> true);
                count(DataKind.POST_READINGS, post.snapshots.size());
            });
            count(DataKind.POSTS, all.size());
            if (delete) {
                held.posts.values().removeAll(all);
            }
        }

        void texts(Held held, Predicate<Memory.HeldText> due) {
            if (held.name != null && due.test(held.name)) {
                one(DataKind.NAMES);
                held.name = delete ? null : held.name;
            }
            held.posts.values().forEach(post -> text(post, due));
        }

        void text(HeldPost post, Predicate<Memory.HeldText> due) {
            if (post.text != null && due.test(post.text)) {
                one(DataKind.POST_TEXTS);
                post.text = delete ? null : post.text;
            }
        }
    }
}
