package dev.rapport.domain.discovery;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.ByHand;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One account with readings by hand where its network tells nothing. */
final class Mixture {
    private static final Comparator<PostSnapshot> NEWEST_FIRST = Comparator.comparing(
                    (PostSnapshot post) -> post.publishedAt().orElse(Instant.MIN))
            .thenComparing(PostSnapshot::id)
            .reversed();

    private final AccountView view;
    private final ByHand byHand;
    private final Detail detail;

    Mixture(AccountView view, ByHand byHand, Detail detail) {
        this.view = view;
        this.byHand = byHand;
        this.detail = detail;
    }

    AccountView view() {
        return new AccountView(view.creator(), view.account(), current(), view.suspect(), history(), posts());
    }

    private Optional<AccountSnapshot> current() {
        Optional<AccountSnapshot> told = view.current();
        boolean isKnown = told.filter(reading -> reading.followers().isKnown()).isPresent();
        Optional<AccountSnapshot> base = isKnown ? told : newestAudience().or(() -> told);
        Status posts = told.map(AccountSnapshot::posts).orElseGet(() -> Audience.unread(view));
        Status listed = byHand.posts().isEmpty() ? posts : Status.MEASURED;
        return base.map(reading -> new AccountSnapshot(
                        reading.followers(),
                        told.map(AccountSnapshot::postsTotal).orElseGet(reading::postsTotal),
                        listed,
                        false,
                        reading.provenance()))
                .or(() -> byHand.posts().stream()
                        .findFirst()
                        .map(post -> new AccountSnapshot(
                                Followers.absent(Audience.unread(view)),
                                Count.absent(Status.NOT_REPORTED),
                                Status.MEASURED,
                                false,
                                post.provenance())));
    }

    private Optional<AccountSnapshot> newestAudience() {
        return byHand.audiences().isEmpty()
                ? Optional.empty()
                : Optional.of(byHand.audiences().get(byHand.audiences().size() - 1));
    }

    /** Audiences by hand stand for the time before the network told any. */
    private List<AccountSnapshot> history() {
        Optional<Instant> told = view.history().stream()
                .filter(reading -> reading.followers().isKnown())
                .map(reading -> reading.provenance().observedAt())
                .findFirst();
        List<AccountSnapshot> all = new ArrayList<>(view.history());
        byHand.audiences().stream()
                .filter(reading -> told.filter(
                                first -> !reading.provenance().observedAt().isBefore(first))
                        .isEmpty())
                .forEach(all::add);
        all.sort(Comparator.comparing(reading -> reading.provenance().observedAt()));
        return all.subList(Math.max(0, all.size() - Math.max(0, detail.history())), all.size());
    }

    private List<PostSnapshot> posts() {
        Set<String> known = new HashSet<>();
        List<PostSnapshot> all = new ArrayList<>();
        for (PostSnapshot told : view.posts()) {
            List<PostSnapshot> readings = byHand.of(told);
            all.add(readings.isEmpty() ? told : filled(told, readings.get(0)));
            readings.forEach(reading -> known.add(reading.id()));
        }
        for (PostSnapshot post : byHand.posts()) {
            if (known.add(post.id())) {
                all.add(post);
            }
        }
        all.sort(NEWEST_FIRST);
        return all.subList(0, Math.min(all.size(), Math.max(0, detail.posts())));
    }

    /** As old as the older of both readings, so that neither counts as riper than it is. */
    private static PostSnapshot filled(PostSnapshot told, PostSnapshot byHand) {
        PostCounts counts = new PostCounts(
                filled(told.counts().likes(), byHand.counts().likes()),
                filled(told.counts().comments(), byHand.counts().comments()),
                filled(told.counts().shares(), byHand.counts().shares()),
                filled(told.counts().saves(), byHand.counts().saves()),
                filled(told.counts().views(), byHand.counts().views()));
        if (counts.equals(told.counts())) {
            return told;
        }
        Provenance from = told.provenance();
        Provenance hand = byHand.provenance();
        return new PostSnapshot(
                told.id(),
                told.url(),
                told.format(),
                told.publishedAt().or(byHand::publishedAt),
                told.sponsored(),
                counts,
                new Provenance(
                        hand.source(),
                        from.route() + " + " + hand.route(),
                        from.observedAt().isBefore(hand.observedAt()) ? from.observedAt() : hand.observedAt()));
    }

    private static Count filled(Count told, Count byHand) {
        return told.isKnown() || !byHand.isKnown() ? told : byHand;
    }
}
