package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.WireRecord;
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

    /** Since then the views of a reel include Facebook's, where it is shown there too; so the route's name tells it. */
    private static final Instant FACEBOOK_VIEWS = Instant.parse("2026-04-22T00:00:00Z");

    private static final String ROUTE_WITH_FACEBOOK_VIEWS = ROUTE + "@2026-04-22";

    private static final int LEAST_PAGE = 10;
    private static final int MOST_PAGES_FOR_SHORT_ONES = 4;
    private static final int MOST_SMALLER_PAGES = 3;
    private static final Duration LIMIT_IN_DISGUISE = Duration.ofMinutes(1);

    private static final Comparator<PostReading> NEWEST_FIRST = Comparator.comparing(
                    (PostReading post) -> post.publishedAt().orElse(Instant.MIN))
            .reversed();

    private final PacedApi api;
    private final Drift drift;
    private final InstagramName name;
    private final AccountToRead account;
    private final int wanted;
    private final boolean least;

    private final Map<String, PostReading> seen = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private int pageSize;
    private int smallerPages;
    private boolean triedAgain;

    CreatorWalk(PacedApi api, InstagramName name, AccountToRead account, int wanted, boolean least) {
        this.api = api;
        this.drift = api.drift();
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
        InstagramReadings.Profile profile = InstagramReadings.profile(first.body(), first.receivedAt(), drift)
                .orElseThrow(() -> WireRecord.unexpected(
                        "instagram, asked for @" + name.value() + ": an answer without a creator's id", first.body()));
        checkIdentity(profile);
        findings.addAll(profile.findings());
        Optional<NetworkException> brokenOff = Optional.empty();
        boolean complete = false;
        try {
            complete = walk(first, profile);
        } catch (GraphFailure failure) {
            brokenOff = Optional.of(InstagramErrors.failure(failure, name));
        } catch (NetworkException failure) {
            brokenOff = Optional.of(failure);
        }
        brokenOff.ifPresent(failure -> findings.add(new Finding(
                failure.kind(),
                "posts broken off after " + seen.size() + ": " + failure.getMessage(),
                failure.record())));
        return new Result(reading(profile, first.receivedAt(), complete), brokenOff);
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

    /**
     * A page that comes short is not the last. Such pages are made up for by a few more than was planned, as a failed
     * call is by its retries, since too few posts would be no evidence.
     *
     * @return whether all that was wanted was there, or all there is
     */
    private boolean walk(InstagramApi.Page first, InstagramReadings.Profile profile) {
        Set<String> cursors = new HashSet<>();
        Optional<String> next = take(first);
        for (int pages = 1; next.isPresent() && !isEnough(profile); pages++) {
            if (!cursors.add(next.get())) {
                throw oddPages("a cursor came twice");
            }
            if (!InstagramReadings.isCursor(next.get())) {
                throw oddPages("a cursor that cannot be sent back");
            }
            if (pages >= Math.ceilDiv(wanted, pageSize) + MOST_PAGES_FOR_SHORT_ONES) {
                return false;
            }
            InstagramApi.Page page = ask(next);
            if (InstagramReadings.profile(page.body(), page.receivedAt(), drift)
                    .filter(same -> same.id().equals(profile.id()))
                    .isEmpty()) {
                throw oddPages("a page was not this creator's");
            }
            next = take(page);
        }
        return true;
    }

    /** Keeps what is new on a page and tells where the next one starts; an empty page is the last. */
    private Optional<String> take(InstagramApi.Page page) {
        InstagramReadings.Posts posts =
                InstagramReadings.posts(page.body(), page.receivedAt(), account.keepTexts(), drift);
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

    private InstagramApi.Page ask(Optional<String> after) {
        while (true) {
            try {
                return api.page(new DiscoveryFields(name, pageSize, after, account.keepTexts(), least));
            } catch (GraphFailure failure) {
                prepareAgain(failure);
            }
        }
    }

    /** Returns if the call is worth another try. */
    private void prepareAgain(GraphFailure failure) {
        if (failure.kind() == GraphError.Kind.TOO_MUCH_DATA && smallerPages < MOST_SMALLER_PAGES) {
            smallerPages++;
            pageSize = Math.min(pageSize, Math.max(LEAST_PAGE, pageSize / 2));
            if (failure.error().isLikelyOutage()) {
                api.pause(Pauses.again(smallerPages));
            }
        } else if (failure.error().mayBeLimitInDisguise() && !triedAgain) {
            triedAgain = true;
            api.pause(LIMIT_IN_DISGUISE);
        } else if (failure.kind() == GraphError.Kind.PARAMETER_REFUSED) {
            throw failure;
        } else {
            throw InstagramErrors.failure(failure, name);
        }
    }

    private NetworkException oddPages(String what) {
        return NetworkException.ofAccount(
                FailureKind.UNEXPECTED_RESPONSE, "instagram, asked for the posts of @" + name.value() + ": " + what);
    }

    private AccountReading reading(InstagramReadings.Profile profile, Instant observedAt, boolean complete) {
        List<PostReading> newest =
                seen.values().stream().sorted(NEWEST_FIRST).limit(wanted).toList();
        return new AccountReading(
                profile.id(),
                profile.handle(),
                Optional.empty(),
                profile.followers(),
                profile.postsTotal(),
                new PostListing(Status.MEASURED, newest, complete && wanted > 0, Set.of()),
                new Provenance(Source.NETWORK_API, route(observedAt), observedAt),
                findings);
    }

    static String route(Instant observedAt) {
        return observedAt.isBefore(FACEBOOK_VIEWS) ? ROUTE : ROUTE_WITH_FACEBOOK_VIEWS;
    }
}
