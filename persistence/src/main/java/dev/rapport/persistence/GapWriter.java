package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.Gaps;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountSnapshotRow;
import dev.rapport.persistence.internal.generated.tables.records.PostRow;
import dev.rapport.persistence.internal.generated.tables.records.PostSnapshotRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Fills gaps that malformed numbers left in one account's readings. The caller holds the account's lock. */
final class GapWriter {
    private final DSLContext tx;
    private final AccountId account;

    GapWriter(DSLContext tx, AccountId account) {
        this.tx = tx;
        this.account = account;
    }

    /** Whether the post's reading, or a number in it, was missing. */
    boolean fill(PostSnapshot post) {
        Instant takenAt = InstantBinding.micros(post.provenance().observedAt());
        PostSnapshotRow kept = tx.selectFrom(POST_SNAPSHOT)
                .where(
                        POST_SNAPSHOT.ACCOUNT_ID.eq(account.value()),
                        POST_SNAPSHOT.POST_ID.eq(post.id()),
                        POST_SNAPSHOT.TAKEN_AT.eq(takenAt))
                .fetchOne();
        if (kept == null) {
            return append(post);
        }
        PostSnapshotRow filled =
                PostReadings.row(account.value(), Gaps.filled(PostReadings.snapshot(kept, null), post));
        if (filled.equals(kept)) {
            return false;
        }
        tx.executeUpdate(filled);
        PostRow latest = tx.selectFrom(POST)
                .where(POST.ACCOUNT_ID.eq(account.value()), POST.POST_ID.eq(post.id()), POST.OBSERVED_AT.eq(takenAt))
                .fetchOne();
        if (latest != null) {
            PostReadings.makeLatest(latest, filled, Optional.ofNullable(latest.getUrl()));
            latest.store();
        }
        return true;
    }

    private boolean append(PostSnapshot post) {
        if (!Texts.isStorableId(post.id())) {
            return false;
        }
        new PostWriter(tx)
                .write(List.of(new AccountRecord(
                        account,
                        AccountRecord.Kind.READ,
                        post.provenance().observedAt(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(post),
                        Set.of(),
                        Map.of(),
                        List.of())));
        return true;
    }

    /** Whether a number was missing in the reading of that moment. */
    boolean fill(Instant observedAt, Followers followers, Count postsTotal) {
        Instant takenAt = InstantBinding.micros(observedAt);
        AccountSnapshotRow kept = tx.selectFrom(ACCOUNT_SNAPSHOT)
                .where(ACCOUNT_SNAPSHOT.ACCOUNT_ID.eq(account.value()), ACCOUNT_SNAPSHOT.TAKEN_AT.eq(takenAt))
                .fetchOne();
        if (kept == null) {
            return false;
        }
        AccountSnapshot filled = Gaps.filled(AccountReadings.snapshot(kept), followers, postsTotal);
        AccountSnapshotRow row = AccountReadings.row(account.value(), filled);
        if (row.equals(kept)) {
            return false;
        }
        tx.executeUpdate(row);
        AccountLatestRow latest = tx.selectFrom(ACCOUNT_LATEST)
                .where(ACCOUNT_LATEST.ACCOUNT_ID.eq(account.value()), ACCOUNT_LATEST.CURRENT_AT.eq(takenAt))
                .fetchOne();
        if (latest != null) {
            AccountReadings.makeCurrent(latest, row);
            latest.store();
        }
        return true;
    }
}
