package dev.rapport.domain.sync;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.store.QuotaLedger;
import java.time.Clock;
import java.util.List;

/** Lends what calls outside of a run need; the quota is charged for them like for any other. */
public record CallsApart(QuotaLedger ledger, Grants grants, CallLimits limits, Clock clock, Waiting waiting) {

    /**
     * @param credential whose quota is charged
     * @param buckets every one that the calls may be charged to
     */
    public ReadContext context(Network network, String credential, List<QuotaBucket> buckets) {
        LedgerQuotaGate gate = new LedgerQuotaGate(
                ledger, new QuotaLedger.Owner(network, credential), buckets, clock, waiting, Cancellation.never());
        return new ReadContext(gate, grants, clock, waiting, Cancellation.never(), limits);
    }
}
