package dev.rapport.domain.sync;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.QuotaLedger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reads one account without its posts, to see whether its network answers; the quota is charged, nothing is stored. */
public final class TryAccount {
    private final QuotaLedger ledger;
    private final Grants grants;
    private final CallLimits limits;
    private final Clock clock;
    private final Waiting waiting;

    public TryAccount(QuotaLedger ledger, Grants grants, CallLimits limits, Clock clock, Waiting waiting) {
        this.ledger = ledger;
        this.grants = grants;
        this.limits = limits;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** What came of it; empty only if the adapter gave no outcome. */
    public Optional<AccountOutcome> read(NetworkAdapter adapter, Account account) {
        LedgerQuotaGate gate = new LedgerQuotaGate(
                ledger,
                new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner()),
                adapter.capabilities().buckets(),
                clock,
                waiting,
                Cancellation.never());
        AtomicReference<AccountOutcome> outcome = new AtomicReference<>();
        adapter.read(
                new ReadRequest(
                        List.of(AccountToRead.fresh(
                                account.id(), new AccountReference(account.handle(), account.externalId()))),
                        0,
                        true),
                new ReadContext(gate, grants, clock, waiting, Cancellation.never(), limits),
                outcome::set);
        return Optional.ofNullable(outcome.get());
    }
}
