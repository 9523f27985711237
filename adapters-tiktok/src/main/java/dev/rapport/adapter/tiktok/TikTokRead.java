package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.Concurrently;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One read: each account by its own creator's token, profile first, then the pages of videos. */
final class TikTokRead {
    private static final List<String> BASIC_FIELDS = List.of("open_id", "union_id", "display_name");

    private final TikTokApi api;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;

    /** Set by the first failure that reaches every further call. */
    private final AtomicReference<@Nullable NetworkException> stopped = new AtomicReference<>();

    TikTokRead(TikTokApi api, ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        this.api = api;
        this.request = request;
        this.context = context;
        this.sink = sink;
    }

    void run() {
        Concurrently.forEach(
                request.accounts(),
                context.limits().maxInFlight(),
                context.cancellation(),
                account -> outcome(account).ifPresent(sink));
    }

    /** Empty if the run was cancelled before the account was finished. */
    private Optional<AccountOutcome> outcome(AccountToRead account) {
        try {
            return Optional.of(new AccountOutcome.Read(account.id(), read(account)));
        } catch (NetworkException e) {
            stopIfFarReaching(e);
            return context.cancellation().isRequested()
                    ? Optional.empty()
                    : Optional.of(AccountOutcome.of(account.id(), e));
        } catch (RuntimeException e) {
            return Optional.of(new AccountOutcome.Failed(
                    account.id(),
                    FailureKind.UNEXPECTED_RESPONSE,
                    "reading it from TikTok broke off: " + e.getClass().getSimpleName()));
        }
    }

    private void stopIfFarReaching(NetworkException failure) {
        if (failure.reach() == NetworkException.Reach.NETWORK) {
            stopped.compareAndSet(null, failure);
        }
    }

    private AccountReading read(AccountToRead account) {
        Grant grant = context.grants()
                .find(account.id())
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.NOT_AUTHORISED, "the creator has not connected the account"));
        if (account.reference()
                .externalId()
                .filter(id -> !id.equals(grant.externalId()))
                .isPresent()) {
            throw NetworkException.ofAccount(
                    FailureKind.IDENTITY_CONFLICT, "the creator's grant is for another TikTok account than this one");
        }
        NetworkException stop = stopped.get();
        if (stop != null) {
            throw stop;
        }
        Consent consent = new Consent(account.id(), grant, api, context);
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
        String openId = user.text("open_id")
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.UNEXPECTED_RESPONSE, "TikTok's answer to a profile holds no open_id"));
        if (!openId.equals(consent.openId())) {
            throw NetworkException.ofAccount(
                    FailureKind.IDENTITY_CONFLICT, "TikTok answered with another account than the grant's");
        }
        var followers = TikTokReadings.followers(user, profile.statistics());
        var postsTotal = TikTokReadings.statistic(user, "video_count", profile.statistics());
        VideoWalk.Walked walked = videos(account, consent);
        walked.brokenOffBy().ifPresent(this::stopIfFarReaching);
        List<Finding> findings = new ArrayList<>(user.findings());
        findings.addAll(walked.findings());
        return new AccountReading(
                openId,
                TikTokReadings.handle(user),
                user.text("display_name"),
                followers,
                postsTotal,
                walked.listing(),
                new Provenance(Source.NETWORK_API, TikTokConfig.DISPLAY, profile.answer().receivedAt()),
                findings);
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

    private static Profile profile(Consent consent, List<String> fields, boolean statistics) {
        ApiAnswer answer = consent.send(TikTokApi.profile(fields));
        return new Profile(
                answer,
                new WireRecord("profile", answer.body().path("data").path("user")),
                statistics);
    }

    private VideoWalk.Walked videos(AccountToRead account, Consent consent) {
        if (request.posts() == 0) {
            return walked(new PostListing(Status.MEASURED, List.of(), false, Set.of()), List.of());
        }
        if (!consent.covers(Scope.VIDEOS)) {
            return walked(PostListing.absent(Status.NOT_AUTHORISED), List.of());
        }
        try {
            return new VideoWalk(consent, request.posts(), account.keepTexts(), context.cancellation()).run();
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.NOT_AUTHORISED && e.reach() == NetworkException.Reach.ACCOUNT) {
                return walked(
                        PostListing.absent(Status.NOT_AUTHORISED),
                        List.of(new Finding(e.kind(), "videos: " + e.getMessage(), Optional.empty())));
            }
            throw e;
        }
    }

    private static VideoWalk.Walked walked(PostListing listing, List<Finding> findings) {
        return new VideoWalk.Walked(listing, findings, Optional.empty());
    }
}
