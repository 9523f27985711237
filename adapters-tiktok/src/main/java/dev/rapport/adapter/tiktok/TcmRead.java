package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
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

/** One read: each creator by handle, the public page first, then the pages of videos. */
final class TcmRead {
    private final TcmApi api;
    private final ReadRequest request;
    private final ReadContext context;
    private final OneByOne accounts;

    TcmRead(TcmApi api, ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        this.api = api;
        this.request = request;
        this.context = context;
        this.accounts = new OneByOne(request, context, sink);
    }

    void run() {
        accounts.run(this::read);
    }

    private AccountReading read(AccountToRead account) {
        Handle asked = account.reference()
                .handle()
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.ACCOUNT_NOT_READABLE,
                        "the marketplace is asked by handle, and none is known of this account"));
        accounts.refuseIfStopped();
        ApiAnswer answer = api.creator(asked.value(), context);
        WireRecord creator = TikTokRecords.record(
                "creator", answer.body().path("data"), TikTokRecords.TCM_CREATOR, answer.receivedAt());
        String creatorId = creator.text("creator_id")
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.ACCOUNT_NOT_READABLE, "the marketplace shows no creator of that handle"));
        Handle handle = CommonReadings.handle(creator, "handle_name").orElse(asked);
        if (!handle.equals(asked)) {
            throw NetworkException.ofAccount(
                    FailureKind.IDENTITY_CONFLICT, "the marketplace answered with another creator, " + handle);
        }
        Count followers = creator.count(Status.NOT_REPORTED, "followers_count");
        Count postsTotal = creator.count(Status.NOT_REPORTED, "videos_count");
        VideoWalk.Walked walked = videos(account, asked);
        walked.brokenOffBy().ifPresent(accounts::noticed);
        List<Finding> findings = new ArrayList<>(creator.findings());
        findings.addAll(walked.findings());
        return new AccountReading(
                externalId(account.reference(), creatorId),
                Optional.of(handle),
                creator.text("display_name"),
                followers.isKnown() ? Followers.exact(followers.get()) : Followers.absent(followers.status()),
                postsTotal,
                walked.listing(),
                new Provenance(Source.NETWORK_API, TikTokConfig.TCM, answer.receivedAt()),
                findings);
    }

    /** The creator_id, unless another route read the account before; a different creator_id is a conflict. */
    private static String externalId(AccountReference reference, String creatorId) {
        return reference
                .externalId()
                .filter(known -> !LinkedAccount.isCreatorId(known) || LinkedAccount.isHandleOf(reference, known))
                .orElse(creatorId);
    }

    private VideoWalk.Walked videos(AccountToRead account, Handle handle) {
        if (request.posts() == 0) {
            return VideoWalk.Walked.none(new PostListing(Status.MEASURED, List.of(), false, Set.of()));
        }
        return new VideoWalk(
                        new Videos(api, handle, account.keepTexts(), context),
                        request.posts(),
                        TcmApi.PER_PAGE,
                        context.cancellation())
                .run();
    }

    private record Videos(TcmApi api, Handle handle, boolean texts, ReadContext context) implements VideoWalk.Source {
        @Override
        public VideoPage page(OptionalLong cursor) {
            return VideoPage.of(api.videos(handle.value(), cursor, context), "posts", "data", "page_info");
        }

        @Override
        public String idField() {
            return "video_id";
        }

        @Override
        public String shape() {
            return TikTokRecords.TCM_VIDEO;
        }

        @Override
        public PostReading read(WireRecord video, String id, Instant receivedAt) {
            return TcmReadings.video(video, id, handle, texts, receivedAt);
        }
    }
}
