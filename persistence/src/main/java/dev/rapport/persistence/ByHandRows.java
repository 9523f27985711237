package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_BY_HAND;
import static dev.rapport.persistence.internal.generated.Tables.POST_BY_HAND;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.ByHandRoster.Key;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.persistence.internal.generated.tables.records.AccountByHandRow;
import dev.rapport.persistence.internal.generated.tables.records.PostByHandRow;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readings by hand as rows, and back. */
final class ByHandRows {
    private ByHandRows() {}

    static AccountByHandRow row(Key key, int revision, Instant enteredAt, AccountSnapshot reading) {
        Followers followers = reading.followers();
        AccountByHandRow row = new AccountByHandRow();
        row.setAccountId(key.account().value());
        row.setSource(key.source().code());
        row.setTakenAt(key.at());
        row.setRevision(revision);
        row.setEnteredAt(enteredAt);
        row.setFollowers(followers.get());
        row.setFollowersLower(followers.lower());
        row.setFollowersUpper(followers.upper());
        row.setFollowersPrecision(followers.precision().code());
        row.setRoute(Texts.fit(ACCOUNT_BY_HAND.ROUTE, reading.provenance().route()));
        return row;
    }

    static PostByHandRow row(Key key, int revision, Instant enteredAt, PostSnapshot post) {
        PostCounts counts = post.counts();
        PostByHandRow row = new PostByHandRow();
        row.setAccountId(key.account().value());
        row.setPostCode(key.post());
        row.setSource(key.source().code());
        row.setTakenAt(key.at());
        row.setRevision(revision);
        row.setEnteredAt(enteredAt);
        row.setUrl(Texts.fit(POST_BY_HAND.URL, post.url()).orElse(null));
        row.setFormat(post.format().code());
        row.setPublishedAt(post.publishedAt().orElse(null));
        row.setLikes(Codes.amount(counts.likes()));
        row.setComments(Codes.amount(counts.comments()));
        row.setShares(Codes.amount(counts.shares()));
        row.setSaves(Codes.amount(counts.saves()));
        row.setViews(Codes.amount(counts.views()));
        row.setRoute(Texts.fit(POST_BY_HAND.ROUTE, post.provenance().route()));
        return row;
    }

    static Key key(AccountByHandRow row) {
        return new Key(new AccountId(row.getAccountId()), "", source(row.getSource()), row.getTakenAt());
    }

    static Key key(PostByHandRow row) {
        return new Key(new AccountId(row.getAccountId()), row.getPostCode(), source(row.getSource()), row.getTakenAt());
    }

    static AccountSnapshot reading(AccountByHandRow row) {
        return ReadingsByHand.audience(
                new Followers(
                        Count.of(row.getFollowers()),
                        row.getFollowersLower(),
                        row.getFollowersUpper(),
                        Codes.precision(row.getFollowersPrecision())),
                new Provenance(source(row.getSource()), row.getRoute(), row.getTakenAt()));
    }

    static PostSnapshot reading(PostByHandRow row) {
        return new PostSnapshot(
                row.getPostCode(),
                Optional.ofNullable(row.getUrl()),
                Codes.known(PostFormat::ofCode, row.getFormat()),
                Optional.ofNullable(row.getPublishedAt()),
                Optional.empty(),
                new PostCounts(
                        count(row.getLikes()),
                        count(row.getComments()),
                        count(row.getShares()),
                        count(row.getSaves()),
                        count(row.getViews())),
                new Provenance(source(row.getSource()), row.getRoute(), row.getTakenAt()));
    }

    private static Count count(@Nullable Long amount) {
        return amount == null ? Count.absent(Status.NOT_REPORTED) : Count.of(amount);
    }

    private static Source source(String code) {
        return Codes.known(Source::ofCode, code);
    }
}
