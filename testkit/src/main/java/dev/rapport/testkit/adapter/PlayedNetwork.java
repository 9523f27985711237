package dev.rapport.testkit.adapter;

import dev.rapport.domain.network.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the contract plays: accounts with their posts, for a dialect to put into its network's words. Thread-safe. */
public final class PlayedNetwork {
    static final String TEXT = "text of post ";
    /** Number of the post that is published while others are listed: the newest. */
    private static final int ARRIVING = -1;

    private final Dialect dialect;
    private final Instant newest;
    private final Map<String, PlayedAccount> byId = new ConcurrentHashMap<>();
    private final Map<String, PlayedAccount> byHandle = new ConcurrentHashMap<>();
    private final Map<String, PlayedPost> posts = new ConcurrentHashMap<>();
    private final PlayedTokens tokens = new PlayedTokens();
    private boolean backwards;
    private boolean strangers;

    PlayedNetwork(Dialect dialect, Instant newest) {
        this.dialect = dialect;
        this.newest = newest;
    }

    enum Presence {
        THERE,
        GONE,
        CLOSED
    }

    /** What is special about an account. */
    record Special(OptionalLong followers, Presence presence, int posts, PlayedAccount.Paging paging, boolean counted) {
        static Special none(long followers, int posts) {
            return new Special(OptionalLong.of(followers), Presence.THERE, posts, PlayedAccount.Paging.WELL, true);
        }

        Special hidden() {
            return new Special(OptionalLong.empty(), presence, posts, paging, counted);
        }

        Special that(Presence is) {
            return new Special(followers, is, posts, paging, counted);
        }

        Special paging(PlayedAccount.Paging how) {
            return new Special(followers, presence, posts, how, counted);
        }

        Special uncounted() {
            return new Special(followers, presence, posts, paging, false);
        }
    }

    PlayedAccount add(int number, Special special) {
        List<PlayedPost> made = new ArrayList<>();
        for (int post = 0; post < special.posts(); post++) {
            made.add(post(number, post, special.counted()));
        }
        PlayedAccount account = new PlayedAccount(
                dialect.accountId(number),
                dialect.handle(number),
                special.followers(),
                special.presence(),
                made,
                special.paging(),
                post(number, ARRIVING, true));
        byId.put(account.id(), account);
        byHandle.put(account.handle(), account);
        made.forEach(post -> posts.put(post.id(), post));
        return account;
    }

    private PlayedPost post(int account, int number, boolean counted) {
        return new PlayedPost(
                dialect.postId(account, number),
                newest.minus(Duration.ofHours(number)),
                TEXT + number,
                counted ? counts(number) : Map.of());
    }

    /** The first post has no reaction at all; the others have a different number of each. */
    private static Map<Measure, Long> counts(int post) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        List<Measure> counted = List.of(Measure.LIKES, Measure.COMMENTS, Measure.SHARES, Measure.SAVES, Measure.VIEWS);
        for (int i = 0; i < counted.size(); i++) {
            counts.put(counted.get(i), post == 0 ? 0L : 1_000L * (i + 1) + post + 5);
        }
        return counts;
    }

    void answerBackwards() {
        backwards = true;
    }

    void addStrangers() {
        strangers = true;
    }

    /** The accounts among these ids that the network shows, in an order of its own; perhaps one that nobody asked for. */
    public List<PlayedAccount> accounts(Collection<String> ids) {
        return arranged(ids.stream().map(byId::get).filter(Objects::nonNull).toList());
    }

    /** The same by handle, without {@code @}. */
    public List<PlayedAccount> accountsByHandle(Collection<String> handles) {
        return arranged(
                handles.stream().map(byHandle::get).filter(Objects::nonNull).toList());
    }

    /** An account that a call names alone; empty if there is none. A closed one is there. */
    public Optional<PlayedAccount> account(String id) {
        return Optional.ofNullable(byId.get(id)).filter(Predicate.not(PlayedAccount::isGone));
    }

    /** The same by handle, without {@code @}. */
    public Optional<PlayedAccount> accountByHandle(String handle) {
        return Optional.ofNullable(byHandle.get(handle)).filter(Predicate.not(PlayedAccount::isGone));
    }

    /** The posts among these ids, in an order of the network's own. */
    public List<PlayedPost> posts(Collection<String> ids) {
        List<PlayedPost> found = new ArrayList<>(
                ids.stream().map(this::post).filter(Objects::nonNull).toList());
        if (backwards) {
            Collections.reverse(found);
        }
        return found;
    }

    private @Nullable PlayedPost post(String id) {
        PlayedPost known = posts.get(id);
        return known != null
                ? known
                : byId.values().stream()
                        .flatMap(account -> account.posts().stream())
                        .filter(post -> post.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    /** Tokens of creators, for networks that want their consent. */
    public PlayedTokens tokens() {
        return tokens;
    }

    private List<PlayedAccount> arranged(List<PlayedAccount> asked) {
        List<PlayedAccount> shown = new ArrayList<>(asked.stream()
                .filter(account -> !account.isGone() && !account.isClosed())
                .toList());
        if (backwards) {
            Collections.reverse(shown);
        }
        if (strangers) {
            shown.add(
                    0,
                    new PlayedAccount(
                            dialect.accountId(999_999),
                            dialect.handle(999_999),
                            OptionalLong.of(77),
                            Presence.THERE,
                            List.of(),
                            PlayedAccount.Paging.WELL,
                            post(999_999, 0, true)));
        }
        return shown;
    }
}
