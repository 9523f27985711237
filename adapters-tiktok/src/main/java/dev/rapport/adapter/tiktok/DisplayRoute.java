package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.util.function.Consumer;

/** Creators who connected their account to the operator's app, each read with the creator's own token. Thread-safe. */
final class DisplayRoute implements Route {
    private final DisplayConfig config;
    private final DisplayApi api;

    DisplayRoute(DisplayConfig config, Clock clock) {
        this.config = config;
        this.api = new DisplayApi(config, clock);
    }

    @Override
    public String quotaOwner() {
        return Credential.name("client", config.clientKey());
    }

    /** Accounts without a grant cost nothing in truth; short pages cost more, and only the answers tell of them. */
    @Override
    public Cost estimate(ReadRequest request) {
        long accounts = request.accounts().size();
        return Cost.of(TikTokConfig.USER_BUCKET, accounts)
                .plus(Cost.of(
                        TikTokConfig.VIDEOS_BUCKET, accounts * Math.ceilDiv(request.posts(), DisplayApi.PER_PAGE)));
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        new DisplayRead(api, request, context, sink).run();
    }

    @Override
    public NetworkHealth health() {
        return api.health();
    }

    @Override
    public void close() {
        api.close();
    }
}
