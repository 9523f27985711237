package dev.rapport.app.exporting;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Readings by hand as {@code import-readings} takes them, with the bounds of numbers that somebody shortened. */
final class ByHandRows {
    static final List<String> COLUMNS = List.of(
            "creator",
            "network",
            "handle",
            "post_url",
            "format",
            "published_at",
            "observed_at",
            "likes",
            "comments",
            "shares",
            "saves",
            "views",
            "followers",
            "followers_lower",
            "followers_upper",
            "source");

    private final ReadingsByHand readings;
    private final AccountNames names;

    ByHandRows(ReadingsByHand readings, AccountNames names) {
        this.readings = readings;
        this.names = names;
    }

    void write(TableFile file) {
        readings.audiences(row -> {
            Provenance from = row.snapshot().provenance();
            Followers followers = row.snapshot().followers();
            file.row(
                    row.creator(),
                    row.network(),
                    handle(row.account()),
                    "",
                    "",
                    "",
                    from.observedAt(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    followers.get(),
                    followers.lower(),
                    followers.upper(),
                    from.source().code());
        });
        readings.posts(row -> post(file, row.account(), row.network(), row.snapshot()));
    }

    private Optional<String> handle(AccountId account) {
        return names.of(account).handle();
    }

    private void post(TableFile file, AccountId account, Network network, PostSnapshot post) {
        PostCounts counts = post.counts();
        file.row(
                names.of(account).creator(),
                network,
                handle(account),
                post.url(),
                post.format().code(),
                post.publishedAt(),
                post.provenance().observedAt(),
                number(counts.likes()),
                number(counts.comments()),
                number(counts.shares()),
                number(counts.saves()),
                number(counts.views()),
                "",
                "",
                "",
                post.provenance().source().code());
    }

    private static Optional<Long> number(Count count) {
        OptionalLong value = count.value();
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
