package dev.rapport.domain.sync;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads one account without its posts, to see whether its network answers; the quota is charged, nothing is stored. */
public final class TryAccount {
    private final CallsApart calls;

    public TryAccount(CallsApart calls) {
        this.calls = calls;
    }

    /** What came of it; empty only if the adapter gave no outcome. */
    public Optional<AccountOutcome> read(NetworkAdapter adapter, Account account) {
        AtomicReference<AccountOutcome> outcome = new AtomicReference<>();
        adapter.read(
                new ReadRequest(
                        List.of(AccountToRead.fresh(
                                account.id(), new AccountReference(account.handle(), account.externalId()))),
                        0,
                        true),
                calls.context(
                        adapter.network(),
                        adapter.quotaOwner(),
                        adapter.capabilities().buckets()),
                outcome::set);
        return Optional.ofNullable(outcome.get());
    }
}
