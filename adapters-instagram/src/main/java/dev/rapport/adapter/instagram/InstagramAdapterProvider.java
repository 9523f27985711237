package dev.rapport.adapter.instagram;

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
import dev.rapport.domain.network.RevocationNotice;
import dev.rapport.domain.network.StoredRecord;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instagram by business discovery: public figures of professional accounts, for a token of one's own account. */
public final class InstagramAdapterProvider implements NetworkAdapterProvider {

    @Override
    public Network network() {
        return Network.INSTAGRAM;
    }

    @Override
    public String displayName() {
        return "Instagram";
    }

    @Override
    public List<Setting<?>> settings() {
        return InstagramSettings.all();
    }

    @Override
    public boolean isConfigured(Settings settings) {
        return InstagramSettings.isConfigured(settings);
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        return new Capabilities(
                Network.INSTAGRAM,
                CreatorWalk.ROUTE,
                Map.of(
                        Measure.FOLLOWERS, Availability.ALWAYS,
                        Measure.POSTS, Availability.ALWAYS,
                        Measure.LIKES, Availability.SOMETIMES,
                        Measure.COMMENTS, Availability.SOMETIMES,
                        Measure.SHARES, Availability.NEVER,
                        Measure.SAVES, Availability.NEVER,
                        Measure.VIEWS, Availability.SOMETIMES),
                "exact number of followers, of business and creator accounts only",
                1,
                CreatorWalk.PAGE,
                List.of(InstagramSettings.bucket(settings)),
                List.of(
                        "an Instagram professional account of your own, linked to a Facebook page",
                        "a Meta app and a token of a system user with instagram_basic, instagram_manage_insights and"
                                + " pages_read_engagement; with ads_read too if the role on the page came through the"
                                + " Business Manager",
                        "Meta's app review only if other businesses connect their accounts to the app"),
                List.of(
                        "shares and saves",
                        "anything of personal, private or age-gated accounts, or why one is not visible",
                        "views of anything but reels; since 2026-04-22 those of a reel that is on Facebook too include"
                                + " Facebook's",
                        "who the followers are",
                        "whether a post is paid for"),
                Optional.empty());
    }

    @Override
    public AccountReference reference(String handleOrAddress) {
        return AccountReference.ofHandle(InstagramName.parse(handleOrAddress).value());
    }

    @Override
    public AccountReference referenceById(String externalId) {
        throw new IllegalArgumentException(
                "Instagram can be asked by handle only; give the handle, its id is found with the first reading");
    }

    @Override
    public PostAddress postAddress(String address) {
        return MediaAddress.parse(address);
    }

    @Override
    public Optional<String> profileUrl(Optional<Handle> handle, Optional<String> externalId) {
        return handle.flatMap(InstagramName::of).map(InstagramName::profileUrl);
    }

    /** {@inheritDoc} Meta asks for no longer than needed; thirteen months let a month be compared with last year's. */
    @Override
    public List<RetentionTerms> retention(Settings settings) {
        return List.of(new RetentionTerms(
                Optional.empty(),
                Duration.ofDays(28),
                Optional.of(Duration.ofDays(395)),
                Optional.empty(),
                RetentionTerms.AFTER_WITHDRAWAL,
                false,
                "Meta Platform Terms 3.d, as of 2026-08-27: no longer than needed, without a number of days; 13 months are"
                        + " this program's choice"));
    }

    /**
     * {@inheritDoc} Creators connect nothing here, since everything is read by the operator's own token; Meta asks apps to
     * take such messages all the same.
     */
    @Override
    public Optional<RevocationNotice> revocation(Context context) {
        return context.settings().find(InstagramSettings.APP_SECRET).map(SignedRequest::new);
    }

    @Override
    public Optional<RecordReading> reread(StoredRecord record) {
        return InstagramRecords.reread(record);
    }

    @Override
    public NetworkAdapter create(Context context) {
        return new InstagramAdapter(
                InstagramSettings.from(context.settings()), capabilities(context.settings()), context.clock());
    }
}
