package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.util.function.Consumer;

/** One of TikTok's official ways in; its methods promise what the port's of the same names do. */
interface Route extends AutoCloseable {
    String quotaOwner();

    Cost estimate(ReadRequest request);

    void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink);

    NetworkHealth health();

    @Override
    void close();
}
