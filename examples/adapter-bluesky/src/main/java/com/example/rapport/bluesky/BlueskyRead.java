package com.example.rapport.bluesky;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.Concurrently;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One read: profiles by twenty-five, then each account's feed. */
final class BlueskyRead {
    private final BlueskyApi api;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;
    private final Map<AccountId, Profile> found = new ConcurrentHashMap<>();

    BlueskyRead(BlueskyApi api, ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        this.api = api;
        this.request = request;
        this.context = context;
        this.sink = sink;
    }

    void run() {
        inParallel(groups(), this::profiles);
        inParallel(
                request.accounts().stream()
                        .filter(account -> found.containsKey(account.id()))
                        .toList(),
                this::posts);
    }

    private <T> void inParallel(List<T> things, Consumer<T> step) {
        Concurrently.forEach(things, context.limits().maxInFlight(), context.cancellation(), step);
    }

    /** By the name that is asked for: one profile may be wanted for several accounts. */
    private List<Map<String, List<AccountToRead>>> groups() {
        List<Map<String, List<AccountToRead>>> groups = new ArrayList<>();
        Map<String, List<AccountToRead>> open = new LinkedHashMap<>();
        for (AccountToRead account : request.accounts()) {
            open.computeIfAbsent(actor(account), name -> new ArrayList<>()).add(account);
            if (open.size() == BlueskyApi.ACTORS_PER_CALL) {
                groups.add(open);
                open = new LinkedHashMap<>();
            }
        }
        if (!open.isEmpty()) {
            groups.add(open);
        }
        return groups;
    }

    private static String actor(AccountToRead account) {
        return account.reference()
                .externalId()
                .or(() -> account.reference().handle().map(Handle::value))
                .orElseThrow();
    }

    private void profiles(Map<String, List<AccountToRead>> group) {
        try {
            ApiAnswer answer = api.profiles(List.copyOf(group.keySet()), context);
            JsonNode profiles = answer.body().path("profiles");
            if (!profiles.isArray()) {
                throw NetworkException.ofAccount(
                        FailureKind.UNEXPECTED_RESPONSE, "bluesky, asked for profiles: an answer without a list");
            }
            Set<String> missing = new HashSet<>(group.keySet());
            for (JsonNode node : profiles) {
                Profile.of(node, answer.receivedAt()).ifPresent(profile -> names(profile).stream()
                        .filter(missing::remove)
                        .flatMap(name -> group.getOrDefault(name, List.of()).stream())
                        .forEach(account -> found.put(account.id(), profile)));
            }
            missing.stream()
                    .flatMap(name -> group.getOrDefault(name, List.of()).stream())
                    .forEach(account -> sink.accept(new AccountOutcome.NotFound(
                            account.id(), "Bluesky shows no account " + actor(account))));
        } catch (NetworkException e) {
            group.values().forEach(accounts -> accounts.forEach(account -> fail(account, e)));
        }
    }

    private static List<String> names(Profile profile) {
        List<String> names = new ArrayList<>(List.of(profile.did()));
        profile.handle().map(Handle::value).ifPresent(names::add);
        return names;
    }

    private void posts(AccountToRead account) {
        Profile profile = Optional.ofNullable(found.get(account.id())).orElseThrow();
        try {
            Feed feed = Feed.read(api, profile.did(), request.posts(), account.keepTexts(), context);
            sink.accept(new AccountOutcome.Read(account.id(), profile.reading(feed)));
        } catch (NetworkException e) {
            fail(account, e);
        }
    }

    /** After a cancellation nobody waits for an outcome. */
    private void fail(AccountToRead account, NetworkException failure) {
        if (!context.cancellation().isRequested()) {
            sink.accept(AccountOutcome.of(account.id(), failure));
        }
    }
}
