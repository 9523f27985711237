package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.POST_TEXT;

import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.PostRow;
import dev.rapport.persistence.internal.generated.tables.records.PostSnapshotRow;
import dev.rapport.persistence.internal.generated.tables.records.PostTextRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** Readings of posts, the newest of each, and their texts. */
final class PostWriter {
    private record Key(long account, String post) {}

    private record Taken(Key key, Instant at) {}

    private final DSLContext tx;

    PostWriter(DSLContext tx) {
        this.tx = tx;
    }

    void write(List<AccountRecord> records) {
        Map<Long, Set<String>> touched = new TreeMap<>();
        for (AccountRecord record : records) {
            Set<String> posts = touched.computeIfAbsent(record.account().value(), id -> new HashSet<>());
            record.posts().forEach(post -> posts.add(post.id()));
            posts.addAll(record.gonePosts());
        }
        touched.values().removeIf(Set::isEmpty);
        if (touched.isEmpty()) {
            return;
        }
        Map<Key, PostRow> posts = new HashMap<>();
        for (Map<Long, Set<String>> part : Pairs.parts(touched)) {
            tx.selectFrom(POST)
                    .where(Pairs.among(tx, POST.ACCOUNT_ID, POST.POST_ID, part))
                    .forEach(row -> posts.put(new Key(row.getAccountId(), row.getPostId()), row));
        }
        writeReadings(records, posts);
        records.forEach(record -> markGone(record, posts));
        Rows.upsert(tx, POST, posts.values());
        writeTexts(records, posts);
    }

    private void writeReadings(List<AccountRecord> records, Map<Key, PostRow> posts) {
        Map<Taken, PostSnapshotRow> readings = new LinkedHashMap<>();
        Map<Long, Set<String>> doubtful = new TreeMap<>();
        for (AccountRecord record : records) {
            long account = record.account().value();
            for (PostSnapshot post : record.posts()) {
                PostSnapshotRow row = PostReadings.row(account, post);
                Key key = new Key(account, post.id());
                readings.putIfAbsent(new Taken(key, row.getTakenAt()), row);
                if (!isNewest(posts, key, post, row)) {
                    doubtful.computeIfAbsent(account, id -> new HashSet<>()).add(post.id());
                }
            }
        }
        for (Map<Long, Set<String>> part : Pairs.parts(doubtful)) {
            tx.select(POST_SNAPSHOT.ACCOUNT_ID, POST_SNAPSHOT.POST_ID, POST_SNAPSHOT.TAKEN_AT)
                    .from(POST_SNAPSHOT)
                    .where(Pairs.among(tx, POST_SNAPSHOT.ACCOUNT_ID, POST_SNAPSHOT.POST_ID, part))
                    .forEach(row -> readings.remove(new Taken(new Key(row.value1(), row.value2()), row.value3())));
        }
        Rows.insert(tx, POST_SNAPSHOT, readings.values());
    }

    /** Takes the reading as the post's newest if it is; only then it is certain not to be there yet. */
    private boolean isNewest(Map<Key, PostRow> posts, Key key, PostSnapshot post, PostSnapshotRow row) {
        Instant takenAt = row.getTakenAt();
        PostRow latest = posts.get(key);
        if (latest == null) {
            latest = tx.newRecord(POST);
            latest.setFirstSeenAt(takenAt);
            posts.put(key, latest);
        } else if (!latest.getObservedAt().isBefore(takenAt)) {
            if (takenAt.isBefore(latest.getFirstSeenAt())) {
                latest.setFirstSeenAt(takenAt);
            }
            return false;
        }
        PostReadings.makeLatest(latest, row, post.url());
        if (latest.getGoneSince() != null && takenAt.isAfter(latest.getGoneSince())) {
            latest.setGoneSince(null);
        }
        return true;
    }

    private static void markGone(AccountRecord record, Map<Key, PostRow> posts) {
        Instant at = InstantBinding.micros(record.at());
        for (String id : record.gonePosts()) {
            PostRow post = posts.get(new Key(record.account().value(), id));
            if (post != null
                    && post.getGoneSince() == null
                    && post.getObservedAt().isBefore(at)) {
                post.setGoneSince(at);
            }
        }
    }

    private void writeTexts(List<AccountRecord> records, Map<Key, PostRow> posts) {
        Map<Long, Set<String>> touched = new TreeMap<>();
        records.stream()
                .filter(record -> !record.texts().isEmpty())
                .forEach(record -> touched.computeIfAbsent(record.account().value(), id -> new HashSet<>())
                        .addAll(record.texts().keySet()));
        if (touched.isEmpty()) {
            return;
        }
        Map<Key, PostTextRow> texts = new HashMap<>();
        for (Map<Long, Set<String>> part : Pairs.parts(touched)) {
            tx.selectFrom(POST_TEXT)
                    .where(Pairs.among(tx, POST_TEXT.ACCOUNT_ID, POST_TEXT.POST_ID, part))
                    .forEach(row -> texts.put(new Key(row.getAccountId(), row.getPostId()), row));
        }
        records.forEach(record -> record.texts().forEach((id, text) -> {
            Key key = new Key(record.account().value(), id);
            if (posts.containsKey(key)) {
                keepText(texts, key, text, InstantBinding.micros(record.at()));
            }
        }));
        Rows.upsert(tx, POST_TEXT, texts.values());
    }

    private void keepText(Map<Key, PostTextRow> texts, Key key, String text, Instant at) {
        PostTextRow row = texts.get(key);
        if (row == null) {
            row = tx.newRecord(POST_TEXT);
            row.setAccountId(key.account());
            row.setPostId(key.post());
            texts.put(key, row);
        } else if (!row.getObservedAt().isBefore(at)) {
            return;
        }
        row.setContent(Texts.fit(POST_TEXT.CONTENT, text));
        row.setObservedAt(at);
    }
}
