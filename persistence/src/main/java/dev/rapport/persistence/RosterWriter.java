package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_PRICE;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;

import com.github.f4b6a3.tsid.TsidCreator;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.store.CreatorRoster;
import dev.rapport.persistence.internal.generated.tables.records.AccountHandleRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountPriceRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountRow;
import dev.rapport.persistence.internal.generated.tables.records.CreatorNicheRow;
import dev.rapport.persistence.internal.generated.tables.records.CreatorRow;
import dev.rapport.persistence.internal.generated.tables.records.CreatorTagRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.TableRecord;
import org.jspecify.annotations.Nullable;

/** Writes what a roster changed. */
final class RosterWriter {
    private final DSLContext tx;
    private final Map<String, CreatorRow> rows;
    private final Map<String, Creator> creatorsBefore;
    private final Map<AccountId, Account> accountsBefore;
    private final List<TableRecord<?>> added = new ArrayList<>();

    /** @param rows the creators as they are in the database, by key */
    RosterWriter(
            DSLContext tx,
            Map<String, CreatorRow> rows,
            Map<String, Creator> creatorsBefore,
            Map<AccountId, Account> accountsBefore) {
        this.tx = tx;
        this.rows = rows;
        this.creatorsBefore = creatorsBefore;
        this.accountsBefore = accountsBefore;
    }

    void write(CreatorRoster roster) {
        roster.changedCreators().forEach(this::fill);
        tx.batchStore(rows.values()).execute();
        Collection<Account> accounts = roster.changedAccounts();
        accounts.stream()
                .filter(account -> !accountsBefore.containsKey(account.id()))
                .forEach(this::add);
        List<Account> known = accounts.stream()
                .filter(account -> accountsBefore.containsKey(account.id()))
                .toList();
        known.forEach(this::addFirstHandle);
        tx.batchInsert(added).execute();
        update(known);
        keepPrices(accounts);
        makeRatesDue(roster);
    }

    private void makeRatesDue(CreatorRoster roster) {
        Set<Long> due = tx.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.CREATOR_ID.in(roster.changedCreators().stream()
                        .map(creator -> Objects.requireNonNull(
                                        rows.get(creator.key().value()))
                                .getId())
                        .toList()))
                .fetchSet(ACCOUNT.ID);
        roster.changedAccounts().forEach(account -> due.add(account.id().value()));
        tx.update(ACCOUNT_LATEST)
                .setNull(ACCOUNT_LATEST.RATED_AS)
                .where(ACCOUNT_LATEST.ACCOUNT_ID.in(due))
                .execute();
    }

    private void fill(Creator creator) {
        CreatorRow row = rows.computeIfAbsent(creator.key().value(), key -> {
            CreatorRow fresh = tx.newRecord(CREATOR);
            fresh.setId(TsidCreator.getTsid().toLong());
            fresh.setOwnerId(AccountRows.HOUSE);
            fresh.setCreatorKey(key);
            return fresh;
        });
        row.setName(creator.name().orElse(null));
        row.setCountry(creator.country().orElse(null));
        row.setCity(creator.city().orElse(null));
        row.setNotes(creator.notes().orElse(null));
        @Nullable Creator before = creatorsBefore.get(creator.key().value());
        creator.niches().stream()
                .filter(niche -> before == null || !before.niches().contains(niche))
                .forEach(niche -> added.add(new CreatorNicheRow(row.getId(), niche)));
        creator.tags().stream()
                .filter(tag -> before == null || !before.tags().contains(tag))
                .forEach(tag -> added.add(new CreatorTagRow(row.getId(), tag)));
    }

    private void add(Account account) {
        AccountRow row = new AccountRow();
        row.setId(account.id().value());
        row.setCreatorId(
                Objects.requireNonNull(rows.get(account.creator().value())).getId());
        row.setNetwork(account.network().id());
        row.setExternalId(account.externalId().orElse(null));
        row.setHandle(account.handle().map(Handle::value).orElse(null));
        row.setState(account.state().kind().code());
        row.setStateSince(account.state().since());
        row.setStateDetail(account.state().detail());
        added.add(row);
        AccountLatestRow latest = new AccountLatestRow();
        latest.setAccountId(account.id().value());
        latest.setNetwork(account.network().id());
        added.add(latest);
        account.handles().forEach(period -> addHandle(account, period));
    }

    private void addFirstHandle(Account account) {
        Account before = Objects.requireNonNull(accountsBefore.get(account.id()));
        if (before.handles().isEmpty()) {
            account.handles().forEach(period -> addHandle(account, period));
        }
    }

    private void addHandle(Account account, Account.HandlePeriod period) {
        AccountHandleRow row = new AccountHandleRow();
        row.setAccountId(account.id().value());
        row.setHandle(period.handle().value());
        row.setFromAt(period.from());
        added.add(row);
    }

    private void update(List<Account> known) {
        for (Account account : known) {
            Account before = Objects.requireNonNull(accountsBefore.get(account.id()));
            if (!before.externalId().equals(account.externalId())) {
                tx.update(ACCOUNT)
                        .set(ACCOUNT.EXTERNAL_ID, account.externalId().orElseThrow())
                        .where(ACCOUNT.ID.eq(account.id().value()), ACCOUNT.EXTERNAL_ID.isNull())
                        .execute();
            }
            if (!before.handle().equals(account.handle())) {
                tx.update(ACCOUNT)
                        .set(ACCOUNT.HANDLE, account.handle().orElseThrow().value())
                        .where(ACCOUNT.ID.eq(account.id().value()))
                        .execute();
            }
        }
    }

    private void keepPrices(Collection<Account> accounts) {
        List<Account> priced = accounts.stream()
                .filter(account -> account.pricePerPost().isPresent())
                .toList();
        Map<Long, AccountPriceRow> prices = tx.selectFrom(ACCOUNT_PRICE)
                .where(
                        ACCOUNT_PRICE.OWNER_ID.eq(AccountRows.HOUSE),
                        ACCOUNT_PRICE.ACCOUNT_ID.in(priced.stream()
                                .map(account -> account.id().value())
                                .toList()))
                .fetchMap(ACCOUNT_PRICE.ACCOUNT_ID);
        for (Account account : priced) {
            AccountPriceRow row = prices.computeIfAbsent(account.id().value(), id -> {
                AccountPriceRow fresh = tx.newRecord(ACCOUNT_PRICE);
                fresh.setAccountId(id);
                fresh.setOwnerId(AccountRows.HOUSE);
                return fresh;
            });
            account.pricePerPost().ifPresent(price -> {
                row.setAmount(price.amount());
                row.setCurrency(price.currency().getCurrencyCode());
            });
        }
        tx.batchStore(prices.values()).execute();
    }
}
