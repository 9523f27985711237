package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.util.function.Consumer;

/** Public accounts for approved research projects: profiles one by one, posts of many accounts in one query. Thread-safe. */
final class ResearchRoute implements Route {
    private final ResearchConfig config;
    private final ResearchApi api;

    ResearchRoute(ResearchConfig config, Clock clock) {
        this.config = config;
        this.api = new ResearchApi(config, clock);
    }

    @Override
    public String quotaOwner() {
        return Credential.name("client", config.clientKey());
    }

    /**
     * How many pages it takes hangs on how the posts spread over the time. This holds twice the posts that are wanted, for
     * accounts that post more, and a page per window; full pages reckoned.
     */
    @Override
    public Cost estimate(ReadRequest request) {
        long accounts = request.accounts().size();
        long pages = 0;
        if (request.posts() > 0) {
            long full = accounts / config.batchSize();
            int rest = (int) (accounts % config.batchSize());
            pages = full * pages(config.batchSize(), request.posts()) + (rest == 0 ? 0 : pages(rest, request.posts()));
        }
        return Cost.of(ResearchApi.CALLS, accounts + pages)
                .plus(Cost.of(ResearchApi.RECORDS, accounts + pages * ResearchApi.PER_PAGE));
    }

    private long pages(int batch, int posts) {
        return 2L * ResearchWalk.fullPages(batch, posts) + SearchWindow.count(config.lookback());
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        new ResearchRead(api, config, request, context, sink).run();
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
