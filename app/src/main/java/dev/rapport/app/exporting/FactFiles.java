package dev.rapport.app.exporting;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.store.FactExport;
import dev.rapport.domain.store.FactExport.AccountRow;
import dev.rapport.domain.store.FactExport.DriftRow;
import dev.rapport.domain.store.FactExport.OutcomeRow;
import dev.rapport.domain.store.FactExport.PostRow;
import dev.rapport.domain.store.FactExport.PostSnapshotRow;
import dev.rapport.domain.store.FactExport.QuarantineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of facts, each with its columns. */
final class FactFiles {
    private static final List<String> WHOSE = List.of("network", "creator", "account_id", "handle");
    private static final List<String> COUNTS = Stream.of("likes", "comments", "shares", "saves", "views")
            .flatMap(count -> Stream.of(count, count + "_status"))
            .toList();
    private static final List<String> FROM = List.of("observed_at", "source", "route");

    static final List<String> ACCOUNT_SNAPSHOTS = columns(
            WHOSE,
            List.of(
                    "followers",
                    "followers_status",
                    "followers_lower",
                    "followers_upper",
                    "followers_precision",
                    "posts_total",
                    "posts_total_status",
                    "posts_status",
                    "suspect"),
            FROM);
    static final List<String> POSTS = columns(
            WHOSE,
            List.of("post_id", "url", "format", "sponsored", "published_at", "first_seen_at", "gone_since"),
            COUNTS,
            FROM);
    static final List<String> POST_SNAPSHOTS = columns(WHOSE, List.of("post_id"), COUNTS, FROM);
    static final List<String> OUTCOMES =
            columns(List.of("run"), WHOSE, List.of("kind", "failure", "at", "detail", "retry_at"));
    static final List<String> QUARANTINE = columns(List.of("run"), WHOSE, List.of("at", "kind", "detail", "record"));

    static final List<String> DRIFT = List.of("run", "network", "what", "count", "first_seen_at");

    private final FactExport facts;
    private final AccountNames names;

    FactFiles(FactExport facts, AccountNames names) {
        this.facts = facts;
        this.names = names;
    }

    @SafeVarargs
    private static List<String> columns(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    void accountSnapshots(TableFile file) {
        facts.accountSnapshots((AccountRow row) -> {
            Followers followers = row.snapshot().followers();
            boolean known = followers.isKnown();
            file.row(cells(
                    whose(row.network(), names.of(row.account())),
                    List.of(
                            followers.count(),
                            known ? followers.lower() : "",
                            known ? followers.upper() : "",
                            followers.precision().code(),
                            row.snapshot().postsTotal(),
                            row.snapshot().posts().code(),
                            row.snapshot().suspect()),
                    from(row.snapshot().provenance())));
        });
    }

    void posts(TableFile file) {
        facts.posts((PostRow row) -> file.row(cells(
                whose(row.network(), names.of(row.account())),
                List.of(
                        row.latest().id(),
                        row.latest().url(),
                        row.latest().format().code(),
                        row.latest().sponsored(),
                        row.latest().publishedAt(),
                        row.firstSeenAt(),
                        row.goneSince()),
                counts(row.latest().counts()),
                from(row.latest().provenance()))));
    }

    void postSnapshots(TableFile file) {
        facts.postSnapshots((PostSnapshotRow row) -> file.row(cells(
                whose(row.network(), names.of(row.account())),
                List.of(row.snapshot().id()),
                counts(row.snapshot().counts()),
                from(row.snapshot().provenance()))));
    }

    void outcomes(TableFile file) {
        facts.outcomes((OutcomeRow row) -> file.row(cells(
                List.of(row.run()),
                whose(row.network(), names.of(row.account())),
                List.of(
                        row.kind().code(),
                        row.failure().map(FailureKind::code),
                        row.at(),
                        row.detail(),
                        row.retryAt()))));
    }

    void quarantine(TableFile file) {
        facts.quarantine((QuarantineRow row) -> file.row(cells(
                List.of(row.run()),
                whose(row.network(), names.of(row.account())),
                List.of(row.at(), row.kind().code(), row.detail(), row.record()))));
    }

    void drift(TableFile file) {
        facts.drift((DriftRow row) -> file.row(
                row.run(),
                row.drift().network(),
                row.drift().what(),
                row.drift().count(),
                row.drift().firstSeenAt()));
    }

    private static List<Object> whose(Object network, AccountNames.Name name) {
        return List.of(network, name.creator(), name.accountId(), name.handle());
    }

    private static List<Count> counts(PostCounts counts) {
        return List.of(counts.likes(), counts.comments(), counts.shares(), counts.saves(), counts.views());
    }

    private static List<Object> from(Provenance provenance) {
        return List.of(provenance.observedAt(), provenance.source().code(), provenance.route());
    }

    private static Object[] cells(List<?>... parts) {
        List<Object> cells = new ArrayList<>();
        for (List<?> part : parts) {
            cells.addAll(part);
        }
        return cells.toArray();
    }
}
