package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;

import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.PostRow;
import dev.rapport.persistence.internal.generated.tables.records.PostSnapshotRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readings of posts as rows, and back. */
final class PostReadings {
    private PostReadings() {}

    static PostSnapshotRow row(long account, PostSnapshot post) {
        PostCounts counts = post.counts();
        PostSnapshotRow row = new PostSnapshotRow();
        row.attach(Rows.DETACHED);
        row.setAccountId(account);
        row.setPostId(post.id());
        row.setTakenAt(InstantBinding.micros(post.provenance().observedAt()));
        row.setFormat(post.format().code());
        row.setPublishedAt(post.publishedAt().map(InstantBinding::micros).orElse(null));
        row.setSponsored(post.sponsored().orElse(null));
        row.setLikes(Codes.amount(counts.likes()));
        row.setLikesStatus(counts.likes().status().code());
        row.setComments(Codes.amount(counts.comments()));
        row.setCommentsStatus(counts.comments().status().code());
        row.setShares(Codes.amount(counts.shares()));
        row.setSharesStatus(counts.shares().status().code());
        row.setSaves(Codes.amount(counts.saves()));
        row.setSavesStatus(counts.saves().status().code());
        row.setViews(Codes.amount(counts.views()));
        row.setViewsStatus(counts.views().status().code());
        row.setSource(post.provenance().source().code());
        row.setRoute(Texts.fit(POST_SNAPSHOT.ROUTE, post.provenance().route()));
        return row;
    }

    /** Makes this reading the post's newest; the address is kept with the post alone. */
    static void makeLatest(PostRow latest, PostSnapshotRow row, Optional<String> url) {
        latest.setAccountId(row.getAccountId());
        latest.setPostId(row.getPostId());
        latest.setFormat(row.getFormat());
        latest.setPublishedAt(row.getPublishedAt());
        latest.setSponsored(row.getSponsored());
        latest.setLikes(row.getLikes());
        latest.setLikesStatus(row.getLikesStatus());
        latest.setComments(row.getComments());
        latest.setCommentsStatus(row.getCommentsStatus());
        latest.setShares(row.getShares());
        latest.setSharesStatus(row.getSharesStatus());
        latest.setSaves(row.getSaves());
        latest.setSavesStatus(row.getSavesStatus());
        latest.setViews(row.getViews());
        latest.setViewsStatus(row.getViewsStatus());
        latest.setSource(row.getSource());
        latest.setRoute(row.getRoute());
        latest.setObservedAt(row.getTakenAt());
        latest.setUrl(Texts.fit(POST.URL, url).orElse(null));
    }

    static PostSnapshot snapshot(PostSnapshotRow row, @Nullable String url) {
        return new PostSnapshot(
                row.getPostId(),
                Optional.ofNullable(url),
                Codes.known(PostFormat::ofCode, row.getFormat()),
                Optional.ofNullable(row.getPublishedAt()),
                Optional.ofNullable(row.getSponsored()),
                new PostCounts(
                        Codes.count(row.getLikes(), row.getLikesStatus()),
                        Codes.count(row.getComments(), row.getCommentsStatus()),
                        Codes.count(row.getShares(), row.getSharesStatus()),
                        Codes.count(row.getSaves(), row.getSavesStatus()),
                        Codes.count(row.getViews(), row.getViewsStatus())),
                new Provenance(Codes.known(Source::ofCode, row.getSource()), row.getRoute(), row.getTakenAt()));
    }

    /** Field by field, since jOOQ's way from one table's row to another's costs more than reading it. */
    static PostSnapshot snapshot(PostRow row) {
        return new PostSnapshot(
                row.getPostId(),
                Optional.ofNullable(row.getUrl()),
                Codes.known(PostFormat::ofCode, row.getFormat()),
                Optional.ofNullable(row.getPublishedAt()),
                Optional.ofNullable(row.getSponsored()),
                new PostCounts(
                        Codes.count(row.getLikes(), row.getLikesStatus()),
                        Codes.count(row.getComments(), row.getCommentsStatus()),
                        Codes.count(row.getShares(), row.getSharesStatus()),
                        Codes.count(row.getSaves(), row.getSavesStatus()),
                        Codes.count(row.getViews(), row.getViewsStatus())),
                new Provenance(Codes.known(Source::ofCode, row.getSource()), row.getRoute(), row.getObservedAt()));
    }
}
