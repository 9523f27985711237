package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;

import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.AccountSnapshotRow;
import java.util.Optional;

/** Readings of accounts as rows, and back. */
final class AccountReadings {
    private AccountReadings() {}

    static AccountSnapshotRow row(long account, AccountSnapshot snapshot) {
        Followers followers = snapshot.followers();
        Provenance provenance = snapshot.provenance();
        AccountSnapshotRow row = new AccountSnapshotRow();
        row.attach(Rows.DETACHED);
        row.setAccountId(account);
        row.setTakenAt(InstantBinding.micros(provenance.observedAt()));
        row.setFollowers(Codes.amount(followers.count()));
        row.setFollowersStatus(followers.status().code());
        row.setFollowersLower(followers.lower());
        row.setFollowersUpper(followers.upper());
        row.setFollowersPrecision(followers.precision().code());
        row.setPostsTotal(Codes.amount(snapshot.postsTotal()));
        row.setPostsTotalStatus(snapshot.postsTotal().status().code());
        row.setPostsStatus(snapshot.posts().code());
        row.setSource(provenance.source().code());
        row.setRoute(Texts.fit(ACCOUNT_SNAPSHOT.ROUTE, provenance.route()));
        row.setSuspect(snapshot.suspect());
        return row;
    }

    static AccountSnapshot snapshot(AccountSnapshotRow row) {
        return new AccountSnapshot(
                new Followers(
                        Codes.count(row.getFollowers(), row.getFollowersStatus()),
                        row.getFollowersLower(),
                        row.getFollowersUpper(),
                        Codes.precision(row.getFollowersPrecision())),
                Codes.count(row.getPostsTotal(), row.getPostsTotalStatus()),
                Codes.status(row.getPostsStatus()),
                row.getSuspect(),
                new Provenance(Codes.known(Source::ofCode, row.getSource()), row.getRoute(), row.getTakenAt()));
    }

    /** The confirmed reading that the account's row of newest numbers carries. */
    static Optional<AccountSnapshot> current(AccountLatestRow latest) {
        if (latest.getCurrentAt() == null) {
            return Optional.empty();
        }
        return Optional.of(new AccountSnapshot(
                new Followers(
                        Codes.count(latest.getFollowers(), latest.getFollowersStatus()),
                        latest.getFollowersLower(),
                        latest.getFollowersUpper(),
                        Codes.precision(latest.getFollowersPrecision())),
                Codes.count(latest.getPostsTotal(), latest.getPostsTotalStatus()),
                Codes.status(latest.getPostsStatus()),
                false,
                new Provenance(
                        Codes.known(Source::ofCode, latest.getSource()), latest.getRoute(), latest.getCurrentAt())));
    }

    static void clear(AccountLatestRow latest) {
        latest.setCurrentAt(null);
        latest.setFollowers(null);
        latest.setFollowersStatus(null);
        latest.setFollowersLower(null);
        latest.setFollowersUpper(null);
        latest.setFollowersPrecision(null);
        latest.setPostsTotal(null);
        latest.setPostsTotalStatus(null);
        latest.setPostsStatus(null);
        latest.setSource(null);
        latest.setRoute(null);
    }

    static void makeCurrent(AccountLatestRow latest, AccountSnapshotRow row) {
        latest.setFollowers(row.getFollowers());
        latest.setFollowersStatus(row.getFollowersStatus());
        latest.setFollowersLower(row.getFollowersLower());
        latest.setFollowersUpper(row.getFollowersUpper());
        latest.setFollowersPrecision(row.getFollowersPrecision());
        latest.setPostsTotal(row.getPostsTotal());
        latest.setPostsTotalStatus(row.getPostsTotalStatus());
        latest.setPostsStatus(row.getPostsStatus());
        latest.setSource(row.getSource());
        latest.setRoute(row.getRoute());
        latest.setCurrentAt(row.getTakenAt());
    }
}
