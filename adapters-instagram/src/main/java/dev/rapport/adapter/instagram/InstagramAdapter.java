package dev.rapport.adapter.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Consumer;

/** The port over one token and one own account. Thread-safe. */
final class InstagramAdapter implements NetworkAdapter {
    private final InstagramSettings settings;
    private final Capabilities capabilities;
    private final InstagramApi api;

    InstagramAdapter(InstagramSettings settings, Capabilities capabilities, Clock clock) {
        this.settings = settings;
        this.capabilities = capabilities;
        this.api = new InstagramApi(settings, clock);
    }

    @Override
    public Network network() {
        return Network.INSTAGRAM;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public String quotaOwner() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(settings.accessToken().reveal().getBytes(UTF_8));
            return "token-" + HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Cost estimate(ReadRequest request) {
        long askable = request.accounts().stream()
                .filter(account ->
                        account.reference().handle().flatMap(InstagramName::of).isPresent())
                .count();
        long pages = Math.max(1, Math.ceilDiv(request.posts(), CreatorWalk.PAGE));
        return Cost.of(InstagramSettings.BUCKET, askable * pages);
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        PacedApi paced = new PacedApi(api, settings.calls().minSpacing(), context);
        new InstagramRead(paced, request, context, sink).run();
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
