package dev.rapport.domain.sync;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountOutcome.Deferred;
import dev.rapport.domain.network.AccountOutcome.Failed;
import dev.rapport.domain.network.AccountOutcome.NotFound;
import dev.rapport.domain.network.AccountOutcome.NotReadable;
import dev.rapport.domain.network.AccountOutcome.Read;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns what an adapter said of one account into the facts to store. Pure. */
final class Normaliser {
    /** Instagram and TikTok let a creator pin three posts to the top of the list. */
    private static final int MOST_PINNED = 3;

    private Normaliser() {}

    /** @param policy by which the account was asked for; texts that it does not keep are dropped, whatever came */
    static AccountRecord record(DueAccount due, AccountOutcome outcome, SyncPolicy policy, Instant at) {
        if (outcome instanceof Read read) {
            return ofReading(due, read.reading(), policy, at);
        }
        if (outcome instanceof NotFound gone) {
            return without(
                    due,
                    AccountRecord.Kind.NOT_FOUND,
                    at,
                    Optional.of(FailureKind.ACCOUNT_NOT_FOUND),
                    gone.detail(),
                    Optional.empty(),
                    Optional.of(AccountState.Kind.NOT_FOUND));
        }
        if (outcome instanceof NotReadable closed) {
            boolean consent =
                    closed.kind() == FailureKind.NOT_AUTHORISED || closed.kind() == FailureKind.CONSENT_WITHDRAWN;
            return without(
                    due,
                    AccountRecord.Kind.NOT_READABLE,
                    at,
                    Optional.of(closed.kind()),
                    closed.detail(),
                    Optional.empty(),
                    Optional.of(consent ? AccountState.Kind.NOT_AUTHORISED : AccountState.Kind.NOT_READABLE));
        }
        if (outcome instanceof Failed failed) {
            AccountRecord record = without(
                    due,
                    AccountRecord.Kind.FAILED,
                    at,
                    Optional.of(failed.kind()),
                    failed.detail(),
                    Optional.empty(),
                    failed.kind() == FailureKind.IDENTITY_CONFLICT
                            ? Optional.of(AccountState.Kind.CONFLICT)
                            : Optional.empty());
            return failed.record()
                    .map(answer -> record.withFindings(
                            List.of(new Finding(failed.kind(), failed.detail(), Optional.of(answer)))))
                    .orElse(record);
        }
        if (outcome instanceof Deferred deferred) {
            return without(
                    due,
                    AccountRecord.Kind.DEFERRED,
                    at,
                    Optional.of(deferred.kind()),
                    deferred.detail(),
                    deferred.until(),
                    Optional.empty());
        }
        return without(
                due,
                AccountRecord.Kind.UNCHANGED,
                at,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.of(AccountState.Kind.ACTIVE));
    }

    private static AccountRecord ofReading(DueAccount due, AccountReading reading, SyncPolicy policy, Instant at) {
        Optional<String> known = due.account().externalId();
        if (known.isPresent() && !known.get().equals(reading.externalId())) {
            return without(
                    due,
                    AccountRecord.Kind.FAILED,
                    at,
                    Optional.of(FailureKind.IDENTITY_CONFLICT),
                    "the handle now leads to another account, id " + reading.externalId() + " instead of "
                            + known.get(),
                    Optional.empty(),
                    Optional.of(AccountState.Kind.CONFLICT));
        }
        Provenance provenance = reading.provenance();
        AccountSnapshot snapshot = new AccountSnapshot(
                reading.followers(),
                reading.postsTotal(),
                reading.posts().status(),
                isSuspect(due, reading.followers()),
                provenance);
        List<PostSnapshot> posts = reading.posts().posts().stream()
                .map(post -> new PostSnapshot(
                        post.id(),
                        post.url(),
                        post.format(),
                        post.publishedAt(),
                        post.sponsored(),
                        post.counts(),
                        new Provenance(provenance.source(), provenance.route(), post.observedAt())))
                .toList();
        Map<String, String> texts = new HashMap<>();
        if (policy.keepTexts().contains(due.account().network())) {
            reading.posts().posts().forEach(post -> post.text().ifPresent(text -> texts.put(post.id(), text)));
        }
        return new AccountRecord(
                due.account().id(),
                AccountRecord.Kind.READ,
                at,
                Optional.empty(),
                "",
                Optional.empty(),
                changed(due, AccountState.Kind.ACTIVE, at, ""),
                Optional.of(reading.externalId()),
                reading.handle(),
                reading.displayName(),
                Optional.of(snapshot),
                reading.posts().complete(),
                posts,
                gone(due, reading, policy.posts()),
                texts,
                reading.findings());
    }

    /** A fall to zero, or by nine tenths, is not believed before a second reading says the same. */
    private static boolean isSuspect(DueAccount due, Followers now) {
        Optional<Followers> before =
                due.current().map(AccountSnapshot::followers).filter(Followers::isKnown);
        if (before.isEmpty() || !now.isKnown() || !fell(before.get(), now)) {
            return false;
        }
        return due.suspect()
                .map(AccountSnapshot::followers)
                .filter(Followers::isKnown)
                .filter(earlier -> fell(before.get(), earlier))
                .isEmpty();
    }

    private static boolean fell(Followers before, Followers now) {
        return before.get() > 0 && now.get() <= before.get() / 10;
    }

    /** Stored posts that the network shows no more: asked for in vain, or missing from the part it listed wholly. */
    private static Set<String> gone(DueAccount due, AccountReading reading, int wanted) {
        PostListing listing = reading.posts();
        Set<String> gone = new HashSet<>(listing.gone());
        if (listing.status() != Status.MEASURED || !listing.complete()) {
            return gone;
        }
        boolean emptyAgainstItsOwnCount = listing.posts().isEmpty()
                && reading.postsTotal().isKnown()
                && reading.postsTotal().get() > 0;
        if (emptyAgainstItsOwnCount) {
            return gone;
        }
        Set<String> listed = new HashSet<>();
        listing.posts().forEach(post -> listed.add(post.id()));
        Instant since = listedWhollySince(listing, wanted);
        for (KnownPost post : due.posts()) {
            if (!listed.contains(post.id())
                    && post.publishedAt().orElse(Instant.MIN).compareTo(since) >= 0) {
                gone.add(post.id());
            }
        }
        return gone;
    }

    /** A list shorter than asked for is the whole; of a longer one the oldest may be pinned, with gaps before them. */
    private static Instant listedWhollySince(PostListing listing, int wanted) {
        // What was listed and asked for in vain took a place in the list too.
        if (listing.posts().size() + listing.gone().size() < wanted) {
            return Instant.MIN;
        }
        return listing.posts().stream()
                .map(PostReading::publishedAt)
                .flatMap(Optional::stream)
                .sorted()
                .skip(MOST_PINNED)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static Optional<AccountState> changed(DueAccount due, AccountState.Kind kind, Instant at, String detail) {
        AccountState state = due.account().state();
        return state.kind() == kind && Objects.equals(state.detail(), detail)
                ? Optional.empty()
                : Optional.of(new AccountState(kind, state.kind() == kind ? state.since() : at, detail));
    }

    private static AccountRecord without(
            DueAccount due,
            AccountRecord.Kind kind,
            Instant at,
            Optional<FailureKind> failure,
            String detail,
            Optional<Instant> retryAt,
            Optional<AccountState.Kind> state) {
        return new AccountRecord(
                due.account().id(),
                kind,
                at,
                failure,
                detail,
                retryAt,
                state.flatMap(becomes -> changed(due, becomes, at, detail)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Set.of(),
                Map.of(),
                List.of());
    }
}
