package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostAddress;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.RetentionTerms;
import dev.rapport.domain.network.StoredRecord;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** YouTube by the Data API v3: public figures of any channel, for an API key. */
public final class YouTubeAdapterProvider implements NetworkAdapterProvider {
    private static final Pattern CHANNEL_ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://)?(?:www\\.|m\\.)?youtube\\.com/(.*)");
    private static final Pattern FIRST_PARTS = Pattern.compile("([^/?#]+)(?:/([^/?#]+))?.*");

    @Override
    public Network network() {
        return Network.YOUTUBE;
    }

    @Override
    public String displayName() {
        return "YouTube";
    }

    @Override
    public List<Setting<?>> settings() {
        return YouTubeConfig.SETTINGS;
    }

    @Override
    public boolean isConfigured(Settings settings) {
        return YouTubeConfig.isConfigured(settings);
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return new Capabilities(
                Network.YOUTUBE,
                YouTubeRead.ROUTE,
                Map.of(
                        Measure.FOLLOWERS, Availability.SOMETIMES,
                        Measure.POSTS, Availability.ALWAYS,
                        Measure.LIKES, Availability.SOMETIMES,
                        Measure.COMMENTS, Availability.SOMETIMES,
                        Measure.SHARES, Availability.NEVER,
                        Measure.SAVES, Availability.NEVER,
                        Measure.VIEWS, Availability.SOMETIMES),
                "subscribers, rounded down to three significant figures from 1,000 on; creators can hide them",
                YouTubeApi.PER_CALL,
                YouTubeApi.PER_CALL,
                YouTubeConfig.buckets(settings),
                List.of(
                        "an API key of a Google Cloud project with the YouTube Data API v3 enabled",
                        "for rates, percentiles and rankings: the derived-metrics amendment, asked for in Google's audit and quota form"),
                List.of(
                        "shares and saves",
                        "who the viewers are",
                        "whether a video is a Short: told by its length alone"),
                Optional.empty());
    }

    @Override
    public AccountReference reference(String handleOrAddress) {
        String text = handleOrAddress.strip();
        if (!text.contains("/")) {
            return CHANNEL_ID.matcher(text).matches() ? AccountReference.ofId(text) : AccountReference.ofHandle(text);
        }
        Matcher address = ADDRESS.matcher(text);
        Matcher parts = FIRST_PARTS.matcher(address.matches() ? address.group(1) : "");
        if (parts.matches() && parts.group(1).startsWith("@")) {
            return AccountReference.ofHandle(parts.group(1));
        }
        if (parts.matches() && parts.group(1).equals("channel") && parts.group(2) != null) {
            return referenceById(parts.group(2));
        }
        throw new IllegalArgumentException("YouTube can be asked for youtube.com/@handle or youtube.com/channel/UC...; "
                + "for other addresses open the channel and copy its handle");
    }

    @Override
    public AccountReference referenceById(String externalId) {
        String id = externalId.strip();
        if (!CHANNEL_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a YouTube channel id is UC and 22 letters, digits, - or _, got \"" + id + "\"");
        }
        return AccountReference.ofId(id);
    }

    @Override
    public PostAddress postAddress(String address) {
        return VideoAddress.parse(address);
    }

    @Override
    public Optional<String> profileUrl(Optional<Handle> handle, Optional<String> externalId) {
        return handle.map(known -> "https://www.youtube.com/" + known)
                .or(() -> externalId.map(id -> "https://www.youtube.com/channel/" + id));
    }

    @Override
    public Optional<RecordReading> reread(StoredRecord record) {
        return YouTubeRecords.reread(record);
    }

    @Override
    public List<RetentionTerms> retention(Settings settings) {
        return List.of(YouTubeRetention.terms(YouTubeConfig.isApproved(settings)));
    }

    @Override
    public NetworkAdapter create(Context context) {
        return new YouTubeAdapter(
                YouTubeConfig.from(context.settings()), capabilities(context.settings()), context.clock());
    }
}
