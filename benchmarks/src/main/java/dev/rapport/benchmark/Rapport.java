package dev.rapport.benchmark;

import dev.rapport.adapter.instagram.InstagramAdapterProvider;
import dev.rapport.adapter.tiktok.TikTokAdapterProvider;
import dev.rapport.adapter.youtube.YouTubeAdapterProvider;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.setting.Settings;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.SyncAccounts;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.SyncProgress;
import dev.rapport.domain.sync.SyncReport;
import dev.rapport.domain.sync.SyncRequest;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rapport as its application puts it together: the adapters as they ship, with quotas that do not bind. */
public final class Rapport {
    private static final String PLENTY = "1000000";

    private Rapport() {}

    public static NetworkAdapter youTube(URI address, Clock clock) {
        return create(
                new YouTubeAdapterProvider(),
                clock,
                Map.of(
                        "base-url",
                        address.toString(),
                        "api-key",
                        "stub-key",
                        "quota.main-per-day",
                        PLENTY,
                        "quota.stats-per-day",
                        PLENTY));
    }

    public static NetworkAdapter instagram(URI address, Clock clock) {
        return create(
                new InstagramAdapterProvider(),
                clock,
                Map.of(
                        "base-url", address.toString(),
                        "access-token", "stub-token",
                        "user-id", "17841400000000001",
                        "quota.calls-per-hour", PLENTY,
                        "quota.min-spacing", "PT0S"));
    }

    /** @param more settings beside the app's key and secret */
    public static NetworkAdapter tikTok(URI address, Clock clock, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("base-url", address.toString());
        settings.put("client-key", "stub-key");
        settings.put("client-secret", "stub-secret");
        settings.put("quota.calls-per-minute", PLENTY);
        settings.put("quota.research-calls-per-day", PLENTY);
        settings.put("quota.research-records-per-day", "1000000000");
        return create(new TikTokAdapterProvider(), clock, settings);
    }

    private static NetworkAdapter create(NetworkAdapterProvider provider, Clock clock, Map<String, String> settings) {
        return provider.create(new NetworkAdapterProvider.Context(
                new Settings("networks." + provider.network().id(), settings), clock));
    }

    /** Creators 1, 2, ... as a user would import them. */
    public static void enter(Store store, Network network, int creators) {
        enter(store, network, 1, creators);
    }

    /** @param last the last one's number */
    public static void enter(Store store, Network network, int first, int last) {
        for (int from = first; from <= last; from += 1_000) {
            store.creators()
                    .save(
                            IntStream.range(from, Math.min(last + 1, from + 1_000))
                                    .mapToObj(number -> entry(network, number))
                                    .toList(),
                            false);
        }
    }

    private static CreatorEntry entry(Network network, int number) {
        return new CreatorEntry(
                new CreatorKey("creator" + number),
                Optional.empty(),
                network,
                reference(network, number),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    public static AccountReference reference(Network network, int number) {
        return network.equals(Network.YOUTUBE)
                ? AccountReference.ofId(YouTubeStub.channelId(number))
                : AccountReference.ofHandle("creator" + number);
    }

    /** A run over everybody who is due. */
    public static SyncReport sync(
            NetworkAdapter adapter, Store store, Grants grants, SyncPolicy policy, Clock clock, Waiting waiting) {
        SyncReport report = new SyncAccounts(
                        List.of(adapter),
                        store,
                        grants,
                        policy,
                        clock,
                        waiting,
                        () -> UUID.randomUUID().toString())
                .run(new SyncRequest(AccountFilter.ALL, false), SyncProgress.none(), Cancellation.never());
        report.problems().stream().limit(3).forEach(problem -> System.err.println("    problem: " + problem));
        return report;
    }
}
