package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_HANDLE;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_TEXT;

import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.AccountHandleRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountSnapshotRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountTextRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** State, name and readings of accounts. What is older than what is known never takes its place. */
final class AccountWriter {
    private record Taken(long account, Instant at) {}

    private final DSLContext tx;
    private final Map<Long, AccountRow> accounts;
    private final Map<Long, AccountLatestRow> latest;

    AccountWriter(DSLContext tx, Map<Long, AccountRow> accounts, Map<Long, AccountLatestRow> latest) {
        this.tx = tx;
        this.accounts = accounts;
        this.latest = latest;
    }

    void write(List<AccountRecord> records) {
        Map<Taken, AccountSnapshotRow> snapshots = new LinkedHashMap<>();
        for (AccountRecord record : records) {
            long id = record.account().value();
            AccountRow account = Objects.requireNonNull(accounts.get(id));
            AccountLatestRow newest = Objects.requireNonNull(latest.get(id));
            newest.setRatedAs(null);
            tell(account, newest, record);
            record.snapshot().ifPresent(snapshot -> {
                AccountSnapshotRow row = AccountReadings.row(id, snapshot);
                if (isNew(newest, row) && snapshots.putIfAbsent(new Taken(id, row.getTakenAt()), row) == null) {
                    advance(newest, row);
                }
                if (record.listed() && snapshot.posts() == Status.MEASURED) {
                    list(newest, row.getTakenAt());
                }
            });
        }
        tx.batchUpdate(accounts.values().stream().filter(AccountRow::modified).toList())
                .execute();
        Rows.upsert(tx, ACCOUNT_LATEST, latest.values());
        Rows.insert(tx, ACCOUNT_SNAPSHOT, snapshots.values());
        keepNames(records);
    }

    private void tell(AccountRow account, AccountLatestRow newest, AccountRecord record) {
        Instant at = InstantBinding.micros(record.at());
        if (isAfter(newest.getToldAt(), at)) {
            return;
        }
        newest.setToldAt(at);
        record.state().ifPresent(state -> {
            account.setState(state.kind().code());
            account.setStateSince(InstantBinding.micros(state.since()));
            account.setStateDetail(Texts.fit(ACCOUNT.STATE_DETAIL, state.detail()));
        });
        record.handle()
                .map(Handle::value)
                .filter(handle -> !handle.equals(account.getHandle()))
                .ifPresent(handle -> rename(account, handle, at));
    }

    private void rename(AccountRow account, String handle, Instant at) {
        account.setHandle(handle);
        AccountHandleRow open = tx.selectFrom(ACCOUNT_HANDLE)
                .where(ACCOUNT_HANDLE.ACCOUNT_ID.eq(account.getId()), ACCOUNT_HANDLE.TO_AT.isNull())
                .fetchOne();
        Instant from = open == null || at.isAfter(open.getFromAt()) ? at : open.getFromAt();
        if (open != null) {
            open.setToAt(from);
            open.store();
        }
        tx.insertInto(ACCOUNT_HANDLE)
                .set(ACCOUNT_HANDLE.ACCOUNT_ID, account.getId())
                .set(ACCOUNT_HANDLE.FROM_AT, from)
                .set(ACCOUNT_HANDLE.HANDLE, handle)
                .onDuplicateKeyUpdate()
                .setNull(ACCOUNT_HANDLE.TO_AT)
                .execute();
    }

    /** A reading that is newer than the newest cannot be there yet, and the newest is there; others are looked up. */
    private boolean isNew(AccountLatestRow newest, AccountSnapshotRow row) {
        Instant takenAt = row.getTakenAt();
        if (isBefore(newest.getReadAt(), takenAt)) {
            return true;
        }
        return isAfter(newest.getReadAt(), takenAt)
                && !tx.fetchExists(
                        ACCOUNT_SNAPSHOT,
                        ACCOUNT_SNAPSHOT.ACCOUNT_ID.eq(row.getAccountId()).and(ACCOUNT_SNAPSHOT.TAKEN_AT.eq(takenAt)));
    }

    private static void list(AccountLatestRow newest, Instant takenAt) {
        if (isBefore(newest.getListedAt(), takenAt)) {
            newest.setListedAt(takenAt);
        }
    }

    private static void advance(AccountLatestRow newest, AccountSnapshotRow row) {
        Instant takenAt = row.getTakenAt();
        if (isBefore(newest.getReadAt(), takenAt)) {
            newest.setReadAt(takenAt);
        }
        if (!row.getSuspect() && isBefore(newest.getCurrentAt(), takenAt)) {
            AccountReadings.makeCurrent(newest, row);
        }
    }

    private static boolean isBefore(@Nullable Instant known, Instant moment) {
        return known == null || known.isBefore(moment);
    }

    private static boolean isAfter(@Nullable Instant known, Instant moment) {
        return known != null && known.isAfter(moment);
    }

    private void keepNames(List<AccountRecord> records) {
        Map<Long, AccountRecord> named = new LinkedHashMap<>();
        records.stream()
                .filter(record -> record.displayName().isPresent())
                .forEach(record -> named.put(record.account().value(), record));
        if (named.isEmpty()) {
            return;
        }
        Map<Long, AccountTextRow> texts = tx.selectFrom(ACCOUNT_TEXT)
                .where(ACCOUNT_TEXT.ACCOUNT_ID.in(named.keySet()))
                .fetchMap(ACCOUNT_TEXT.ACCOUNT_ID);
        named.forEach((id, record) -> {
            AccountTextRow text = texts.computeIfAbsent(id, missing -> {
                AccountTextRow row = tx.newRecord(ACCOUNT_TEXT);
                row.setAccountId(missing);
                return row;
            });
            Instant at = InstantBinding.micros(record.at());
            if (isBefore(text.getObservedAt(), at)) {
                text.setDisplayName(Texts.fit(
                        ACCOUNT_TEXT.DISPLAY_NAME, record.displayName().orElse("")));
                text.setObservedAt(at);
            }
        });
        Rows.upsert(tx, ACCOUNT_TEXT, texts.values());
    }
}
