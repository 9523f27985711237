package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TikTok by the Display API: figures of creators who connected their account to the operator's app. */
public final class TikTokAdapterProvider implements NetworkAdapterProvider {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9._]{1,32}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://)?(?:www\\.|m\\.)?tiktok\\.com/@([^/?#]+)(?:[/?#].*)?");
    private static final Pattern OPEN_ID = Pattern.compile("[\\x21-\\x7E]{1,190}");

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
        return new Capabilities(
                Network.TIKTOK,
                TikTokConfig.DISPLAY,
                Map.of(
                        Measure.FOLLOWERS, Availability.WITH_GRANT,
                        Measure.POSTS, Availability.WITH_GRANT,
                        Measure.LIKES, Availability.WITH_GRANT,
                        Measure.COMMENTS, Availability.WITH_GRANT,
                        Measure.SHARES, Availability.WITH_GRANT,
                        Measure.SAVES, Availability.NEVER,
                        Measure.VIEWS, Availability.WITH_GRANT),
                "exact",
                1,
                TikTokApi.PER_PAGE,
                TikTokConfig.buckets(settings),
                List.of(
                        "a TikTok app that TikTok approved for Login Kit and the scopes " + Scope.BASIC + ", "
                                + Scope.PROFILE + ", " + Scope.STATS + " and " + Scope.VIDEOS,
                        "every creator's own consent, which can cover less and can be taken back"),
                List.of(
                        "creators who have not connected their account",
                        "saves",
                        "whether a post is paid",
                        "who the viewers are"),
                Optional.empty());
    }

    @Override
    public AccountReference reference(String handleOrAddress) {
        String text = handleOrAddress.replace("\0", "").strip();
        Matcher address = ADDRESS.matcher(text);
        String name = address.matches() ? address.group(1) : text;
        String handle = (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
        if (!HANDLE.matcher(handle).matches()) {
            throw new IllegalArgumentException("a TikTok handle is up to 24 letters, digits, dots or underscores, or "
                    + "https://www.tiktok.com/@handle; got \"" + text + "\"");
        }
        return AccountReference.ofHandle(handle);
    }

    @Override
    public AccountReference referenceById(String externalId) {
        String id = externalId.strip();
        if (!OPEN_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a TikTok open_id is 1 to 190 visible characters, got \"" + id + "\"");
        }
        return AccountReference.ofId(id);
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

    @Override
    public NetworkAdapter create(Context context) {
        return new TikTokAdapter(
                TikTokConfig.from(context.settings()), capabilities(context.settings()), context.clock());
    }
}
