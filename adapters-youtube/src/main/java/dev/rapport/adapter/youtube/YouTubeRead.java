package dev.rapport.adapter.youtube;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One read: channels by fifty, one list of uploads each, then all their videos pooled by fifty. */
final class YouTubeRead {
    static final String ROUTE = "data-api";
    /** So many known things missing from one answer, and nothing else in it, is trouble on the other side. */
    private static final int VANISHED_TOGETHER = 10;

    private final YouTubeApi api;
    private final YouTubeConfig config;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;

    /** Set when the key is refused: no further call is made. A spent bucket is the gate's to refuse. */
    private final AtomicReference<@Nullable NetworkException> refused = new AtomicReference<>();

    private final Map<AccountToRead, Found> found = new ConcurrentHashMap<>();
    private final Map<String, Video> videos = new ConcurrentHashMap<>();
    private final Map<String, NetworkException> unread = new ConcurrentHashMap<>();
    private final AtomicBoolean noBatchStats = new AtomicBoolean();

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

    /** @param listed whether the uploads are the whole of YouTube's own list, not of what we know */
    private record Found(YouTubeReadings.Channel channel, List<YouTubeApi.Upload> uploads, boolean listed) {}

    private record Video(JsonNode record, ApiAnswer answer) {}

    /** An account whose videos are still being read. */
    private record Unfinished(AccountToRead account, Found found, AtomicInteger missing) {}

    void run() {
        inParallel(channelSteps());
        if (request.posts() > 0) {
            inParallel(found.keySet().stream()
                    .<Runnable>map(account -> () -> listUploads(account))
                    .toList());
            inParallel(videoSteps());
        } else {
            found.forEach(this::handOver);
        }
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
        for (List<String> ids : chunks(byId.keySet())) {
            steps.add(() -> readChannels(ids, byId));
        }
        return steps;
    }

    private void resolve(AccountToRead account) {
        attempt(List.of(account), () -> {
            var handle = account.reference().handle().orElseThrow();
            api.channel(handle, context)
                    .ifPresentOrElse(
                            channel -> found.put(account, new Found(channel, List.of(), true)),
                            () -> sink.accept(new AccountOutcome.NotFound(
                                    account.id(), "YouTube knows no channel with the handle " + handle)));
        });
    }

    private void readChannels(List<String> ids, Map<String, List<AccountToRead>> byId) {
        List<AccountToRead> accounts = ids.stream()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .toList();
        attempt(accounts, () -> {
            List<YouTubeReadings.Channel> channels;
            try {
                channels = api.channels(ids, context);
            } catch (NetworkException e) {
                if (YouTubeErrors.isBadRequest(e) && ids.size() > 1) {
                    readChannels(ids.subList(0, ids.size() / 2), byId);
                    readChannels(ids.subList(ids.size() / 2, ids.size()), byId);
                    return;
                }
                throw e;
            }
            if (channels.isEmpty()
                    && ids.size() >= VANISHED_TOGETHER
                    && accounts.stream().allMatch(account -> account.readAt().isPresent())) {
                throw NetworkException.ofAccount(
                        FailureKind.UNEXPECTED_RESPONSE,
                        "YouTube showed none of " + ids.size() + " channels that were there before");
            }
            Set<String> missing = new HashSet<>(ids);
            for (YouTubeReadings.Channel channel : channels) {
                missing.remove(channel.id());
                byId.getOrDefault(channel.id(), List.of())
                        .forEach(account -> found.put(account, new Found(channel, List.of(), true)));
            }
            missing.forEach(id -> byId.getOrDefault(id, List.of())
                    .forEach(account -> sink.accept(
                            new AccountOutcome.NotFound(account.id(), "YouTube shows no channel with the id " + id))));
        });
    }

    private void listUploads(AccountToRead account) {
        Found known = found.get(account);
        if (known == null) {
            return;
        }
        boolean done = attempt(List.of(account), () -> {
            if (YouTubeAdapter.listingHolds(account, known.channel(), config, request.full())) {
                List<YouTubeApi.Upload> same = account.knownPosts().stream()
                        .map(post -> new YouTubeApi.Upload(post.id(), post.publishedAt(), Optional.empty()))
                        .limit(request.posts())
                        .toList();
                found.put(account, new Found(known.channel(), same, false));
            } else if (known.channel().uploads().isPresent()) {
                YouTubeApi.Uploads uploads =
                        api.uploads(known.channel().uploads().get(), request.posts(), context);
                // A channel with videos and without a list of them is the network's slip, not their end.
                boolean whole = uploads.exists()
                        || !known.channel().videos().isKnown()
                        || known.channel().videos().get() == 0;
                found.put(account, new Found(known.channel(), uploads.newest(), whole));
            }
        });
        if (!done) {
            found.remove(account);
        }
    }

    private List<Runnable> videoSteps() {
        Set<String> stored = new HashSet<>();
        found.keySet().forEach(account -> account.knownPosts().forEach(post -> stored.add(post.id())));
        Map<String, List<Unfinished>> unfinished = new HashMap<>();
        Set<String> measured = new LinkedHashSet<>();
        Set<String> detailed = new LinkedHashSet<>();
        found.forEach((account, known) -> {
            Unfinished own = new Unfinished(
                    account, known, new AtomicInteger(known.uploads().size()));
            for (YouTubeApi.Upload upload : known.uploads()) {
                boolean details = config.detailsOfNewPosts() && !stored.contains(upload.videoId());
                (details ? detailed : measured).add(upload.videoId());
                unfinished
                        .computeIfAbsent(upload.videoId(), id -> new ArrayList<>())
                        .add(own);
            }
            if (known.uploads().isEmpty()) {
                handOver(account, known);
            }
        });
        List<Runnable> steps = new ArrayList<>();
        chunks(measured).forEach(ids -> steps.add(() -> finish(ids, false, unfinished)));
        chunks(detailed).forEach(ids -> steps.add(() -> finish(ids, true, unfinished)));
        return steps;
    }

    /** Reads some videos and hands over the accounts that waited for nothing else. */
    private void finish(List<String> ids, boolean details, Map<String, List<Unfinished>> unfinished) {
        readVideos(ids, details);
        for (String id : ids) {
            for (Unfinished one : unfinished.getOrDefault(id, List.of())) {
                if (one.missing().decrementAndGet() == 0) {
                    handOver(one.account(), one.found());
                }
            }
        }
    }

    private void readVideos(List<String> ids, boolean details) {
        NetworkException failure = refused.get();
        if (failure == null) {
            try {
                ApiAnswer answer = details || noBatchStats.get() ? api.videos(ids, context) : statistics(ids);
                JsonNode items = answer.body().path("items");
                if (items.isEmpty() && ids.size() >= VANISHED_TOGETHER) {
                    throw NetworkException.ofAccount(
                            FailureKind.UNEXPECTED_RESPONSE, "YouTube showed none of " + ids.size() + " listed videos");
                }
                for (JsonNode item : items) {
                    videos.put(item.path("id").asString(""), new Video(item, answer));
                }
                return;
            } catch (NetworkException e) {
                if (YouTubeErrors.isBadRequest(e) && ids.size() > 1) {
                    readVideos(ids.subList(0, ids.size() / 2), details);
                    readVideos(ids.subList(ids.size() / 2, ids.size()), details);
                    return;
                }
                stopIfRefused(e);
                failure = e;
            }
        }
        for (String id : ids) {
            unread.put(id, failure);
        }
    }

    /** Where the method itself is not to be had, videos.list tells the same for units of the main bucket. */
    private ApiAnswer statistics(List<String> ids) {
        try {
            return api.statistics(ids, context);
        } catch (NetworkException e) {
            if (e.kind() != FailureKind.ACCOUNT_NOT_FOUND && e.kind() != FailureKind.NOT_AUTHORISED) {
                throw e;
            }
            noBatchStats.set(true);
            return api.videos(ids, context);
        }
    }

    private void handOver(AccountToRead account, Found known) {
        List<PostReading> posts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(known.channel().findings());
        Set<String> gone = new HashSet<>();
        for (YouTubeApi.Upload upload : known.uploads()) {
            NetworkException failure = unread.get(upload.videoId());
            if (failure != null) {
                sink.accept(AccountOutcome.of(account.id(), failure));
                return;
            }
            Video video = videos.get(upload.videoId());
            if (video == null) {
                if (context.cancellation().isRequested()) {
                    return;
                }
                gone.add(upload.videoId());
                continue;
            }
            WireRecord record = new WireRecord("video " + upload.videoId(), video.record());
            Optional<String> text =
                    record.text("snippet", "title").or(upload::title).filter(title -> account.keepTexts());
            posts.add(YouTubeReadings.post(
                    record,
                    upload.videoId(),
                    upload.publishedAt(),
                    text,
                    video.answer().receivedAt()));
            findings.addAll(record.findings());
        }
        YouTubeReadings.Channel channel = known.channel();
        sink.accept(new AccountOutcome.Read(
                account.id(),
                new AccountReading(
                        channel.id(),
                        channel.handle(),
                        channel.title(),
                        channel.subscribers(),
                        channel.videos(),
                        new PostListing(Status.MEASURED, posts, known.listed() && request.posts() > 0, gone),
                        new Provenance(Source.NETWORK_API, ROUTE, channel.readAt()),
                        findings)));
    }

    /** Runs a step for some accounts; a failure becomes their outcome. */
    private boolean attempt(Collection<AccountToRead> accounts, Runnable step) {
        NetworkException failure = refused.get();
        if (failure == null) {
            try {
                step.run();
                return true;
            } catch (NetworkException e) {
                stopIfRefused(e);
                failure = e;
            }
        }
        if (!context.cancellation().isRequested()) {
            NetworkException reason = failure;
            accounts.forEach(account -> sink.accept(AccountOutcome.of(account.id(), reason)));
        }
        return false;
    }

    private void stopIfRefused(NetworkException e) {
        if (e.kind() == FailureKind.NOT_AUTHORISED && e.reach() == NetworkException.Reach.NETWORK) {
            refused.compareAndSet(null, e);
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
