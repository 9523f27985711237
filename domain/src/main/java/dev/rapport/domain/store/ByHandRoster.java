package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules of {@link ReadingsByHand#save}, for stores to share: which account an entry means, and what it changes. Works
 * on what it was given and remembers what became different. For one thread.
 */
public final class ByHandRoster {
    private final Map<CreatorKey, List<Account>> accounts;
    private final Map<Key, AccountSnapshot> audiences;
    private final Map<Key, PostSnapshot> posts;
    private final Map<Key, AccountSnapshot> changedAudiences = new LinkedHashMap<>();
    private final Map<Key, PostSnapshot> changedPosts = new LinkedHashMap<>();

    /**
     * What a reading by hand is known by.
     *
     * @param post the code of the post's address; empty text for an account's followers
     */
    public record Key(AccountId account, String post, Source source, Instant at) {
        public static Key of(AccountId account, String post, Provenance from) {
            return new Key(account, post, from.source(), from.observedAt());
        }
    }

    /**
     * @param accounts at least every account of the creators that the entries name
     * @param audiences at least every audience that the entries may replace
     * @param posts at least every reading of a post that the entries may replace
     */
    public ByHandRoster(
            Collection<Account> accounts, Map<Key, AccountSnapshot> audiences, Map<Key, PostSnapshot> posts) {
        this.accounts = accounts.stream().collect(Collectors.groupingBy(Account::creator));
        this.audiences = new HashMap<>(audiences);
        this.posts = new HashMap<>(posts);
    }

    /** Applies one entry, unless it is refused. */
    public Saved apply(ReadingsByHand.Entry entry) {
        MeantAccount meant = MeantAccount.of(entry, accounts.getOrDefault(entry.creator(), List.of()));
        Optional<AccountId> account = meant.account().map(Account::id);
        if (account.isEmpty()) {
            return new Saved(Change.REFUSED, meant.refusal());
        }
        List<Change> changes = new ArrayList<>();
        entry.audience()
                .ifPresent(reading -> changes.add(
                        put(audiences, changedAudiences, Key.of(account.get(), "", reading.provenance()), reading)));
        entry.post()
                .ifPresent(post -> changes.add(
                        put(posts, changedPosts, Key.of(account.get(), post.id(), post.provenance()), post)));
        return new Saved(changes.stream().min(Change::compareTo).orElseThrow(), "");
    }

    private static <T> Change put(Map<Key, T> known, Map<Key, T> changed, Key key, T reading) {
        T before = known.put(key, reading);
        if (Objects.equals(before, reading)) {
            return Change.UNCHANGED;
        }
        changed.put(key, reading);
        return before == null ? Change.ADDED : Change.UPDATED;
    }

    /** Audiences that are new or became different, as they are now. */
    public Map<Key, AccountSnapshot> changedAudiences() {
        return changedAudiences;
    }

    /** Readings of posts that are new or became different, as they are now. */
    public Map<Key, PostSnapshot> changedPosts() {
        return changedPosts;
    }
}
