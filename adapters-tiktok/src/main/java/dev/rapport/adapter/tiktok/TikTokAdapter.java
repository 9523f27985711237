package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Consumer;

/** The port over one TikTok app. Thread-safe. */
final class TikTokAdapter implements NetworkAdapter {
    private final TikTokConfig config;
    private final Capabilities capabilities;
    private final TikTokApi api;

    TikTokAdapter(TikTokConfig config, Capabilities capabilities, Clock clock) {
        this.config = config;
        this.capabilities = capabilities;
        this.api = new TikTokApi(config, clock);
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
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(config.clientKey().reveal().getBytes(StandardCharsets.UTF_8));
            return "client-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Accounts without a grant cost nothing in truth; short pages cost more, and only the answers tell of them. */
    @Override
    public Cost estimate(ReadRequest request) {
        long accounts = request.accounts().size();
        return Cost.of(TikTokConfig.USER_BUCKET, accounts)
                .plus(Cost.of(
                        TikTokConfig.VIDEOS_BUCKET, accounts * Math.ceilDiv(request.posts(), TikTokApi.PER_PAGE)));
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        new TikTokRead(api, request, context, sink).run();
    }

    @Override
    public void close() {
        api.close();
    }
}
