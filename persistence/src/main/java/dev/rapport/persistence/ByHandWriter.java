package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_BY_HAND;
import static dev.rapport.persistence.internal.generated.Tables.POST_BY_HAND;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.ByHandRoster;
import dev.rapport.domain.store.ByHandRoster.Key;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.domain.store.ReadingsByHand.Entry;
import dev.rapport.persistence.internal.InstantBinding;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Writes entries by hand in one transaction; what stood there before stays as an earlier revision. */
final class ByHandWriter {
    private final Map<Key, Integer> audienceRevisions = new HashMap<>();
    private final Map<Key, AccountSnapshot> audiences = new HashMap<>();
    private final Map<Key, Integer> postRevisions = new HashMap<>();
    private final Map<Key, PostSnapshot> posts = new HashMap<>();

    /** Reads what these entries may replace: a few more than that. */
    private ByHandWriter(DSLContext tx, List<Account> accounts, List<Entry> entries) {
        List<Long> ids = accounts.stream().map(account -> account.id().value()).toList();
        List<Instant> times = entries.stream()
                .flatMap(entry -> Stream.concat(
                        entry.audience().map(AccountSnapshot::provenance).stream(),
                        entry.post().map(PostSnapshot::provenance).stream()))
                .map(Provenance::observedAt)
                .distinct()
                .toList();
        List<String> codes = entries.stream()
                .flatMap(entry -> entry.post().stream())
                .map(PostSnapshot::id)
                .distinct()
                .toList();
        tx.selectFrom(ACCOUNT_BY_HAND)
                .where(ACCOUNT_BY_HAND.ACCOUNT_ID.in(ids), ACCOUNT_BY_HAND.TAKEN_AT.in(times))
                .orderBy(ACCOUNT_BY_HAND.REVISION)
                .forEach(row -> {
                    audienceRevisions.put(ByHandRows.key(row), row.getRevision());
                    audiences.put(ByHandRows.key(row), ByHandRows.reading(row));
                });
        tx.selectFrom(POST_BY_HAND)
                .where(
                        POST_BY_HAND.ACCOUNT_ID.in(ids),
                        POST_BY_HAND.POST_CODE.in(codes),
                        POST_BY_HAND.TAKEN_AT.in(times))
                .orderBy(POST_BY_HAND.REVISION)
                .forEach(row -> {
                    postRevisions.put(ByHandRows.key(row), row.getRevision());
                    posts.put(ByHandRows.key(row), ByHandRows.reading(row));
                });
    }

    /** @param accounts of all creators that the entries name; locked unless it is a dry run */
    static List<Saved> write(
            DSLContext tx, List<Account> accounts, List<Entry> entries, boolean dryRun, Instant enteredAt) {
        List<Entry> storable = entries.stream().map(ByHandWriter::fitted).toList();
        ByHandWriter writer = new ByHandWriter(tx, accounts, storable);
        ByHandRoster roster = new ByHandRoster(accounts, writer.audiences, writer.posts);
        List<Saved> saved = storable.stream()
                .map(entry -> refusal(entry).orElseGet(() -> roster.apply(entry)))
                .toList();
        if (!dryRun) {
            writer.write(tx, roster, enteredAt);
        }
        return saved;
    }

    private void write(DSLContext tx, ByHandRoster roster, Instant enteredAt) {
        tx.batchInsert(roster.changedAudiences().entrySet().stream()
                        .map(changed -> ByHandRows.row(
                                changed.getKey(),
                                1 + audienceRevisions.getOrDefault(changed.getKey(), 0),
                                enteredAt,
                                changed.getValue()))
                        .toList())
                .execute();
        tx.batchInsert(roster.changedPosts().entrySet().stream()
                        .map(changed -> ByHandRows.row(
                                changed.getKey(),
                                1 + postRevisions.getOrDefault(changed.getKey(), 0),
                                enteredAt,
                                changed.getValue()))
                        .toList())
                .execute();
    }

    private static Optional<Saved> refusal(Entry entry) {
        return entry.post()
                .map(PostSnapshot::id)
                .filter(id -> !Texts.isStorableId(id))
                .map(id -> new Saved(
                        Change.REFUSED,
                        "a post's code is 1 to " + Texts.LONGEST_ID + " characters without blanks around it"));
    }

    private static Entry fitted(Entry entry) {
        return new Entry(
                entry.creator(),
                entry.network(),
                entry.account(),
                entry.audience()
                        .map(reading -> ReadingsByHand.audience(reading.followers(), fitted(reading.provenance()))),
                entry.post()
                        .map(post -> new PostSnapshot(
                                post.id(),
                                Texts.fit(POST_BY_HAND.URL, post.url()),
                                post.format(),
                                post.publishedAt().map(InstantBinding::micros),
                                Optional.empty(),
                                post.counts(),
                                fitted(post.provenance()))));
    }

    private static Provenance fitted(Provenance from) {
        return new Provenance(
                from.source(), Texts.fit(POST_BY_HAND.ROUTE, from.route()), InstantBinding.micros(from.observedAt()));
    }
}
