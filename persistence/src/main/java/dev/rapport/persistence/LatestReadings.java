package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;

import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountSnapshotRow;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Makes rows of newest numbers true again after readings were deleted. */
final class LatestReadings {
    private final DSLContext tx;

    LatestReadings(DSLContext tx) {
        this.tx = tx;
    }

    void correct(List<AccountLatestRow> page) {
        List<Long> ids = page.stream().map(AccountLatestRow::getAccountId).toList();
        tx.selectFrom(ACCOUNT_LATEST)
                .where(
                        ACCOUNT_LATEST.ACCOUNT_ID.in(ids),
                        isGone(ACCOUNT_LATEST.READ_AT).or(isGone(ACCOUNT_LATEST.CURRENT_AT)))
                .forEach(this::correct);
    }

    private static Condition isGone(Field<Instant> at) {
        return at.isNotNull()
                .and(DSL.notExists(DSL.selectOne()
                        .from(ACCOUNT_SNAPSHOT)
                        .where(
                                ACCOUNT_SNAPSHOT.ACCOUNT_ID.eq(ACCOUNT_LATEST.ACCOUNT_ID),
                                ACCOUNT_SNAPSHOT.TAKEN_AT.eq(at))));
    }

    private void correct(AccountLatestRow latest) {
        Condition own = ACCOUNT_SNAPSHOT.ACCOUNT_ID.eq(latest.getAccountId());
        latest.setReadAt(tx.select(DSL.max(ACCOUNT_SNAPSHOT.TAKEN_AT))
                .from(ACCOUNT_SNAPSHOT)
                .where(own)
                .fetchSingle(row -> row.value1()));
        if (latest.getReadAt() == null) {
            latest.setListedAt(null);
        }
        @Nullable
        AccountSnapshotRow current = tx.selectFrom(ACCOUNT_SNAPSHOT)
                .where(own, ACCOUNT_SNAPSHOT.SUSPECT.isFalse())
                .orderBy(ACCOUNT_SNAPSHOT.TAKEN_AT.desc())
                .limit(1)
                .fetchOne();
        if (current != null) {
            AccountReadings.makeCurrent(latest, current);
        } else {
            AccountReadings.clear(latest);
        }
        latest.store();
    }
}
