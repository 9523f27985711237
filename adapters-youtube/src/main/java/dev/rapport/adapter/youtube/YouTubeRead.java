package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.Concurrently;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.adapter.youtube.Uploads.Upload;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One read: channels by fifty, their lists of uploads, then as many calls for figures as their videos fill; what fills no
 * call waits for the next channels' videos. So no more than one group's calls are lost if the process ends.
 */
final class YouTubeRead {
    static final String ROUTE = "data-api";
    /** So many known channels missing from one answer, and nothing else in it, is trouble on the other side. */
    private static final int VANISHED_TOGETHER = 10;

    private final YouTubeApi api;
    private final YouTubeConfig config;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;

    /** Set when the key is refused: no further call is made. A spent bucket is the gate's to refuse. */
    private final AtomicReference<@Nullable NetworkException> refused = new AtomicReference<>();

    /** Why figures are not to be had for now; channels that would need them are left alone until then. */
    private final AtomicReference<@Nullable NetworkException> withoutFigures = new AtomicReference<>();

    /** Accounts by the channel's id: one channel may be asked for by several. */
    private final Map<String, List<AccountToRead>> byId = new LinkedHashMap<>();

    private final Halving<ApiAnswer> channels;
    private final VideoPool pool;

    private boolean anyGroupRead;

    /** The channels of the group at hand. */
    private final Map<AccountId, ListedChannel> found = new ConcurrentHashMap<>();

    YouTubeRead(
            YouTubeApi api,
            YouTubeConfig config,
            ReadRequest request,
            ReadContext context,
            Consumer<AccountOutcome> sink) {
        this.api = api;
        this.config = config;
        this.request = request;
        this.context = context;
        this.sink = sink;
        this.channels = new Halving<>(
                ids -> guarded(() -> api.channels(ids, context)),
                this::match,
                (ids, failure) -> fail(wanted(ids), failure));
        this.pool = new VideoPool(
                listed -> new VideoFigures(api, context, listed, calling -> ids -> figures(calling, ids)),
                isNew(request, config),
                this::handOver);
    }

    private static Predicate<String> isNew(ReadRequest request, YouTubeConfig config) {
        Set<String> stored = new HashSet<>();
        request.accounts().forEach(account -> account.knownPosts().forEach(post -> stored.add(post.id())));
        return id -> config.detailsOfNewPosts() && !stored.contains(id);
    }

    void run() {
        for (List<AccountToRead> group : groups()) {
            if (withoutFigures().isPresent()) {
                fail(group, withoutFigures().get());
            } else {
                read(group);
            }
        }
        inParallel(pool.lastCalls());
    }

    private void read(List<AccountToRead> group) {
        inParallel(channelSteps(group));
        if (request.posts() > 0) {
            inParallel(List.copyOf(found.values()).stream()
                    .<Runnable>map(known -> () -> listUploads(known))
                    .toList());
        }
        if (!context.cancellation().isRequested()) {
            found.values().forEach(pool::add);
            found.clear();
            inParallel(pool.fullCalls());
        }
        anyGroupRead = true;
    }

    /** In the first group the first step goes alone: if it shows that the key is refused, no other call is made. */
    private void inParallel(List<Runnable> steps) {
        if (steps.isEmpty() || context.cancellation().isRequested()) {
            return;
        }
        int alone = anyGroupRead ? 0 : 1;
        steps.subList(0, alone).forEach(Runnable::run);
        Concurrently.forEach(
                steps.subList(alone, steps.size()),
                context.limits().maxInFlight(),
                context.cancellation(),
                Runnable::run);
    }

    private List<List<AccountToRead>> groups() {
        List<AccountToRead> byHandle = new ArrayList<>();
        for (AccountToRead account : request.accounts()) {
            Optional<String> id = account.reference().externalId();
            if (id.isPresent()) {
                byId.computeIfAbsent(id.get(), key -> new ArrayList<>()).add(account);
            } else {
                byHandle.add(account);
            }
        }
        List<List<AccountToRead>> groups = new ArrayList<>(YouTubeApi.perCall(byHandle));
        YouTubeApi.perCall(byId.keySet()).forEach(ids -> groups.add(wanted(ids)));
        return groups;
    }

    private List<Runnable> channelSteps(List<AccountToRead> group) {
        Set<String> ids = new LinkedHashSet<>();
        List<Runnable> steps = new ArrayList<>();
        for (AccountToRead account : group) {
            account.reference().externalId().ifPresentOrElse(ids::add, () -> steps.add(() -> resolve(account)));
        }
        YouTubeApi.perCall(ids).forEach(some -> steps.add(() -> channels.ask(some)));
        return steps;
    }

    private void resolve(AccountToRead account) {
        Handle handle = account.reference().handle().orElseThrow();
        try {
            ApiAnswer answer = guarded(() -> api.channel(handle, context));
            List<YouTubeReadings.Channel> channels = channels(answer);
            Optional<YouTubeReadings.Channel> channel = of(handle, channels);
            if (channel.isPresent()) {
                found.put(account.id(), new ListedChannel(account, channel.get()));
            } else if (answer.body().path("items").isEmpty()) {
                sink.accept(new AccountOutcome.NotFound(
                        account.id(), "YouTube knows no channel with the handle " + handle));
            } else {
                fail(List.of(account), withoutId(answer));
            }
        } catch (NetworkException e) {
            fail(List.of(account), e);
        }
    }

    /** The one of that handle; a channel that stands alone is it, whatever custom address of old it shows. */
    private static Optional<YouTubeReadings.Channel> of(Handle handle, List<YouTubeReadings.Channel> channels) {
        return channels.stream()
                .filter(channel -> channels.size() == 1
                        || channel.handle().filter(handle::equals).isPresent())
                .findFirst();
    }

    /** By id, for answers come in any order; what was asked for and is not there is gone, closed or never was. */
    private void match(List<String> ids, ApiAnswer answer) {
        List<YouTubeReadings.Channel> channels = channels(answer);
        Set<String> missing = new LinkedHashSet<>(ids);
        for (YouTubeReadings.Channel channel : channels) {
            if (missing.remove(channel.id())) {
                byId.getOrDefault(channel.id(), List.of())
                        .forEach(account -> found.put(account.id(), new ListedChannel(account, channel)));
            }
        }
        List<AccountToRead> absent = wanted(missing);
        if (channels.size() < answer.body().path("items").size()) {
            fail(absent, withoutId(answer));
        } else if (channels.isEmpty()
                && ids.size() >= VANISHED_TOGETHER
                && absent.stream().allMatch(account -> account.readAt().isPresent())) {
            fail(
                    absent,
                    NetworkException.ofAccount(
                            FailureKind.UNEXPECTED_RESPONSE,
                            "YouTube showed none of " + ids.size() + " channels that were there before"));
        } else {
            absent.forEach(account -> sink.accept(new AccountOutcome.NotFound(
                    account.id(), "YouTube shows no channel with the id " + account.reference())));
        }
    }

    private List<AccountToRead> wanted(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private List<YouTubeReadings.Channel> channels(ApiAnswer answer) {
        List<YouTubeReadings.Channel> channels = new ArrayList<>();
        YouTubeDrift drift = new YouTubeDrift(context.drift());
        for (JsonNode item : answer.body().path("items")) {
            drift.channel(item);
            YouTubeReadings.channel(item, answer.receivedAt()).ifPresent(channels::add);
        }
        return channels;
    }

    /** A missing channel may be the one without an id, so it is not known to be gone. */
    private static NetworkException withoutId(ApiAnswer answer) {
        NetworkException failure =
                NetworkException.ofAccount(FailureKind.MALFORMED_RECORD, "YouTube showed a channel without an id");
        return answer.body()
                .path("items")
                .valueStream()
                .filter(item ->
                        YouTubeReadings.channel(item, answer.receivedAt()).isEmpty())
                .findFirst()
                .map(item -> failure.withRecord(WireRecord.kept(item)))
                .orElse(failure);
    }

    private void listUploads(ListedChannel known) {
        AccountToRead account = known.account();
        YouTubeReadings.Channel channel = known.channel();
        try {
            Uploads uploads = Uploads.NOT_LISTED;
            if (YouTubeAdapter.listingHolds(account, channel, config, request.full())) {
                uploads = Uploads.known(account.knownPosts(), request.posts());
            } else if (channel.uploads().isPresent()) {
                String playlist = channel.uploads().get();
                uploads = guarded(() -> Uploads.read(api, playlist, request.posts(), context));
            }
            // Without a list, a channel without videos has ended none; with videos it is the network's slip.
            boolean nothingToList = uploads.newest().isEmpty()
                    && (!channel.videos().isKnown() || channel.videos().get() == 0);
            found.put(
                    account.id(),
                    new ListedChannel(account, channel, nothingToList ? new Uploads(List.of(), true) : uploads));
        } catch (NetworkException e) {
            found.remove(account.id());
            fail(List.of(account), e);
        }
    }

    private void handOver(ListedChannel known, VideoFigures figures) {
        AccountToRead account = known.account();
        YouTubeReadings.Channel channel = known.channel();
        List<PostReading> posts = new ArrayList<>();
        // One record may leave several videos in doubt.
        Set<Finding> findings = new LinkedHashSet<>(channel.findings());
        Set<String> gone = new HashSet<>();
        boolean whole = known.uploads().whole() && request.posts() > 0;
        for (Upload upload : known.uploads().newest()) {
            String id = upload.videoId();
            NetworkException failure = figures.failure(id);
            if (failure != null) {
                fail(List.of(account), failure);
                return;
            }
            Optional<VideoFigures.Video> video = figures.video(id);
            Optional<Finding> doubt = figures.doubt(id);
            if (video.isPresent()) {
                posts.add(
                        account.keepTexts()
                                ? video.get().post()
                                : YouTubeReadings.withoutText(video.get().post()));
                findings.addAll(video.get().findings());
            } else if (doubt.isPresent()) {
                whole = false;
                findings.add(doubt.get());
            } else {
                gone.add(id);
            }
        }
        sink.accept(new AccountOutcome.Read(
                account.id(),
                new AccountReading(
                        channel.id(),
                        channel.handle(),
                        channel.title(),
                        channel.subscribers(),
                        channel.videos(),
                        new PostListing(Status.MEASURED, posts, whole, gone),
                        new Provenance(Source.NETWORK_API, ROUTE, channel.readAt()),
                        List.copyOf(findings))));
    }

    /** Runs a call, unless the key was refused meanwhile. */
    private <T> T guarded(Supplier<T> call) {
        NetworkException earlier = refused.get();
        if (earlier != null) {
            throw earlier;
        }
        try {
            return call.get();
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.NOT_AUTHORISED && e.reach() == NetworkException.Reach.NETWORK) {
                refused.compareAndSet(null, e);
            }
            throw e;
        }
    }

    /** Runs a call for figures. Whoever is refused by the bucket, and by the one it spills over into, need not list. */
    private Optional<ApiAnswer> figures(VideoFigures.Calling<ApiAnswer> calling, List<String> ids) {
        try {
            return guarded(() -> calling.call(ids));
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.QUOTA_EXHAUSTED || e.kind() == FailureKind.RATE_LIMITED) {
                withoutFigures.set(e);
            }
            throw e;
        }
    }

    private Optional<NetworkException> withoutFigures() {
        return Optional.ofNullable(withoutFigures.get())
                .filter(refusal -> refusal.retryAt()
                        .filter(context.clock().instant()::isBefore)
                        .isPresent());
    }

    /** A failure becomes the accounts' outcome; after a cancellation nobody waits for one. */
    private void fail(Collection<AccountToRead> accounts, NetworkException failure) {
        if (!context.cancellation().isRequested()) {
            accounts.forEach(account -> sink.accept(AccountOutcome.of(account.id(), failure)));
        }
    }
}
