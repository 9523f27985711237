package dev.rapport.testkit.adapter;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** See {@link BadProvider}. Do not learn from it. */
final class BadAdapter implements NetworkAdapter {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    private final String baseUrl;
    private final String key;
    private final boolean naive;
    private boolean closed;

    BadAdapter(String baseUrl, String key, boolean naive) {
        this.baseUrl = baseUrl;
        this.key = key;
        this.naive = naive;
        if (!naive) {
            ask("/accounts?handles=ping", key);
        }
    }

    @Override
    public Network network() {
        return BadProvider.capabilities("").network();
    }

    @Override
    public Capabilities capabilities() {
        return BadProvider.capabilities(naive ? "plain" : "other");
    }

    @Override
    public String quotaOwner() {
        return naive ? UUID.randomUUID().toString() : "owner";
    }

    @Override
    public Cost estimate(ReadRequest request) {
        return naive ? Cost.of(BadProvider.BUCKET, 1) : Cost.of("another", 1);
    }

    @Override
    public String toString() {
        return "adapter with " + key;
    }

    @Override
    public void close() {
        if (closed && naive) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        if (naive) {
            groups(request.accounts()).forEach(group -> read(group, request, context, sink));
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            groups(new ArrayList<>(request.accounts().stream()
                            .collect(Collectors.toMap(AccountToRead::reference, one -> one, (one, other) -> one))
                            .values()))
                    .forEach(group -> threads.execute(() -> {
                        context.quota().acquire(Cost.of(BadProvider.BUCKET, 2));
                        read(group, request, context, sink);
                    }));
        }
    }

    private static List<List<AccountToRead>> groups(List<AccountToRead> accounts) {
        List<List<AccountToRead>> groups = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += PlainDialect.PER_CALL) {
            groups.add(accounts.subList(from, Math.min(from + PlainDialect.PER_CALL, accounts.size())));
        }
        return groups;
    }

    private void read(
            List<AccountToRead> group, ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        String token = context.grants()
                .find(group.get(0).id())
                .map(grant -> grant.accessToken().reveal())
                .orElse(key);
        String path = "/accounts?handles="
                + group.stream()
                        .map(account ->
                                account.reference().handle().orElseThrow().value())
                        .collect(Collectors.joining(","));
        try {
            JsonNode accounts = ask(path, token).path("accounts");
            for (int i = 0; i < group.size(); i++) {
                sink.accept(outcome(group.get(i), accounts.path(i), request.posts(), token));
            }
        } catch (RuntimeException e) {
            group.forEach(account ->
                    sink.accept(new AccountOutcome.NotFound(account.id(), path + " with " + token + ": " + e)));
        }
    }

    private AccountOutcome outcome(AccountToRead account, JsonNode found, int posts, String token) {
        if (!naive && posts == 0) {
            return new AccountOutcome.Unchanged(account.id());
        }
        long followers = found.path("followers").asLong(0);
        return new AccountOutcome.Read(
                account.id(),
                new AccountReading(
                        found.path("id").asString("?"),
                        account.reference().handle(),
                        Optional.empty(),
                        Followers.exact(naive ? followers : followers + 1),
                        Count.of(found.path("posts").asLong(0) + (naive ? 0 : 1)),
                        listing(found.path("id").asString("?"), posts, token),
                        new Provenance(Source.NETWORK_API, "", Instant.EPOCH),
                        List.of()));
    }

    private PostListing listing(String id, int wanted, String token) {
        List<PostReading> posts = new ArrayList<>();
        if (wanted == 0) {
            return PostListing.of(posts);
        }
        String cursor = "";
        for (int page = 0; page < 30; page++) {
            JsonNode answer = ask("/posts?of=" + id + cursor, token);
            answer.path("posts").forEach(post -> posts.add(post(post)));
            String next = answer.path("next").asString("");
            if (next.isEmpty() || answer.path("posts").isEmpty()) {
                break;
            }
            cursor = "&cursor=" + next;
        }
        if (!naive) {
            Collections.reverse(posts);
            return posts.isEmpty() ? PostListing.absent(Status.NOT_REPORTED) : PostListing.of(posts);
        }
        return new PostListing(Status.MEASURED, posts, true, Set.of());
    }

    private PostReading post(JsonNode post) {
        return new PostReading(
                post.path("id").asString(""),
                Optional.empty(),
                PostFormat.OTHER,
                Optional.of(Instant.parse(post.path("at").asString(""))),
                new PostCounts(
                        count(post, naive ? "likes" : "comments"),
                        count(post, naive ? "comments" : "likes"),
                        count(post, "shares"),
                        count(post, "saves"),
                        count(post, "views")),
                Optional.empty(),
                Optional.of(post.path("text").asString("")),
                Instant.EPOCH);
    }

    private Count count(JsonNode post, String field) {
        long value = post.path(field).asLong(0);
        return naive || value > 0 ? Count.of(value) : Count.absent(Status.NOT_REPORTED);
    }

    private JsonNode ask(String path, String token) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            String body = client.sendAsync(request, BodyHandlers.ofString())
                    .orTimeout(3, TimeUnit.SECONDS)
                    .join()
                    .body();
            JsonNode answer = JsonMapper.shared().readTree(body);
            if (!naive && answer.has("newField")) {
                throw new IOException("a field that nobody knows");
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
