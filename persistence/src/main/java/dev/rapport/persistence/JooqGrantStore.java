package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_GRANT;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.persistence.internal.generated.tables.records.AccountGrantRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Grants by account; whoever changes one names the version that it read. */
final class JooqGrantStore implements GrantStore {
    private final Database database;

    JooqGrantStore(Database database) {
        this.database = database;
    }

    private static StoredGrant grant(AccountGrantRow row) {
        return new StoredGrant(
                new AccountId(row.getAccountId()),
                row.getCiphertext(),
                row.getVersion(),
                State.ofCode(row.getState()),
                row.getUpdatedAt());
    }

    @Override
    public Optional<StoredGrant> find(AccountId account) {
        return database.read(db -> db.selectFrom(ACCOUNT_GRANT)
                .where(ACCOUNT_GRANT.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(JooqGrantStore::grant));
    }

    @Override
    public List<StoredGrant> list() {
        return database.read(db ->
                db.selectFrom(ACCOUNT_GRANT).orderBy(ACCOUNT_GRANT.ACCOUNT_ID).fetch(JooqGrantStore::grant));
    }

    @Override
    public void put(AccountId account, byte[] ciphertext, Instant now) {
        database.write(tx -> {
            int changed = tx.update(ACCOUNT_GRANT)
                    .set(ACCOUNT_GRANT.CIPHERTEXT, ciphertext)
                    .set(ACCOUNT_GRANT.VERSION, ACCOUNT_GRANT.VERSION.plus(1))
                    .set(ACCOUNT_GRANT.STATE, State.ACTIVE.code())
                    .set(ACCOUNT_GRANT.UPDATED_AT, now)
                    .where(ACCOUNT_GRANT.ACCOUNT_ID.eq(account.value()))
                    .execute();
            return changed > 0
                    ? changed
                    : tx.insertInto(ACCOUNT_GRANT)
                            .set(ACCOUNT_GRANT.ACCOUNT_ID, account.value())
                            .set(ACCOUNT_GRANT.CIPHERTEXT, ciphertext)
                            .set(ACCOUNT_GRANT.VERSION, 1L)
                            .set(ACCOUNT_GRANT.STATE, State.ACTIVE.code())
                            .set(ACCOUNT_GRANT.UPDATED_AT, now)
                            .execute();
        });
    }

    @Override
    public boolean replace(AccountId account, long version, byte[] ciphertext, State state, Instant now) {
        return database.write(tx -> tx.update(ACCOUNT_GRANT)
                        .set(ACCOUNT_GRANT.CIPHERTEXT, ciphertext)
                        .set(ACCOUNT_GRANT.VERSION, version + 1)
                        .set(ACCOUNT_GRANT.STATE, state.code())
                        .set(ACCOUNT_GRANT.UPDATED_AT, now)
                        .where(ACCOUNT_GRANT.ACCOUNT_ID.eq(account.value()), ACCOUNT_GRANT.VERSION.eq(version))
                        .execute()
                > 0);
    }

    @Override
    public boolean remove(AccountId account) {
        return database.write(tx -> tx.deleteFrom(ACCOUNT_GRANT)
                        .where(ACCOUNT_GRANT.ACCOUNT_ID.eq(account.value()))
                        .execute()
                > 0);
    }

    @Override
    public boolean lock(AccountId account, String holder, Instant now, Instant until) {
        return database.write(tx -> tx.update(ACCOUNT_GRANT)
                        .set(ACCOUNT_GRANT.LOCK_HOLDER, holder)
                        .set(ACCOUNT_GRANT.LOCK_UNTIL, until)
                        .where(
                                ACCOUNT_GRANT.ACCOUNT_ID.eq(account.value()),
                                ACCOUNT_GRANT
                                        .LOCK_HOLDER
                                        .isNull()
                                        .or(ACCOUNT_GRANT.LOCK_HOLDER.eq(holder))
                                        .or(ACCOUNT_GRANT.LOCK_UNTIL.le(now)))
                        .execute()
                > 0);
    }

    @Override
    public void unlock(AccountId account, String holder) {
        database.write(tx -> tx.update(ACCOUNT_GRANT)
                .setNull(ACCOUNT_GRANT.LOCK_HOLDER)
                .setNull(ACCOUNT_GRANT.LOCK_UNTIL)
                .where(ACCOUNT_GRANT.ACCOUNT_ID.eq(account.value()), ACCOUNT_GRANT.LOCK_HOLDER.eq(holder))
                .execute());
    }
}
