package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.util.function.Consumer;

/** The port over the configured route. Thread-safe. */
final class TikTokAdapter implements NetworkAdapter {
    private final Route route;
    private final Capabilities capabilities;

    TikTokAdapter(Route route, Capabilities capabilities) {
        this.route = route;
        this.capabilities = capabilities;
    }

    @Override
    public Network network() {
        return Network.TIKTOK;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public String quotaOwner() {
        return route.quotaOwner();
    }

    @Override
    public Cost estimate(ReadRequest request) {
        return route.estimate(request);
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        route.read(request, context, sink);
    }

    @Override
    public NetworkHealth health() {
        return route.health();
    }

    @Override
    public void close() {
        route.close();
    }
}
