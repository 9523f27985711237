package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_BY_HAND;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_GRANT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_HANDLE;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_PRICE;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_TEXT;
import static dev.rapport.persistence.internal.generated.Tables.CONSENT_TOKEN;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_NICHE;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_TAG;
import static dev.rapport.persistence.internal.generated.Tables.OUTCOME;
import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_BY_HAND;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.POST_TEXT;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_DECISION;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_ENTRY;
import static dev.rapport.persistence.internal.generated.Tables.RATE_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.RATE_RANK;
import static dev.rapport.persistence.internal.generated.Tables.SYNC_BATCH_ACCOUNT;

import dev.rapport.domain.retention.DataKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Every table that holds something about a person. A new one is entered here, and with that it is forgotten, handed out
 * to its person and emptied when a consent ends; a test fails until it is.
 */
final class PersonTables {
    /** What nobody is handed out: secrets, and what only makes the store work. */
    private static final Set<String> OWN = Set.of(
            "id",
            "creator_id",
            "owner_id",
            "ciphertext",
            "version",
            "lock_holder",
            "lock_until",
            "position",
            "usable",
            "revision");

    /** By account, what there is much of first, the account itself last. */
    static final List<PersonTable> OF_ACCOUNT = List.of(
            read(POST_SNAPSHOT, POST_SNAPSHOT.ACCOUNT_ID, DataKind.POST_READINGS),
            read(POST_TEXT, POST_TEXT.ACCOUNT_ID, DataKind.POST_TEXTS),
            read(POST, POST.ACCOUNT_ID, DataKind.POSTS),
            read(ACCOUNT_SNAPSHOT, ACCOUNT_SNAPSHOT.ACCOUNT_ID, DataKind.ACCOUNT_READINGS),
            read(ACCOUNT_TEXT, ACCOUNT_TEXT.ACCOUNT_ID, DataKind.NAMES),
            read(QUARANTINE, QUARANTINE.ACCOUNT_ID, DataKind.SET_ASIDE),
            copy(QUARANTINE_DECISION, QUARANTINE_DECISION.ACCOUNT_ID),
            copy(QUARANTINE_ENTRY, QUARANTINE_ENTRY.ACCOUNT_ID),
            kept(POST_BY_HAND, POST_BY_HAND.ACCOUNT_ID, DataKind.READINGS_BY_HAND),
            kept(ACCOUNT_BY_HAND, ACCOUNT_BY_HAND.ACCOUNT_ID, DataKind.READINGS_BY_HAND),
            kept(OUTCOME, OUTCOME.ACCOUNT_ID, DataKind.OUTCOMES),
            kept(ACCOUNT_PRICE, ACCOUNT_PRICE.ACCOUNT_ID, DataKind.PRICES),
            kept(ACCOUNT_HANDLE, ACCOUNT_HANDLE.ACCOUNT_ID, DataKind.HANDLES),
            kept(ACCOUNT_GRANT, ACCOUNT_GRANT.ACCOUNT_ID, DataKind.GRANTS),
            copy(SYNC_BATCH_ACCOUNT, SYNC_BATCH_ACCOUNT.ACCOUNT_ID),
            copy(CONSENT_TOKEN, CONSENT_TOKEN.ACCOUNT_ID),
            copy(RATE_RANK, RATE_RANK.ACCOUNT_ID),
            kept(RATE_LATEST, RATE_LATEST.ACCOUNT_ID, DataKind.RATES),
            copy(ACCOUNT_LATEST, ACCOUNT_LATEST.ACCOUNT_ID),
            kept(ACCOUNT, ACCOUNT.ID, DataKind.ACCOUNTS));

    /** By creator, the creator last. */
    static final List<PersonTable> OF_CREATOR = List.of(
            kept(CREATOR_NICHE, CREATOR_NICHE.CREATOR_ID, DataKind.NICHES_AND_TAGS),
            kept(CREATOR_TAG, CREATOR_TAG.CREATOR_ID, DataKind.NICHES_AND_TAGS),
            kept(CREATOR, CREATOR.ID, DataKind.CREATORS));

    private PersonTables() {}

    /**
     * One table.
     *
     * @param owner whose a row is: an account's or a creator's id
     * @param kind empty for what repeats other rows or is there for a while, which is neither counted nor handed out
     * @param isRead whether a network told it, so that it goes when the consent to read it ends
     */
    record PersonTable(Table<?> table, Field<Long> owner, Optional<DataKind> kind, boolean isRead) {

        /** The columns that a person is handed out. */
        List<Field<?>> told() {
            return List.of(table.fields()).stream()
                    .filter(field -> !OWN.contains(field.getName()))
                    .toList();
        }
    }

    private static PersonTable read(Table<?> table, Field<Long> owner, DataKind kind) {
        return new PersonTable(table, owner, Optional.of(kind), true);
    }

    private static PersonTable kept(Table<?> table, Field<Long> owner, DataKind kind) {
        return new PersonTable(table, owner, Optional.of(kind), false);
    }

    private static PersonTable copy(Table<?> table, Field<Long> owner) {
        return new PersonTable(table, owner, Optional.empty(), false);
    }
}
