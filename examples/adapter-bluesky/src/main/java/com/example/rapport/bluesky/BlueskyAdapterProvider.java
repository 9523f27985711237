package com.example.rapport.bluesky;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bluesky by AT Protocol's public AppView: public figures of any account, without a key. */
public final class BlueskyAdapterProvider implements NetworkAdapterProvider {
    static final Network BLUESKY = new Network("bluesky");
    static final String ROUTE = "app-view";

    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?bsky\\.app/profile/([^/?#]+)(?:[/?#].*)?");
    private static final Pattern HANDLE =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DID = Pattern.compile("did:(?:plc|web):[A-Za-z0-9._:%-]{1,150}");

    @Override
    public Network network() {
        return BLUESKY;
    }

    @Override
    public String displayName() {
        return "Bluesky";
    }

    @Override
    public List<Setting<?>> settings() {
        return BlueskyConfig.SETTINGS;
    }

    /** Nothing has to be asked for, so whoever installs it wants it. */
    @Override
    public boolean isConfigured(Settings settings) {
        return true;
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return new Capabilities(
                BLUESKY,
                ROUTE,
                Map.of(
                        Measure.FOLLOWERS, Availability.ALWAYS,
                        Measure.POSTS, Availability.ALWAYS,
                        Measure.LIKES, Availability.ALWAYS,
                        Measure.COMMENTS, Availability.ALWAYS,
                        Measure.SHARES, Availability.ALWAYS,
                        Measure.SAVES, Availability.NEVER,
                        Measure.VIEWS, Availability.NEVER),
                "exact",
                BlueskyApi.ACTORS_PER_CALL,
                BlueskyApi.POSTS_PER_PAGE,
                List.of(BlueskyConfig.bucket(settings)),
                List.of(),
                List.of("views and saves", "accounts that are deactivated or taken down: left out like unknown ones"),
                Optional.empty());
    }

    @Override
    public AccountReference reference(String handleOrAddress) {
        Matcher address = ADDRESS.matcher(handleOrAddress.strip());
        String name = address.matches() ? address.group(1) : handleOrAddress.strip();
        if (DID.matcher(name).matches()) {
            return AccountReference.ofId(name);
        }
        AccountReference reference = AccountReference.ofHandle(name);
        if (!isHandle(reference.handle().orElseThrow())) {
            throw new IllegalArgumentException("a Bluesky handle is a domain such as anna.bsky.social, or"
                    + " https://bsky.app/profile/anna.bsky.social; got \"" + name + "\"");
        }
        return reference;
    }

    static boolean isHandle(Handle handle) {
        return HANDLE.matcher(handle.value()).matches();
    }

    @Override
    public AccountReference referenceById(String externalId) {
        String id = externalId.strip();
        if (!DID.matcher(id).matches()) {
            throw new IllegalArgumentException("a Bluesky id begins with did:plc: or did:web:, got \"" + id + "\"");
        }
        return AccountReference.ofId(id);
    }

    @Override
    public Optional<String> profileUrl(Optional<Handle> handle, Optional<String> externalId) {
        return handle.map(Handle::value).or(() -> externalId).map(name -> "https://bsky.app/profile/" + name);
    }

    @Override
    public NetworkAdapter create(Context context) {
        return new BlueskyAdapter(
                BlueskyConfig.from(context.settings()), capabilities(context.settings()), context.clock());
    }
}
