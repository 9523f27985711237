package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One read: each account by its own creator's token, profile first, then the pages of videos. */
final class DisplayRead {
    private static final List<String> BASIC_FIELDS = List.of("open_id", "display_name");

    private final DisplayApi api;
    private final ReadRequest request;
    private final ReadContext context;
    private final OneByOne accounts;
    private final FirstAlone renewals = new FirstAlone();
    private final TikTokDrift drift;

    DisplayRead(DisplayApi api, ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        this.api = api;
        this.request = request;
        this.context = context;
        this.accounts = new OneByOne(request, context, sink);
        this.drift = new TikTokDrift(context.drift());
    }

    void run() {
        accounts.run(this::read);
    }

    private AccountReading read(AccountToRead account) {
        Consent consent = Consent.find(account.id(), api, context, renewals);
        if (LinkedAccount.isAnother(account.reference(), consent.openId())) {
            throw NetworkException.ofAccount(
                    FailureKind.IDENTITY_CONFLICT, "the creator's grant is for another TikTok account than this one");
        }
        accounts.refuseIfStopped();
        consent.freshen();
        if (!consent.covers(Scope.BASIC)) {
            throw NetworkException.ofAccount(
                    FailureKind.NOT_AUTHORISED, "the creator's grant does not cover " + Scope.BASIC);
        }
        return read(account, consent);
    }

    private AccountReading read(AccountToRead account, Consent consent) {
        Profile profile = profile(consent);
        WireRecord user = profile.user();
        Optional<Handle> handle = CommonReadings.handle(user, "username");
        String id = externalId(account.reference(), user, handle, consent);
        var followers = DisplayReadings.followers(user, profile.statistics());
        var postsTotal = DisplayReadings.statistic(user, "video_count", profile.statistics());
        VideoWalk.Walked walked = videos(account, consent);
        walked.brokenOffBy().ifPresent(accounts::noticed);
        List<Finding> findings = new ArrayList<>(user.findings());
        findings.addAll(walked.findings());
        return new AccountReading(
                id,
                handle,
                user.text("display_name"),
                followers,
                postsTotal,
                walked.listing(),
                new Provenance(
                        Source.NETWORK_API,
                        TikTokConfig.DISPLAY,
                        profile.answer().receivedAt()),
                findings);
    }

    /** The open_id; an account that another route read before keeps the id it has, if its handle is the same. */
    private static String externalId(
            AccountReference reference, WireRecord user, Optional<Handle> handle, Consent consent) {
        String openId = user.text("open_id")
                .orElseThrow(() -> WireRecord.unexpected("TikTok's answer to a profile holds no open_id", user.at()));
        if (!openId.equals(consent.openId())) {
            throw NetworkException.ofAccount(
                    FailureKind.IDENTITY_CONFLICT, "TikTok answered with another account than the grant's");
        }
        String known = reference.externalId().orElse(openId);
        if (!known.equals(openId) && !(handle.isPresent() && handle.equals(reference.handle()))) {
            throw NetworkException.ofAccount(
                    FailureKind.IDENTITY_CONFLICT,
                    "another route read the account before, and the grant's handle is "
                            + handle.map(Handle::toString).orElse("not told (scope " + Scope.PROFILE + ")"));
        }
        return known;
    }

    /** @param statistics whether the numbers were asked for */
    private record Profile(ApiAnswer answer, WireRecord user, boolean statistics) {}

    /** One field outside the grant fails the whole call, so only granted ones are asked for. */
    private Profile profile(Consent consent) {
        boolean statistics = consent.covers(Scope.STATS);
        List<String> fields = new ArrayList<>(BASIC_FIELDS);
        if (consent.covers(Scope.PROFILE)) {
            fields.add("username");
        }
        if (statistics) {
            fields.addAll(List.of("follower_count", "video_count"));
        }
        try {
            return profile(consent, fields, statistics);
        } catch (NetworkException e) {
            if (!Refusal.isOf(e, Refusal.SCOPE_MISSED) || fields.equals(BASIC_FIELDS)) {
                throw e;
            }
            return profile(consent, BASIC_FIELDS, false);
        }
    }

    private Profile profile(Consent consent, List<String> fields, boolean statistics) {
        ApiAnswer answer = consent.send(DisplayApi.profile(fields));
        JsonNode user = answer.body().path("data").path("user");
        drift.displayProfile(user);
        return new Profile(
                answer,
                TikTokRecords.record("profile", user, TikTokRecords.DISPLAY_PROFILE, answer.receivedAt()),
                statistics);
    }

    private VideoWalk.Walked videos(AccountToRead account, Consent consent) {
        if (request.posts() == 0) {
            return VideoWalk.Walked.none(new PostListing(Status.MEASURED, List.of(), false, Set.of()));
        }
        if (!consent.covers(Scope.VIDEOS)) {
            return VideoWalk.Walked.none(PostListing.absent(Status.NOT_AUTHORISED));
        }
        VideoWalk walk = new VideoWalk(
                new Videos(consent, account.keepTexts(), drift),
                request.posts(),
                DisplayApi.PER_PAGE,
                context.cancellation());
        try {
            return walk.run();
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.NOT_AUTHORISED && e.reach() == NetworkException.Reach.ACCOUNT) {
                return new VideoWalk.Walked(
                        PostListing.absent(Status.NOT_AUTHORISED),
                        List.of(new Finding(e.kind(), "videos: " + e.getMessage(), Optional.empty())),
                        Optional.empty());
            }
            throw e;
        }
    }

    private record Videos(Consent consent, boolean texts, TikTokDrift drift) implements VideoWalk.Source {
        @Override
        public VideoPage page(OptionalLong cursor) {
            return VideoPage.of(consent.send(DisplayApi.videos(cursor, texts)), "videos", "data");
        }

        @Override
        public String idField() {
            return "id";
        }

        @Override
        public String shape() {
            return TikTokRecords.DISPLAY_VIDEO;
        }

        @Override
        public PostReading read(WireRecord video, String id, Instant receivedAt) {
            drift.displayVideo(video.at());
            return DisplayReadings.video(video, id, texts, receivedAt);
        }
    }
}
