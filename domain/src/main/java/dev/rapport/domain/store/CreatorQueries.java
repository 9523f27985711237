package dev.rapport.domain.store;

import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What pages, tables and rankings read. Never changes anything. */
public interface CreatorQueries {

    /**
     * How much of each account is wanted.
     *
     * @param posts newest posts per account, at most
     * @param history readings per account, the newest ones, at most
     * @param asOf only what was read up to this moment; empty for now
     */
    record Detail(int posts, int history, Optional<Instant> asOf) {}

    /** A page of accounts by ascending id, those after {@code after}; never an offset. */
    List<AccountView> accounts(AccountFilter filter, Detail detail, Optional<AccountId> after, int limit);

    /** Every account of one creator; empty if there is no such creator. */
    List<AccountView> creator(CreatorReference reference, Detail detail);

    long countAccounts(AccountFilter filter);
}
