package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.util.function.Consumer;

/** Members of TikTok One's creator marketplace, by handle, with the operator's own token. Thread-safe. */
final class TcmRoute implements Route {
    private final TcmConfig config;
    private final TcmApi api;

    TcmRoute(TcmConfig config, Clock clock) {
        this.config = config;
        this.api = new TcmApi(config, clock);
    }

    @Override
    public String quotaOwner() {
        return config.app()
                .map(app -> Credential.name("app", app.id()))
                .orElseGet(() -> Credential.name("token", config.accessToken()));
    }

    @Override
    public Cost estimate(ReadRequest request) {
        return Cost.of(
                TcmApi.BUCKET, request.accounts().size() * (1L + Math.ceilDiv(request.posts(), TcmApi.PER_PAGE)));
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        new TcmRead(api, request, context, sink).run();
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
