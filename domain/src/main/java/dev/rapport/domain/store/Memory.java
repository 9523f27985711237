package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Deletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an {@link InMemoryStore} holds; whoever touches it holds its monitor. */
final class Memory {
    final Map<CreatorKey, Creator> creators = new HashMap<>();
    final NavigableMap<AccountId, Held> accounts = new TreeMap<>();
    final Map<OutcomeKey, AccountRecord> outcomes =
            new TreeMap<>(Comparator.comparing(OutcomeKey::run).thenComparing(OutcomeKey::account));
    final NavigableMap<String, List<Drift>> drift = new TreeMap<>();
    final List<Deletion> deletions = new ArrayList<>();
    private long lastId;

    private final Map<NetworkId, Held> owners = new HashMap<>();

    private record NetworkId(Network network, String externalId) {}

    record OutcomeKey(String run, AccountId account) {}

    /** A record that was set aside of an account, and what was decided about it. */
    record HeldRecord(
            QuarantineId id, String run, Instant foundAt, Finding finding, List<QuarantineEntry.Decision> decisions) {}

    private static final Comparator<ByHandRoster.Key> BY_HAND = Comparator.comparing(ByHandRoster.Key::account)
            .thenComparing(ByHandRoster.Key::post)
            .thenComparing(ByHandRoster.Key::at)
            .thenComparing(key -> key.source().code());

    /** One account with everything that was read of it. */
    static final class Held {
        Account account;
        Optional<Instant> toldAt = Optional.empty();
        Optional<Instant> listedAt = Optional.empty();
        final NavigableMap<Instant, AccountSnapshot> snapshots = new TreeMap<>();
        final NavigableMap<String, HeldPost> posts = new TreeMap<>();
        Optional<String> ratedAs = Optional.empty();
        List<RateStore.Kept> rates = List.of();
        final List<HeldRecord> quarantine = new ArrayList<>();
        final NavigableMap<ByHandRoster.Key, AccountSnapshot> audiencesByHand = new TreeMap<>(BY_HAND);
        final NavigableMap<ByHandRoster.Key, PostSnapshot> postsByHand = new TreeMap<>(BY_HAND);

        @Nullable
        HeldText name;

        Held(Account account) {
            this.account = account;
        }

        Optional<Instant> readAt() {
            return snapshots.isEmpty() ? Optional.empty() : Optional.of(snapshots.lastKey());
        }

        Optional<AccountSnapshot> current(Optional<Instant> asOf) {
            return upTo(snapshots, asOf).descendingMap().values().stream()
                    .filter(snapshot -> !snapshot.suspect())
                    .findFirst();
        }

        Optional<AccountSnapshot> suspect(Optional<Instant> asOf) {
            return Optional.ofNullable(upTo(snapshots, asOf).lastEntry())
                    .map(Map.Entry::getValue)
                    .filter(AccountSnapshot::suspect);
        }

        List<AccountSnapshot> history(int newest, Optional<Instant> asOf) {
            List<AccountSnapshot> all = List.copyOf(upTo(snapshots, asOf).values());
            return all.subList(Math.max(0, all.size() - newest), all.size());
        }

        /** Newest reading of each post that was there at the moment, newest post first. */
        List<PostSnapshot> posts(int newest, Optional<Instant> asOf) {
            return posts.values().stream()
                    .filter(post -> post.isThere(asOf))
                    .flatMap(post -> post.latest(asOf).stream())
                    .sorted(NEWEST_FIRST)
                    .limit(newest)
                    .toList();
        }
    }

    AccountView view(Held held, CreatorQueries.Detail detail) {
        return new AccountView(
                creatorOf(held.account),
                held.account,
                held.current(detail.asOf()),
                held.suspect(detail.asOf()),
                held.history(detail.history(), detail.asOf()),
                held.posts(detail.posts(), detail.asOf()));
    }

    private static final Comparator<PostSnapshot> NEWEST_FIRST = Comparator.comparing(
                    (PostSnapshot post) -> post.publishedAt().orElse(Instant.MIN))
            .thenComparing(PostSnapshot::id)
            .reversed();

    /** A displayed name or a caption. */
    record HeldText(String words, Instant observedAt) {
        static HeldText newer(@Nullable HeldText known, String words, Instant at) {
            return known != null && !known.observedAt.isBefore(at) ? known : new HeldText(words, at);
        }
    }

    /** The readings of one post. */
    static final class HeldPost {
        final NavigableMap<Instant, PostSnapshot> snapshots = new TreeMap<>();

        @Nullable
        HeldText text;

        @Nullable
        Instant goneSince;

        Optional<PostSnapshot> latest(Optional<Instant> asOf) {
            return Optional.ofNullable(upTo(snapshots, asOf).lastEntry()).map(Map.Entry::getValue);
        }

        private boolean isThere(Optional<Instant> asOf) {
            Instant gone = goneSince;
            return gone == null || asOf.filter(gone::isAfter).isPresent();
        }
    }

    private static <T> NavigableMap<Instant, T> upTo(NavigableMap<Instant, T> all, Optional<Instant> asOf) {
        return asOf.map(moment -> all.headMap(moment, true)).orElse(all);
    }

    AccountId nextId() {
        lastId++;
        return new AccountId(lastId);
    }

    void makeDue(AccountId account) {
        Held held = accounts.get(account);
        if (held != null) {
            held.ratedAs = Optional.empty();
        }
    }

    Creator creatorOf(Account account) {
        Creator creator = creators.get(account.creator());
        if (creator == null) {
            throw new IllegalStateException("account " + account.id().value() + " has no creator");
        }
        return creator;
    }

    void keep(Account account) {
        Held held = accounts.computeIfAbsent(account.id(), id -> new Held(account));
        held.account = account;
        account.externalId().ifPresent(id -> owners.put(new NetworkId(account.network(), id), held));
    }

    void remove(Held held) {
        accounts.remove(held.account.id());
        forgetExternalId(held);
    }

    void forgetExternalId(Held held) {
        owners.values().removeIf(owner -> owner == held);
    }

    Optional<Held> byExternalId(Network network, String externalId) {
        return Optional.ofNullable(owners.get(new NetworkId(network, externalId)));
    }

    Stream<Held> matching(AccountFilter filter) {
        return accounts.values().stream().filter(matches(filter));
    }

    private Predicate<Held> matches(AccountFilter filter) {
        return held -> {
            Creator creator = creatorOf(held.account);
            return (filter.networks().isEmpty() || filter.networks().contains(held.account.network()))
                    && filter.creator()
                            .filter(key -> !creator.key().value().equals(key))
                            .isEmpty()
                    && holds(filter.niche(), creator.niches().stream())
                    && holds(filter.country(), creator.country().stream())
                    && holds(filter.city(), creator.city().stream())
                    && holds(filter.tag(), creator.tags().stream());
        };
    }

    private static boolean holds(Optional<String> wanted, Stream<String> words) {
        return wanted.map(word -> word.toLowerCase(Locale.ROOT))
                .map(word ->
                        words.anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(word)))
                .orElse(true);
    }
}
