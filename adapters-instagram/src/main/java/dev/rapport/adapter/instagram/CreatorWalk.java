package dev.rapport.adapter.instagram;

import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one creator: the profile with its newest posts, and on through the pages until there are enough of them. */
final class CreatorWalk {
    static final int PAGE = 50;
    static final String ROUTE = "business-discovery";

    private static final int LEAST_PAGE = 10;
    /** Pages may come short and overlap; a few more than planned are asked for, never endlessly many. */
    private static final int EXTRA_PAGES = 2;

    /** Pauses before a call that failed without a reason is made again; Meta's page names no times. */
    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30));

    private static final Comparator<PostReading> NEWEST_FIRST = Comparator.comparing(
                    (PostReading post) -> post.publishedAt().orElse(Instant.MIN))
            .reversed();

    private final PacedApi api;
    private final InstagramName name;
    private final AccountToRead account;
    private final int wanted;
    private final boolean least;

    private final Map<String, PostReading> seen = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int pageSize;
    private int smallerPages;

    CreatorWalk(PacedApi api, InstagramName name, AccountToRead account, int wanted, boolean least) {
        this.api = api;
        this.name = name;
        this.account = account;
        this.wanted = wanted;
        this.least = least;
        this.pageSize = wanted == 0 ? 0 : PAGE;
    }

    /** @param brokenOff what ended the walk after its first page; the reading holds what came before it */
    record Result(AccountReading reading, Optional<NetworkException> brokenOff) {}

    /**
     * @throws GraphFailure of kind parameter-refused, on the first page
     * @throws NetworkException if not even the first page came, or if it is another account's
     */
    Result read() {
        InstagramApi.Page first = ask(Optional.empty());
        InstagramReadings.Profile profile = InstagramReadings.profile(first.body())
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.UNEXPECTED_RESPONSE,
                        "instagram, asked for @" + name.value() + ": an answer without a creator's id"));
        checkIdentity(profile);
        findings.addAll(profile.findings());
        Optional<NetworkException> brokenOff = Optional.empty();
        try {
            walk(first, profile);
        } catch (GraphFailure failure) {
            brokenOff = Optional.of(InstagramErrors.failure(failure, name));
        } catch (NetworkException failure) {
            brokenOff = Optional.of(failure);
        }
        brokenOff.ifPresent(failure -> findings.add(new Finding(
                failure.kind(),
                "posts broken off after " + seen.size() + ": " + failure.getMessage(),
                Optional.empty())));
        return new Result(reading(profile, first.receivedAt(), brokenOff.isEmpty()), brokenOff);
    }

    private void checkIdentity(InstagramReadings.Profile profile) {
        account.reference()
                .externalId()
                .filter(known -> !known.equals(profile.id()))
                .ifPresent(known -> {
                    throw NetworkException.ofAccount(
                            FailureKind.IDENTITY_CONFLICT,
                            "instagram: @" + name.value() + " is now account " + profile.id() + ", not " + known);
                });
    }

    private void walk(InstagramApi.Page first, InstagramReadings.Profile profile) {
        Set<String> cursors = new HashSet<>();
        Optional<String> next = take(first);
        for (int pages = 1; next.isPresent() && !isEnough(profile); pages++) {
            if (!cursors.add(next.get())) {
                throw oddPages("a cursor came twice");
            }
            if (pages >= mostPages()) {
                throw oddPages("gave up after " + pages + " pages");
            }
            InstagramApi.Page page = ask(next);
            if (InstagramReadings.profile(page.body())
                    .filter(same -> same.id().equals(profile.id()))
                    .isEmpty()) {
                throw oddPages("a page was not this creator's");
            }
            next = take(page);
        }
    }

    /** Keeps what is new on a page and tells where the next one starts; an empty page is the last. */
    private Optional<String> take(InstagramApi.Page page) {
        InstagramReadings.Posts posts = InstagramReadings.posts(page.body(), page.receivedAt(), account.keepTexts());
        findings.addAll(posts.findings());
        int before = seen.size();
        posts.posts().forEach(post -> seen.putIfAbsent(post.id(), post));
        if (!posts.posts().isEmpty() && seen.size() == before) {
            throw oddPages("a page held only posts that were already there");
        }
        return posts.onPage() == 0 ? Optional.empty() : posts.next();
    }

    private boolean isEnough(InstagramReadings.Profile profile) {
        boolean all = profile.postsTotal().isKnown()
                && seen.size() >= profile.postsTotal().get();
        return all || seen.size() >= wanted;
    }

    private int mostPages() {
        return (wanted + pageSize - 1) / pageSize + EXTRA_PAGES;
    }

    private InstagramApi.Page ask(Optional<String> after) {
        while (true) {
            try {
                return api.page(new DiscoveryFields(name, pageSize, after, account.keepTexts(), least));
            } catch (GraphFailure failure) {
                if (failure.kind() == GraphError.Kind.TOO_MUCH_DATA && smallerPages < AGAIN.size()) {
                    if (!failure.error().saysTooMuch()) {
                        api.pause(AGAIN.get(smallerPages));
                    }
                    smallerPages++;
                    pageSize = Math.min(pageSize, Math.max(LEAST_PAGE, pageSize / 2));
                } else if (failure.kind() == GraphError.Kind.PARAMETER_REFUSED) {
                    throw failure;
                } else {
                    throw InstagramErrors.failure(failure, name);
                }
            }
        }
    }

    private NetworkException oddPages(String what) {
        return NetworkException.ofAccount(
                FailureKind.UNEXPECTED_RESPONSE, "instagram, asked for the posts of @" + name.value() + ": " + what);
    }

    private AccountReading reading(InstagramReadings.Profile profile, Instant observedAt, boolean ended) {
        List<PostReading> newest =
                seen.values().stream().sorted(NEWEST_FIRST).limit(wanted).toList();
        return new AccountReading(
                profile.id(),
                profile.handle(),
                Optional.empty(),
                profile.followers(),
                profile.postsTotal(),
                new PostListing(Status.MEASURED, newest, ended && wanted > 0, Set.of()),
                new Provenance(Source.NETWORK_API, ROUTE, observedAt),
                findings);
    }
}
