package dev.rapport.testkit.store;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds what a run learnt of an account, from nothing but what a test is about. */
final class Told {
    static final String ROUTE = "data-api";

    private final AccountId account;
    private final Instant at;
    private AccountRecord.Kind kind = AccountRecord.Kind.READ;
    private Optional<FailureKind> failure = Optional.empty();
    private String detail = "";
    private Optional<Instant> retryAt = Optional.empty();
    private Optional<AccountState> state = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<Handle> handle = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<AccountSnapshot> snapshot = Optional.empty();
    private boolean isListed;
    private final List<PostSnapshot> posts = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, String> texts = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Told(AccountId account, Instant at) {
        this.account = account;
        this.at = at;
    }

    static Told of(AccountId account, String at) {
        return new Told(account, Instant.parse(at));
    }

    Told followers(long count) {
        return snapshot(Followers.exact(count), false);
    }

    Told suspectFollowers(long count) {
        return snapshot(Followers.exact(count), true);
    }

    Told snapshot(Followers followers, boolean isSuspect) {
        return snapshot(new AccountSnapshot(followers, Count.of(12), Status.MEASURED, isSuspect, provenance()));
    }

    Told snapshot(AccountSnapshot whole) {
        snapshot = Optional.of(whole);
        return this;
    }

    Provenance provenance() {
        return new Provenance(Source.NETWORK_API, ROUTE, at);
    }

    Told outcome(AccountRecord.Kind what, FailureKind why, String words, Optional<Instant> again) {
        kind = what;
        failure = Optional.of(why);
        detail = words;
        retryAt = again;
        return this;
    }

    Told state(AccountState.Kind what, String words) {
        state = Optional.of(new AccountState(what, at, words));
        return this;
    }

    Told id(String externalId) {
        id = Optional.of(externalId);
        return this;
    }

    Told handle(String value) {
        handle = Optional.of(new Handle(value));
        return this;
    }

    Told name(String displayName) {
        name = Optional.of(displayName);
        return this;
    }

    Told listed() {
        isListed = true;
        return this;
    }

    Told post(String post, String publishedAt, long likes) {
        Count absent = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
        return post(new PostSnapshot(
                post,
                Optional.of("https://example.org/" + post),
                PostFormat.VIDEO,
                Optional.of(Instant.parse(publishedAt)),
                Optional.empty(),
                new PostCounts(Count.of(likes), Count.absent(Status.HIDDEN_BY_CREATOR), absent, absent, Count.of(0)),
                provenance()));
    }

    Told post(PostSnapshot whole) {
        posts.add(whole);
        return this;
    }

    Told gone(String post) {
        gone.add(post);
        return this;
    }

    Told text(String post, String words) {
        texts.put(post, words);
        return this;
    }

    Told finding(String words, Optional<String> setAside) {
        findings.add(new Finding(FailureKind.MALFORMED_RECORD, words, setAside));
        return this;
    }

    Told finding(FailureKind why, String words, String setAside, String shape) {
        findings.add(new Finding(why, words, Optional.of(setAside), Optional.of(new Finding.Origin(shape, at))));
        return this;
    }

    AccountRecord record() {
        return new AccountRecord(
                account, kind, at, failure, detail, retryAt, state, id, handle, name, snapshot, isListed, posts, gone,
                texts, findings);
    }
}
