package com.example.rapport.bluesky;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.util.function.Consumer;

/** The port over the public AppView. Thread-safe. */
final class BlueskyAdapter implements NetworkAdapter {
    private final Capabilities capabilities;
    private final BlueskyApi api;

    BlueskyAdapter(BlueskyConfig config, Capabilities capabilities, Clock clock) {
        this.capabilities = capabilities;
        this.api = new BlueskyApi(config, clock);
    }

    @Override
    public Network network() {
        return BlueskyAdapterProvider.BLUESKY;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /** Calls are counted by the address that they come from. */
    @Override
    public String quotaOwner() {
        return "address";
    }

    @Override
    public Cost estimate(ReadRequest request) {
        long accounts = request.accounts().size();
        long profiles = Math.ceilDiv(accounts, BlueskyApi.ACTORS_PER_CALL);
        return Cost.of(BlueskyConfig.BUCKET, profiles + accounts * Feed.mostPages(request.posts()));
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        new BlueskyRead(api, request, context, sink).run();
    }

    @Override
    public void close() {
        api.close();
    }
}
