package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.Concurrently;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One read: channels by fifty, one list of uploads each, then all their videos pooled by fifty. */
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

    private final Map<AccountId, Found> found = new ConcurrentHashMap<>();

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
    }

    private record Found(AccountToRead account, YouTubeReadings.Channel channel, Uploads uploads) {
        Found(AccountToRead account, YouTubeReadings.Channel channel) {
            this(account, channel, Uploads.NOT_LISTED);
        }
    }

    /** An account whose videos are still being read. */
    private record Unfinished(Found found, AtomicInteger missing) {}

    void run() {
        inParallel(channelSteps());
        if (request.posts() > 0) {
            inParallel(List.copyOf(found.values()).stream()
                    .<Runnable>map(known -> () -> listUploads(known))
                    .toList());
        }
        readVideos();
    }

    /** The first step goes alone: if it shows that the key is refused, no other call is made. */
    private void inParallel(List<Runnable> steps) {
        if (steps.isEmpty()) {
            return;
        }
        steps.get(0).run();
        Concurrently.forEach(
                steps.subList(1, steps.size()), context.limits().maxInFlight(), context.cancellation(), Runnable::run);
    }

    private List<Runnable> channelSteps() {
        Map<String, List<AccountToRead>> byId = new LinkedHashMap<>();
        List<Runnable> steps = new ArrayList<>();
        for (AccountToRead account : request.accounts()) {
            Optional<String> id = account.reference().externalId();
            if (id.isPresent()) {
                byId.computeIfAbsent(id.get(), key -> new ArrayList<>()).add(account);
            } else {
                steps.add(() -> resolve(account));
            }
        }
        Halving<ApiAnswer> channels = new Halving<>(
                ids -> guarded(() -> api.channels(ids, context)),
                (ids, answer) -> match(ids, answer, byId),
                (ids, failure) -> fail(wanted(ids, byId), failure));
        chunks(byId.keySet()).forEach(ids -> steps.add(() -> channels.ask(ids)));
        return steps;
    }

    private void resolve(AccountToRead account) {
        Handle handle = account.reference().handle().orElseThrow();
        try {
            ApiAnswer answer = guarded(() -> api.channel(handle, context));
            List<YouTubeReadings.Channel> channels = channels(answer);
            if (!channels.isEmpty()) {
                found.put(account.id(), new Found(account, channels.get(0)));
            } else if (answer.body().path("items").isEmpty()) {
                sink.accept(new AccountOutcome.NotFound(
                        account.id(), "YouTube knows no channel with the handle " + handle));
            } else {
                fail(List.of(account), withoutId());
            }
        } catch (NetworkException e) {
            fail(List.of(account), e);
        }
    }

    /** By id, for answers come in any order; what was asked for and is not there is gone, closed or never was. */
    private void match(List<String> ids, ApiAnswer answer, Map<String, List<AccountToRead>> byId) {
        List<YouTubeReadings.Channel> channels = channels(answer);
        Set<String> missing = new LinkedHashSet<>(ids);
        for (YouTubeReadings.Channel channel : channels) {
            if (missing.remove(channel.id())) {
                byId.getOrDefault(channel.id(), List.of())
                        .forEach(account -> found.put(account.id(), new Found(account, channel)));
            }
        }
        List<AccountToRead> absent = wanted(missing, byId);
        if (channels.size() < answer.body().path("items").size()) {
            fail(absent, withoutId());
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

    private static List<AccountToRead> wanted(Collection<String> ids, Map<String, List<AccountToRead>> byId) {
        return ids.stream()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private static List<YouTubeReadings.Channel> channels(ApiAnswer answer) {
        List<YouTubeReadings.Channel> channels = new ArrayList<>();
        for (JsonNode item : answer.body().path("items")) {
            YouTubeReadings.channel(item, answer.receivedAt()).ifPresent(channels::add);
        }
        return channels;
    }

    /** A missing channel may be the one without an id, so it is not known to be gone. */
    private static NetworkException withoutId() {
        return NetworkException.ofAccount(FailureKind.MALFORMED_RECORD, "YouTube showed a channel without an id");
    }

    private void listUploads(Found known) {
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
                    account.id(), new Found(account, channel, nothingToList ? new Uploads(List.of(), true) : uploads));
        } catch (NetworkException e) {
            found.remove(account.id());
            fail(List.of(account), e);
        }
    }

    private void readVideos() {
        Set<String> stored = new HashSet<>();
        found.values().forEach(known -> known.account().knownPosts().forEach(post -> stored.add(post.id())));
        Map<String, Upload> listed = new HashMap<>();
        Map<String, List<Unfinished>> unfinished = new HashMap<>();
        Set<String> measured = new LinkedHashSet<>();
        Set<String> detailed = new LinkedHashSet<>();
        VideoFigures figures =
                new VideoFigures(api, context, listed, calling -> ids -> guarded(() -> calling.call(ids)));
        found.values().forEach(known -> {
            List<Upload> uploads = known.uploads().newest();
            Unfinished own = new Unfinished(known, new AtomicInteger(uploads.size()));
            for (Upload upload : uploads) {
                listed.putIfAbsent(upload.videoId(), upload);
                boolean isNew = !stored.contains(upload.videoId());
                (config.detailsOfNewPosts() && isNew ? detailed : measured).add(upload.videoId());
                unfinished
                        .computeIfAbsent(upload.videoId(), id -> new ArrayList<>())
                        .add(own);
            }
            if (uploads.isEmpty()) {
                handOver(known, figures);
            }
        });
        List<Runnable> steps = new ArrayList<>();
        chunks(measured).forEach(ids -> steps.add(() -> finish(ids, false, figures, unfinished)));
        chunks(detailed).forEach(ids -> steps.add(() -> finish(ids, true, figures, unfinished)));
        inParallel(steps);
    }

    /** Reads some videos and hands over the accounts that waited for nothing else. */
    private void finish(
            List<String> ids, boolean details, VideoFigures figures, Map<String, List<Unfinished>> unfinished) {
        figures.read(ids, details);
        for (String id : ids) {
            for (Unfinished one : unfinished.getOrDefault(id, List.of())) {
                if (one.missing().decrementAndGet() == 0) {
                    handOver(one.found(), figures);
                }
            }
        }
    }

    private void handOver(Found known, VideoFigures figures) {
        AccountToRead account = known.account();
        YouTubeReadings.Channel channel = known.channel();
        List<PostReading> posts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(channel.findings());
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
                        findings)));
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

    /** A failure becomes the accounts' outcome; after a cancellation nobody waits for one. */
    private void fail(Collection<AccountToRead> accounts, NetworkException failure) {
        if (!context.cancellation().isRequested()) {
            accounts.forEach(account -> sink.accept(AccountOutcome.of(account.id(), failure)));
        }
    }

    private static List<List<String>> chunks(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += YouTubeApi.PER_CALL) {
            chunks.add(all.subList(from, Math.min(from + YouTubeApi.PER_CALL, all.size())));
        }
        return chunks;
    }
}
