package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_NICHE;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_TAG;
import static dev.rapport.persistence.internal.generated.Tables.GUARD;

import com.github.f4b6a3.tsid.TsidCreator;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.CreatorRoster;
import dev.rapport.domain.store.CreatorStore;
import dev.rapport.persistence.AccountRows.Loaded;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.CreatorRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Applies entries to the creators and accounts that they may mean. Those who save wait for each other. */
final class JooqCreatorStore implements CreatorStore {
    private static final String GUARD_NAME = "creators";

    private final Database database;
    private final Clock clock;

    JooqCreatorStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Saved> save(List<CreatorEntry> entries, boolean dryRun) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Instant now = InstantBinding.micros(clock.instant());
        return database.write(tx -> {
            if (!dryRun) {
                takeTurn(tx);
                lock(tx, meant(tx, entries));
            }
            return save(tx, entries, dryRun, now);
        });
    }

    /** Whoever adds or removes creators does it alone. */
    static void takeTurn(DSLContext tx) {
        int changed = tx.update(GUARD)
                .set(GUARD.CHANGES, GUARD.CHANGES.plus(1))
                .where(GUARD.NAME.eq(GUARD_NAME))
                .execute();
        if (changed == 0) {
            tx.insertInto(GUARD)
                    .set(GUARD.NAME, GUARD_NAME)
                    .set(GUARD.CHANGES, 1L)
                    .execute();
        }
    }

    /** Whoever appends readings of these accounts waits, so that both never write the same row. */
    private static void lock(DSLContext tx, Set<Long> accounts) {
        tx.select(ACCOUNT_LATEST.ACCOUNT_ID)
                .from(ACCOUNT_LATEST)
                .where(ACCOUNT_LATEST.ACCOUNT_ID.in(accounts))
                .orderBy(ACCOUNT_LATEST.ACCOUNT_ID)
                .forUpdate()
                .fetch();
    }

    private static List<Saved> save(DSLContext tx, List<CreatorEntry> entries, boolean dryRun, Instant now) {
        Map<String, CreatorRow> rows = tx.selectFrom(CREATOR)
                .where(Pairs.among(
                        tx,
                        CREATOR.OWNER_ID,
                        CREATOR.CREATOR_KEY,
                        Map.of(
                                AccountRows.HOUSE,
                                entries.stream()
                                        .map(entry -> entry.creator().value())
                                        .distinct()
                                        .toList())))
                .fetchMap(CREATOR.CREATOR_KEY);
        Collection<Creator> creators = AccountRows.creators(tx, rows.values()).values();
        Map<AccountId, Account> accounts =
                AccountRows.load(tx, ACCOUNT_LATEST.ACCOUNT_ID.in(meant(tx, entries))).stream()
                        .map(Loaded::account)
                        .collect(Collectors.toMap(Account::id, account -> account));
        CreatorRoster roster = new CreatorRoster(
                creators,
                accounts.values(),
                () -> new AccountId(TsidCreator.getTsid().toLong()),
                now);
        List<Saved> saved = new ArrayList<>();
        for (CreatorEntry entry : entries) {
            saved.add(refusal(entry).orElseGet(() -> roster.apply(fitted(entry))));
        }
        if (!dryRun) {
            Map<String, Creator> before = new HashMap<>();
            creators.forEach(creator -> before.put(creator.key().value(), creator));
            new RosterWriter(tx, rows, before, accounts).write(roster);
        }
        return saved;
    }

    /** The accounts that entries name, by id or by handle: each way has its own index. */
    private static Set<Long> meant(DSLContext tx, List<CreatorEntry> entries) {
        Map<String, Set<String>> ids = new TreeMap<>();
        Map<String, Set<String>> handles = new TreeMap<>();
        for (CreatorEntry entry : entries) {
            String network = entry.network().id();
            entry.account()
                    .externalId()
                    .ifPresent(id ->
                            ids.computeIfAbsent(network, key -> new TreeSet<>()).add(id));
            entry.account()
                    .handle()
                    .ifPresent(handle -> handles.computeIfAbsent(network, key -> new TreeSet<>())
                            .add(handle.value()));
        }
        Set<Long> meant = new TreeSet<>(accounts(tx, ACCOUNT.EXTERNAL_ID, ids));
        meant.addAll(accounts(tx, ACCOUNT.HANDLE, handles));
        return meant;
    }

    private static List<Long> accounts(DSLContext tx, Field<String> named, Map<String, Set<String>> names) {
        return names.isEmpty()
                ? List.of()
                : tx.select(ACCOUNT.ID)
                        .from(ACCOUNT)
                        .where(Pairs.among(tx, ACCOUNT.NETWORK, named, names))
                        .fetch(ACCOUNT.ID);
    }

    private static Optional<Saved> refusal(CreatorEntry entry) {
        return entry.account()
                .externalId()
                .filter(id -> !Texts.isStorableId(id))
                .map(id -> new Saved(
                        Change.REFUSED, "an id is 1 to " + Texts.LONGEST_ID + " characters without blanks around it"));
    }

    private static CreatorEntry fitted(CreatorEntry entry) {
        return new CreatorEntry(
                entry.creator(),
                Texts.fit(CREATOR.NAME, entry.name()),
                entry.network(),
                entry.account(),
                entry.niches().stream()
                        .map(niche -> Texts.fit(CREATOR_NICHE.NICHE, niche))
                        .collect(Collectors.toSet()),
                Texts.fit(CREATOR.COUNTRY, entry.country()),
                Texts.fit(CREATOR.CITY, entry.city()),
                entry.pricePerPost(),
                entry.tags().stream()
                        .map(tag -> Texts.fit(CREATOR_TAG.TAG, tag))
                        .collect(Collectors.toSet()),
                Texts.fit(CREATOR.NOTES, entry.notes()));
    }
}
