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
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One read: batch by batch, the profiles one by one, then the posts of all that have one. Confined to one thread. */
final class ResearchRead {
    private final ResearchApi api;
    private final ResearchConfig config;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;
    private final List<SearchWindow> windows;

    /** The first failure that reaches every further call. */
    private @Nullable NetworkException stopped;

    ResearchRead(
            ResearchApi api,
            ResearchConfig config,
            ReadRequest request,
            ReadContext context,
            Consumer<AccountOutcome> sink) {
        this.api = api;
        this.config = config;
        this.request = request;
        this.context = context;
        this.sink = sink;
        this.windows =
                SearchWindow.of(LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC), config.lookback());
    }

    void run() {
        List<AccountToRead> accounts = request.accounts();
        for (int from = 0; from < accounts.size(); from += config.batchSize()) {
            batch(accounts.subList(from, Math.min(accounts.size(), from + config.batchSize())));
        }
    }

    private record Profile(WireRecord user, Instant receivedAt) {}

    private void batch(List<AccountToRead> accounts) {
        Map<Member, Profile> members = new LinkedHashMap<>();
        for (AccountToRead account : accounts) {
            if (context.cancellation().isRequested()) {
                return;
            }
            try {
                Member member = new Member(account, handle(account), request.posts());
                members.put(member, profile(member.handle()));
            } catch (NetworkException e) {
                notRead(account, e);
            } catch (RuntimeException e) {
                sink.accept(OneByOne.brokenOff(account, e));
            }
        }
        if (request.posts() > 0) {
            search(members);
        }
        members.forEach(this::finish);
    }

    private void search(Map<Member, Profile> members) {
        NetworkException stop = stopped;
        if (stop != null) {
            members.keySet().forEach(member -> member.fail(stop));
            return;
        }
        try {
            new ResearchWalk(api, windows, request.posts(), context).run(members.keySet());
        } catch (NetworkException e) {
            stopped = e;
            members.keySet().stream().filter(Member::isHungry).forEach(member -> member.fail(e));
        }
    }

    private static Handle handle(AccountToRead account) {
        return LinkedAccount.handle(account.reference())
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.ACCOUNT_NOT_READABLE,
                        "the research route asks by handle, and none is known of this account"));
    }

    private Profile profile(Handle handle) {
        if (stopped != null) {
            throw stopped;
        }
        ApiAnswer answer = api.account(handle.value(), context);
        WireRecord user = TikTokRecords.record(
                "profile", answer.body().path("data"), TikTokRecords.RESEARCH_PROFILE, answer.receivedAt());
        if (!user.at().isObject()) {
            throw WireRecord.unexpected("TikTok's answer to a profile holds none", answer.body());
        }
        new TikTokDrift(context.drift()).researchProfile(user.at());
        Optional<Handle> told = CommonReadings.handle(user, "username");
        if (told.filter(name -> !name.equals(handle)).isPresent()) {
            throw NetworkException.ofAccount(FailureKind.IDENTITY_CONFLICT, "TikTok answered with another account");
        }
        return new Profile(user, answer.receivedAt());
    }

    private void notRead(AccountToRead account, NetworkException failure) {
        if (failure.reach() == NetworkException.Reach.NETWORK && stopped == null) {
            stopped = failure;
        }
        if (!context.cancellation().isRequested()) {
            sink.accept(AccountOutcome.of(account.id(), failure));
        }
    }

    /** What was found before a search broke off is kept; of an account with nothing found, the failure is all. */
    private void finish(Member member, Profile profile) {
        Optional<NetworkException> failure = member.failure();
        if (failure.isPresent()
                && (member.posts().size() == 0 || context.cancellation().isRequested())) {
            notRead(member.account(), failure.get());
            return;
        }
        sink.accept(new AccountOutcome.Read(member.account().id(), reading(member, profile)));
    }

    private AccountReading reading(Member member, Profile profile) {
        WireRecord user = profile.user();
        Count followers = user.count(Status.NOT_REPORTED, "follower_count");
        Count postsTotal = user.count(Status.NOT_REPORTED, "video_count");
        List<Finding> findings = new ArrayList<>(user.findings());
        findings.addAll(member.findings());
        return new AccountReading(
                // The route knows no id; what another route gave is kept.
                member.account().reference().externalId().orElse(member.handle().value()),
                Optional.of(member.handle()),
                user.text("display_name"),
                followers.isKnown() ? Followers.exact(followers.get()) : Followers.absent(followers.status()),
                postsTotal,
                listing(member, profile.receivedAt()),
                new Provenance(Source.NETWORK_API, TikTokConfig.RESEARCH, profile.receivedAt()),
                findings);
    }

    /** Never the whole: the newest posts may be missing, and what is older than the look-back was not asked for. */
    private PostListing listing(Member member, Instant readAt) {
        List<PostReading> newest = member.posts().newest(request.posts());
        return new PostListing(Status.MEASURED, newest, false, gone(member, newest, readAt));
    }

    /** Known posts of the time that was searched wholly; an answer without any post proves nothing. */
    private Set<String> gone(Member member, List<PostReading> newest, Instant readAt) {
        if (newest.isEmpty() || !member.isDone()) {
            return Set.of();
        }
        Instant since = member.isFull()
                ? newest.get(newest.size() - 1).publishedAt().orElse(Instant.MAX)
                : windows.get(windows.size() - 1)
                        .start()
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        Instant until = readAt.minus(ResearchReadings.MAY_BE_MISSING);
        return member.account().knownPosts().stream()
                .filter(post -> post.publishedAt()
                        .filter(time -> time.isAfter(since) && time.isBefore(until))
                        .isPresent())
                .map(KnownPost::id)
                .filter(id -> !member.posts().contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
