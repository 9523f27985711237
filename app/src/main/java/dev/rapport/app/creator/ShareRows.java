package dev.rapport.app.creator;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.PostShare;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What each post adds to each rate, as rows for a spreadsheet. */
final class ShareRows {
    private ShareRows() {}

    static Listing of(CreatorFacts facts) {
        List<List<Object>> rows = new ArrayList<>();
        for (AccountReport account : facts.accounts()) {
            for (RateReport rate : account.rates()) {
                rate.posts().forEach(post -> rows.add(line(account.view().account(), rate, post)));
                facts.besides(account)
                        .forEach(post -> rows.add(line(account.view().account(), rate, aside(post))));
            }
        }
        return new Listing(
                "Posts behind the rates",
                Stream.of(
                                "network",
                                "account_id",
                                "handle",
                                "definition",
                                "post_id",
                                "published_at",
                                "observed_at",
                                "source",
                                "counts",
                                "interactions",
                                "denominator",
                                "rate",
                                "above_minimum",
                                "reason")
                        .map(name -> new Column(name, name))
                        .toList(),
                rows);
    }

    private static PostShare aside(PostSnapshot post) {
        return new PostShare(
                post,
                Optional.empty(),
                false,
                "came by hand; enters only with --include-source "
                        + post.provenance().source().code());
    }

    private static List<Object> line(Account account, RateReport rate, PostShare share) {
        List<Object> line = new ArrayList<>(row(
                account.network().id(),
                account.externalId().orElse(""),
                account.handle().map(Object::toString).orElse(""),
                rate.assessment().rate().definition().id(),
                share.post().id(),
                share.post().publishedAt().map(Instant::toString).orElse(""),
                share.post().provenance().observedAt().toString(),
                share.post().provenance().source().code(),
                share.rate().isPresent()));
        line.addAll(share.rate()
                .map(post -> row(post.interactions(), post.denominator(), Words.exact(value(post)), share.above(), ""))
                .orElseGet(() -> row("", "", "", "", share.reason())));
        return line;
    }

    /** The post's own rate; empty where a pooled rate takes a post without views. */
    static OptionalDouble value(PostRate post) {
        return post.denominator() == 0 ? OptionalDouble.empty() : OptionalDouble.of(post.value());
    }
}
