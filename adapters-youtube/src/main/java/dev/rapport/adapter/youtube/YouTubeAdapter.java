package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/** The port over one API key. Thread-safe. */
final class YouTubeAdapter implements NetworkAdapter {
    private final YouTubeConfig config;
    private final Capabilities capabilities;
    private final YouTubeApi api;

    YouTubeAdapter(YouTubeConfig config, Capabilities capabilities, Clock clock) {
        this.config = config;
        this.capabilities = capabilities;
        this.api = new YouTubeApi(config, clock);
    }

    @Override
    public Network network() {
        return Network.YOUTUBE;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public String quotaOwner() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(config.apiKey().reveal().getBytes(StandardCharsets.UTF_8));
            return "key-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public Cost estimate(ReadRequest request) {
        long accounts = request.accounts().size();
        long ids = request.accounts().stream()
                .flatMap(account -> account.reference().externalId().stream())
                .distinct()
                .count();
        long handles = request.accounts().stream()
                .filter(account -> account.reference().externalId().isEmpty())
                .count();
        long posts = accounts * request.posts();
        long lists = accounts * calls(request.posts());
        if (!config.detailsOfNewPosts()) {
            return Cost.of(YouTubeConfig.MAIN, handles + calls(ids) + lists)
                    .plus(Cost.of(YouTubeConfig.STATS, calls(posts)));
        }
        long stored = request.accounts().stream()
                .mapToLong(account -> Math.min(account.knownPosts().size(), request.posts()))
                .sum();
        return Cost.of(YouTubeConfig.MAIN, handles + calls(ids) + lists + calls(posts))
                .plus(Cost.of(YouTubeConfig.STATS, calls(stored)));
    }

    @Override
    public Cost estimate(ReadRequest request, Map<String, Long> left) {
        Cost cost = estimate(request);
        long held = Math.min(cost.of(YouTubeConfig.STATS), left.getOrDefault(YouTubeConfig.STATS, Long.MAX_VALUE));
        return Cost.of(YouTubeConfig.STATS, held)
                .plus(Cost.of(YouTubeConfig.MAIN, cost.of(YouTubeConfig.MAIN) + cost.of(YouTubeConfig.STATS) - held));
    }

    private static long calls(long things) {
        return (things + YouTubeApi.PER_CALL - 1) / YouTubeApi.PER_CALL;
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        if (!request.accounts().isEmpty()) {
            new YouTubeRead(api, config, request, context, sink).run();
        }
    }

    /** Whether the list of uploads need not be asked for again. */
    static boolean listingHolds(
            AccountToRead account, YouTubeReadings.Channel channel, YouTubeConfig config, boolean full) {
        return !full
                && account.postsTotal().isPresent()
                && (account.postsTotal().getAsLong() == 0
                        || !account.knownPosts().isEmpty())
                && channel.videos().isKnown()
                && account.postsTotal().getAsLong() == channel.videos().get()
                && account.listedAt()
                        .filter(listed -> listed.plus(config.fullSweepEvery()).isAfter(channel.readAt()))
                        .isPresent();
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
