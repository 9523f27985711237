package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.CONSENT_TOKEN;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.ConsentStore;
import dev.rapport.persistence.internal.generated.tables.records.ConsentTokenRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Consent tokens by their mark; one that ran out is found no more and goes with the next that comes. */
final class JooqConsentStore implements ConsentStore {
    private final Database database;

    JooqConsentStore(Database database) {
        this.database = database;
    }

    private static Token token(ConsentTokenRow row) {
        return new Token(
                row.getMark(),
                Purpose.ofCode(row.getPurpose()),
                new AccountId(row.getAccountId()),
                row.getCiphertext(),
                row.getExpiresAt());
    }

    @Override
    public void put(Token token, Instant now) {
        database.write(tx -> {
            tx.deleteFrom(CONSENT_TOKEN)
                    .where(CONSENT_TOKEN.EXPIRES_AT.le(now).or(CONSENT_TOKEN.MARK.eq(token.mark())))
                    .execute();
            return tx.insertInto(CONSENT_TOKEN)
                    .set(CONSENT_TOKEN.MARK, token.mark())
                    .set(CONSENT_TOKEN.PURPOSE, token.purpose().code())
                    .set(CONSENT_TOKEN.ACCOUNT_ID, token.account().value())
                    .set(CONSENT_TOKEN.CIPHERTEXT, token.ciphertext())
                    .set(CONSENT_TOKEN.EXPIRES_AT, token.expiresAt())
                    .execute();
        });
    }

    @Override
    public Optional<Token> find(String mark, Purpose purpose, Instant now) {
        return database.read(db -> find(db, mark, purpose, now));
    }

    private static Optional<Token> find(DSLContext db, String mark, Purpose purpose, Instant now) {
        return db.selectFrom(CONSENT_TOKEN)
                .where(
                        CONSENT_TOKEN.MARK.eq(mark),
                        CONSENT_TOKEN.PURPOSE.eq(purpose.code()),
                        CONSENT_TOKEN.EXPIRES_AT.gt(now))
                .fetchOptional(JooqConsentStore::token);
    }

    @Override
    public Optional<Token> take(String mark, Purpose purpose, Instant now) {
        return database.write(tx -> find(tx, mark, purpose, now)
                .filter(token -> tx.deleteFrom(CONSENT_TOKEN)
                                .where(CONSENT_TOKEN.MARK.eq(mark))
                                .execute()
                        > 0));
    }

    @Override
    public List<Token> open(AccountId account, Purpose purpose, Instant now) {
        return database.read(db -> db.selectFrom(CONSENT_TOKEN)
                .where(
                        CONSENT_TOKEN.ACCOUNT_ID.eq(account.value()),
                        CONSENT_TOKEN.PURPOSE.eq(purpose.code()),
                        CONSENT_TOKEN.EXPIRES_AT.gt(now))
                .orderBy(CONSENT_TOKEN.EXPIRES_AT.desc(), CONSENT_TOKEN.MARK)
                .fetch(JooqConsentStore::token));
    }

    @Override
    public void remove(AccountId account) {
        database.write(tx -> tx.deleteFrom(CONSENT_TOKEN)
                .where(CONSENT_TOKEN.ACCOUNT_ID.eq(account.value()))
                .execute());
    }
}
