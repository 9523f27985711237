package dev.rapport.app.creator;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A creator's posts as rows for a spreadsheet; an unknown count is empty, with the reason beside it. */
final class PostRows {
    private PostRows() {}

    static Listing of(CreatorFacts facts, int posts) {
        List<Column> columns = Stream.of(
                        "network",
                        "account_id",
                        "handle",
                        "post_id",
                        "url",
                        "format",
                        "sponsored",
                        "published_at",
                        "observed_at",
                        "source",
                        "likes",
                        "likes_status",
                        "comments",
                        "comments_status",
                        "shares",
                        "shares_status",
                        "saves",
                        "saves_status",
                        "views",
                        "views_status")
                .map(name -> new Column(name, name))
                .toList();
        return new Listing(
                "Posts",
                columns,
                facts.accounts().stream()
                        .flatMap(account -> facts.posts(account, posts).stream()
                                .map(post -> line(account.view().account(), post)))
                        .toList());
    }

    private static List<Object> line(Account account, PostSnapshot post) {
        List<Object> line = new ArrayList<>(row(
                account.network().id(),
                account.externalId().orElse(""),
                account.handle().map(Object::toString).orElse(""),
                post.id(),
                post.url().orElse(""),
                post.format().code(),
                post.sponsored().map(Object::toString).orElse(""),
                post.publishedAt().map(Instant::toString).orElse(""),
                post.provenance().observedAt().toString(),
                post.provenance().source().code()));
        PostCounts counts = post.counts();
        Stream.of(counts.likes(), counts.comments(), counts.shares(), counts.saves(), counts.views())
                .forEach(count -> line.addAll(cells(count)));
        return line;
    }

    private static List<Object> cells(Count count) {
        return count.isKnown()
                ? row(count.get(), count.status().code())
                : row("", count.status().code());
    }
}
