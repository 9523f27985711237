package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.ConsentFlow;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostAddress;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.RetentionTerms;
import dev.rapport.domain.network.RevocationNotice;
import dev.rapport.domain.network.StoredRecord;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TikTok by the route that is configured: the Display API for creators who connected their account, the creator marketplace
 * for its members, the Research API for those whom TikTok admits to it.
 */
public final class TikTokAdapterProvider implements NetworkAdapterProvider {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?(?:www\\.|m\\.)?tiktok\\.com/@([^/?#]+)(?:[/?#].*)?");
    private static final Pattern ACCOUNT_ID = Pattern.compile("[\\x21-\\x7E]{1,190}");

    @Override
    public Network network() {
        return Network.TIKTOK;
    }

    @Override
    public String displayName() {
        return "TikTok";
    }

    @Override
    public List<Setting<?>> settings() {
        return TikTokConfig.SETTINGS;
    }

    @Override
    public boolean isConfigured(Settings settings) {
        return TikTokConfig.isConfigured(settings);
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return TikTokCapabilities.of(settings);
    }

    @Override
    public AccountReference reference(String handleOrAddress) {
        String text = handleOrAddress.replace("\0", "").strip();
        Matcher address = ADDRESS.matcher(text);
        String name = address.matches() ? address.group(1) : text;
        String handle = (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
        if (!LinkedAccount.isHandle(handle)) {
            throw new IllegalArgumentException("a TikTok handle is up to 24 letters, digits, dots or underscores, or "
                    + "https://www.tiktok.com/@handle; got \"" + text + "\"");
        }
        return AccountReference.ofHandle(handle);
    }

    @Override
    public AccountReference referenceById(String externalId) {
        String id = externalId.strip();
        if (!ACCOUNT_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a TikTok account id is 1 to 190 visible characters, got \"" + id + "\"");
        }
        return AccountReference.ofId(id);
    }

    @Override
    public PostAddress postAddress(String address) {
        return VideoAddress.parse(address);
    }

    @Override
    public Optional<String> profileUrl(Optional<Handle> handle, Optional<String> externalId) {
        return handle.map(known -> "https://www.tiktok.com/" + known);
    }

    /** {@inheritDoc} Taken flat, as the Display API gives it, or under {@code data}. */
    @Override
    public Optional<Grant> grant(String tokenAnswer, Instant receivedAt) {
        return Optional.of(TokenAnswer.grant(tokenAnswer, receivedAt));
    }

    /** {@inheritDoc} On the Display route alone: the other routes read without creators. */
    @Override
    public Optional<ConsentFlow> consent(Context context) {
        Settings settings = context.settings();
        return TikTokConfig.route(settings).equals(TikTokConfig.DISPLAY)
                ? Optional.of(new DisplayConsent(
                        TikTokConfig.display(settings), settings.get(TikTokConfig.AUTHORIZE_URL), context.clock()))
                : Optional.empty();
    }

    @Override
    public Optional<RevocationNotice> revocation(Context context) {
        return context.settings().find(TikTokConfig.CLIENT_SECRET).map(Webhook::new);
    }

    @Override
    public Optional<RecordReading> reread(StoredRecord record) {
        return TikTokRecords.reread(record);
    }

    @Override
    public List<RetentionTerms> retention(Settings settings) {
        return TikTokRetention.TERMS;
    }

    @Override
    public NetworkAdapter create(Context context) {
        Route route = TikTokConfig.create(context.settings(), context.clock());
        return new TikTokAdapter(route, capabilities(context.settings()));
    }
}
