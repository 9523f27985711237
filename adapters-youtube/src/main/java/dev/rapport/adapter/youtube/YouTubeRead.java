package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.Concurrently;
import dev.rapport.adapter.youtube.ChannelLookup.Step;
import dev.rapport.adapter.youtube.Uploads.Upload;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One read: channels by fifty, their lists of uploads, then as many calls for figures as their videos fill; what fills no
 * call waits for the next channels' videos. Calls that finish accounts come first, and the next channels are asked for
 * just before there would be too little to do: if the process ends, little more is lost than the calls in flight.
 */
final class YouTubeRead {
    static final String ROUTE = "data-api";
    /** Of each call in flight so many accounts at most are begun and not yet waiting for figures. */
    private static final int BEGUN_PER_CALL = 4;

    private final YouTubeApi api;
    private final YouTubeConfig config;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;

    private final Refusals refusals;
    private final VideoPool pool;
    private final ArrayDeque<List<Step>> groups;

    /** The first call goes alone: if it shows that the key is refused, no other is made. */
    private volatile boolean firstEnded;

    private boolean firstBegun;
    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private final Map<AccountId, ListedChannel> found = new ConcurrentHashMap<>();
    private final Queue<ListedChannel> unlisted = new ConcurrentLinkedQueue<>();
    /** Accounts that were begun and are neither finished nor in the pool. */
    private final AtomicInteger begun = new AtomicInteger();

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
        this.refusals = new Refusals(context.clock());
        this.groups = new ArrayDeque<>(new ChannelLookup(
                        api,
                        context,
                        refusals,
                        known -> found.put(known.account().id(), known),
                        this::missed)
                .groups(request.accounts()));
        this.pool = new VideoPool(
                listed -> new VideoFigures(
                        api, context, listed, calling -> ids -> refusals.guarded(() -> calling.call(ids))),
                isNew(request, config),
                this::handOver);
    }

    private static Predicate<String> isNew(ReadRequest request, YouTubeConfig config) {
        Set<String> stored = new HashSet<>();
        request.accounts().forEach(account -> account.knownPosts().forEach(post -> stored.add(post.id())));
        return id -> config.detailsOfNewPosts() && !stored.contains(id);
    }

    void run() {
        Concurrently.whileAny(context.limits().maxInFlight(), context.cancellation(), this::next);
    }

    private Optional<Runnable> next() {
        if (firstBegun && !firstEnded) {
            return Optional.empty();
        }
        Optional<Runnable> call =
                pool.fullCall().or(this::lookupOfMany).or(this::listing).or(this::lookup);
        if (call.isEmpty() && groups.isEmpty() && begun.get() == 0) {
            // Whatever was added until then is in the pool by now.
            call = pool.lastCall();
        }
        firstBegun = true;
        return call;
    }

    private Optional<Runnable> listing() {
        return Optional.ofNullable(unlisted.poll()).map(known -> () -> list(known));
    }

    /** Soon enough that lists do not run out while it is under way. */
    private Optional<Runnable> lookupOfMany() {
        return unlisted.size() >= context.limits().maxInFlight() || isNextOfOne() ? Optional.empty() : lookup();
    }

    private boolean isNextOfOne() {
        Optional<Step> next = Optional.ofNullable(steps.peek())
                .or(() -> Optional.ofNullable(groups.peek()).map(List::getFirst));
        return next.filter(step -> step.accounts().size() == 1).isPresent();
    }

    private Optional<Runnable> lookup() {
        if (steps.isEmpty() && !groups.isEmpty() && mayBegin()) {
            steps.addAll(groups.remove());
            steps.forEach(step -> begun.addAndGet(step.accounts().size()));
        }
        return Optional.ofNullable(steps.poll()).map(step -> () -> lookUp(step));
    }

    /** Without posts there is nothing to come after the channel. */
    private boolean mayBegin() {
        return request.posts() == 0
                || begun.get() < BEGUN_PER_CALL * context.limits().maxInFlight();
    }

    private void lookUp(Step step) {
        try {
            Optional<NetworkException> useless = refusals.ofQuota();
            if (useless.isPresent()) {
                step.accounts().forEach(account -> missed(AccountOutcome.of(account.id(), useless.get())));
            } else {
                step.call().run();
            }
        } finally {
            firstEnded = true;
            for (AccountToRead account : step.accounts()) {
                ListedChannel known = found.remove(account.id());
                if (known != null && request.posts() > 0) {
                    unlisted.add(known);
                } else {
                    Optional.ofNullable(known).ifPresent(pool::add);
                    begun.decrementAndGet();
                }
            }
        }
    }

    private void list(ListedChannel known) {
        AccountToRead account = known.account();
        try {
            refusals.ofQuota().ifPresent(useless -> {
                throw useless;
            });
            pool.add(new ListedChannel(account, known.channel(), uploads(account, known.channel())));
        } catch (NetworkException e) {
            missed(AccountOutcome.of(account.id(), e));
        } finally {
            begun.decrementAndGet();
        }
    }

    private Uploads uploads(AccountToRead account, YouTubeReadings.Channel channel) {
        Uploads uploads = Uploads.NOT_LISTED;
        if (YouTubeAdapter.listingHolds(account, channel, config, request.full())) {
            uploads = Uploads.known(account.knownPosts(), request.posts());
        } else if (channel.uploads().isPresent()) {
            String playlist = channel.uploads().get();
            uploads = context.notes()
                    .of(account.id())
                    .flatMap(note -> NotedUploads.read(
                            note, playlist, request.posts(), context.clock().instant()))
                    .orElseGet(() -> listed(account, playlist));
        }
        // Without a list, a channel without videos has ended none; with videos it is the network's slip.
        boolean nothingToList = uploads.newest().isEmpty()
                && (!channel.videos().isKnown() || channel.videos().get() == 0);
        return nothingToList ? new Uploads(List.of(), true) : uploads;
    }

    private Uploads listed(AccountToRead account, String playlist) {
        Uploads uploads = refusals.guarded(() -> Uploads.read(api, playlist, request.posts(), context));
        context.notes()
                .keep(
                        account.id(),
                        NotedUploads.of(
                                playlist,
                                request.posts(),
                                uploads,
                                account.keepTexts(),
                                context.clock().instant()));
        return uploads;
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
                missed(AccountOutcome.of(account.id(), failure));
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

    /** A failure becomes the account's outcome; after a cancellation nobody waits for one. */
    private void missed(AccountOutcome outcome) {
        if (!context.cancellation().isRequested() || outcome instanceof AccountOutcome.NotFound) {
            sink.accept(outcome);
        }
    }
}
