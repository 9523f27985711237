package dev.rapport.sandbox;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.LoopbackServer;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.instagram.GraphTokens;
import dev.rapport.sandbox.instagram.InstagramApi;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.quota.Ledger;
import dev.rapport.sandbox.quota.Quotas;
import dev.rapport.sandbox.tiktok.TiktokApi;
import dev.rapport.sandbox.youtube.YoutubeApi;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * YouTube, Instagram and TikTok on 127.0.0.1: their paths, answers, paging, quotas and errors over a population that
 * is invented from first to last. It calls nobody, stores nothing and can be used by all threads.
 */
public final class Sandbox implements AutoCloseable {
    private final SandboxOptions options;
    private final Quotas quotas;
    private final SandboxClock clock;
    private final Ledger ledger = new Ledger();
    private final Population population;
    private final TiktokApi tiktokApi;
    private final List<LoopbackServer> servers = new ArrayList<>();

    private Sandbox(SandboxOptions options) {
        this.options = options;
        this.population = new Population(options.creators(), options.seed(), options.start());
        this.quotas = options.quotas()
                .orElseGet(() -> Quotas.roomyFor(population.people().size()));
        this.clock = new SandboxClock(options.start(), options.running());
        this.tiktokApi = new TiktokApi(population, clock, quotas, ledger);
    }

    /**
     * Listens from now on, until {@link #close}.
     *
     * @throws UncheckedIOException when a port is taken; nothing listens then
     */
    public static Sandbox start(SandboxOptions options) {
        Sandbox sandbox = new Sandbox(options);
        try {
            sandbox.listen();
        } catch (UncheckedIOException taken) {
            sandbox.close();
            throw taken;
        }
        return sandbox;
    }

    private void listen() {
        listen(new YoutubeApi(population, clock, quotas, ledger));
        listen(new InstagramApi(population, clock, quotas, ledger));
        listen(tiktokApi);
    }

    private void listen(Function<Request, Answer> network) {
        int port = options.port() == 0 ? 0 : options.port() + servers.size();
        servers.add(LoopbackServer.start(port, options.latency(), network));
    }

    /** The part of YouTube's addresses before the versioned path. */
    public URI youtube() {
        return servers.get(0).address();
    }

    /** The part of Instagram's addresses before the versioned path. */
    public URI instagram() {
        return servers.get(1).address();
    }

    /** The part of TikTok's addresses before the versioned path. */
    public URI tiktok() {
        return servers.get(2).address();
    }

    /** The product's configuration that points it at this sandbox, quotas included. The keys in it open nothing else. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("networks.youtube.base-url", youtube().toString());
        settings.put("networks.youtube.api-key", YoutubeApi.KEY);
        if (options.granted()) {
            settings.put("networks.youtube.derived-metrics-approved", "true");
            settings.put("networks.youtube.derived-metrics-approved-on", YoutubeApi.APPROVED_ON);
            settings.put("networks.youtube.project-number", YoutubeApi.PROJECT);
        }
        settings.put("networks.youtube.quota.main-per-day", Integer.toString(quotas.youtubeMainPerDay()));
        settings.put("networks.youtube.quota.stats-per-day", Integer.toString(quotas.youtubeStatsPerDay()));
        settings.put("networks.youtube.quota.search-per-day", Integer.toString(quotas.youtubeSearchPerDay()));
        settings.put("networks.instagram.base-url", instagram().toString());
        settings.put("networks.instagram.access-token", GraphTokens.ACCESS_TOKEN);
        settings.put("networks.instagram.user-id", InstagramApi.USER_ID);
        settings.put("networks.instagram.app-secret", GraphTokens.APP_SECRET);
        settings.put("networks.instagram.quota.calls-per-hour", Integer.toString(quotas.instagramCallsPerHour()));
        settings.put("networks.instagram.quota.min-spacing", "PT0S");
        settings.put("networks.tiktok.base-url", tiktok().toString());
        settings.put("networks.tiktok.authorize-url", tiktok().toString());
        settings.put("networks.tiktok.client-key", TiktokApi.CLIENT_KEY);
        settings.put("networks.tiktok.client-secret", TiktokApi.CLIENT_SECRET);
        settings.put("networks.tiktok.quota.calls-per-minute", Integer.toString(quotas.tiktokCallsPerMinute()));
        return settings;
    }

    /** Everybody as a creators file, one row for each account, every row importable. */
    public String creatorsCsv() {
        return CreatorsCsv.of(population);
    }

    /**
     * By creator's key, what TikTok's token endpoint last answered for each creator who granted access, with the
     * seconds left now. Empty with {@linkplain SandboxOptions#withPlainKeysOnly plain keys}.
     */
    public Map<String, String> tiktokGrants() {
        return options.granted() ? tiktokApi.grants() : Map.of();
    }

    public SandboxClock clock() {
        return clock;
    }

    /** What came in so far and what it cost. */
    public Ledger ledger() {
        return ledger;
    }

    /** The truth behind every answer. */
    public Population population() {
        return population;
    }

    @Override
    public void close() {
        servers.forEach(LoopbackServer::close);
    }
}
