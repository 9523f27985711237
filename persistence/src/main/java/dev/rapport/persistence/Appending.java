package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.IdentityConflict;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes records in one transaction. It holds the lock of each account's row of newest numbers from its first
 * statement on, so nobody else writes of these accounts meanwhile and what is read here stays true.
 */
final class Appending {
    private record Outside(String network, String externalId) {}

    private record Owner(long account, CreatorKey creator) {}

    private final Map<Long, AccountLatestRow> latest;
    private final Map<Long, AccountRow> accounts;
    /** By creator, for accounts that had no external id yet; others' ids only have to stay as they are. */
    private final Map<Long, CreatorKey> creators;

    private final Map<Outside, Owner> owners;

    private Appending(DSLContext tx, List<AccountRecord> records) {
        List<Long> ids = records.stream()
                .map(record -> record.account().value())
                .distinct()
                .sorted()
                .toList();
        this.latest = tx.selectFrom(ACCOUNT_LATEST)
                .where(ACCOUNT_LATEST.ACCOUNT_ID.in(ids))
                .orderBy(ACCOUNT_LATEST.ACCOUNT_ID)
                .forUpdate()
                .fetchMap(ACCOUNT_LATEST.ACCOUNT_ID);
        this.accounts = tx.selectFrom(ACCOUNT).where(ACCOUNT.ID.in(ids)).fetchMap(ACCOUNT.ID);
        Map<String, Set<String>> answered = new TreeMap<>();
        Set<Long> unsure = new TreeSet<>();
        for (AccountRecord record : records) {
            AccountRow account = accounts.get(record.account().value());
            if (account != null
                    && account.getExternalId() == null
                    && record.externalId().isPresent()) {
                answered.computeIfAbsent(account.getNetwork(), network -> new TreeSet<>())
                        .add(record.externalId().get());
                unsure.add(account.getCreatorId());
            }
        }
        this.creators = unsure.isEmpty() ? Map.of() : creators(tx, unsure);
        this.owners = answered.isEmpty() ? Map.of() : owners(tx, answered);
    }

    private static Map<Long, CreatorKey> creators(DSLContext tx, Set<Long> ids) {
        return tx.select(CREATOR.ID, CREATOR.CREATOR_KEY)
                .from(CREATOR)
                .where(CREATOR.ID.in(ids))
                .fetchMap(CREATOR.ID, row -> new CreatorKey(row.value2()));
    }

    private static Map<Outside, Owner> owners(DSLContext tx, Map<String, Set<String>> answered) {
        Map<Outside, Owner> owners = new HashMap<>();
        tx.select(ACCOUNT.NETWORK, ACCOUNT.EXTERNAL_ID, ACCOUNT.ID, CREATOR.CREATOR_KEY)
                .from(ACCOUNT)
                .join(CREATOR)
                .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                .where(Pairs.among(tx, ACCOUNT.NETWORK, ACCOUNT.EXTERNAL_ID, answered))
                .forEach(row -> owners.put(
                        new Outside(row.value1(), row.value2()),
                        new Owner(row.value3(), new CreatorKey(row.value4()))));
        return owners;
    }

    /** @return the records as written; those of accounts that are no more are left out */
    static List<AccountRecord> write(DSLContext tx, String run, List<AccountRecord> records) {
        Appending appending = new Appending(tx, records);
        List<AccountRecord> judged = records.stream()
                .flatMap(record -> appending.judge(record).stream())
                .toList();
        new AccountWriter(tx, appending.accounts, appending.latest).write(judged);
        new PostWriter(tx).write(judged);
        new OutcomeWriter(tx, run).write(judged);
        return judged;
    }

    private Optional<AccountRecord> judge(AccountRecord record) {
        AccountRow account = accounts.get(record.account().value());
        if (account == null) {
            return Optional.empty();
        }
        AccountRecord storable = withoutOddPosts(record);
        Optional<String> answered = storable.externalId();
        if (answered.isEmpty()) {
            return Optional.of(storable);
        }
        Optional<String> conflict = Texts.isStorableId(answered.get())
                ? conflict(account, answered.get())
                : Optional.of("the network answered an id that is blank, framed by blanks or longer than "
                        + Texts.LONGEST_ID + " characters");
        if (conflict.isPresent()) {
            AccountState state = new AccountState(
                    Codes.state(account.getState()), account.getStateSince(), account.getStateDetail());
            return Optional.of(IdentityConflict.of(storable, state, conflict.get()));
        }
        if (account.getExternalId() == null) {
            account.setExternalId(answered.get());
            owners.putIfAbsent(
                    new Outside(account.getNetwork(), answered.get()),
                    new Owner(account.getId(), Objects.requireNonNull(creators.get(account.getCreatorId()))));
        }
        return Optional.of(storable);
    }

    private Optional<String> conflict(AccountRow account, String answered) {
        String known = account.getExternalId();
        if (known != null) {
            return known.equals(answered) ? Optional.empty() : Optional.of(IdentityConflict.otherId(answered, known));
        }
        @Nullable Owner owner = owners.get(new Outside(account.getNetwork(), answered));
        return owner == null || owner.account() == account.getId()
                ? Optional.empty()
                : Optional.of(IdentityConflict.taken(answered, owner.creator()));
    }

    /** Posts whose id no column can carry are set aside; the account is kept otherwise. */
    private static AccountRecord withoutOddPosts(AccountRecord record) {
        if (record.posts().stream().allMatch(post -> Texts.isStorableId(post.id()))) {
            return record;
        }
        List<PostSnapshot> posts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(record.findings());
        for (PostSnapshot post : record.posts()) {
            if (Texts.isStorableId(post.id())) {
                posts.add(post);
            } else {
                findings.add(new Finding(
                        FailureKind.MALFORMED_RECORD,
                        "a post's id is blank, framed by blanks or longer than " + Texts.LONGEST_ID + " characters",
                        Optional.of(post.id())));
            }
        }
        return new AccountRecord(
                record.account(),
                record.kind(),
                record.at(),
                record.failure(),
                record.detail(),
                record.retryAt(),
                record.state(),
                record.externalId(),
                record.handle(),
                record.displayName(),
                record.snapshot(),
                record.listed(),
                posts,
                record.gonePosts(),
                record.texts(),
                findings);
    }
}
