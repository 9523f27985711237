package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.PersonStore.HeldRow;
import dev.rapport.domain.store.GrantStore.StoredGrant;
import dev.rapport.domain.store.Memory.Held;
import dev.rapport.domain.store.Memory.HeldPost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is in memory as rows, under the names that a database's columns have. */
final class HeldRows {
    private final List<HeldRow> rows = new ArrayList<>();

    List<HeldRow> all() {
        return rows;
    }

    /** One row being filled; what is unknown is left out. */
    private final class Row {
        private final SortedMap<String, Object> values = new TreeMap<>();

        Row(DataKind kind) {
            rows.add(new HeldRow(kind, values));
        }

        Row(DataKind kind, Account account) {
            this(kind);
            with("accountId", account.id().value());
        }

        Row with(String field, Object value) {
            if (value instanceof Optional<?> maybe) {
                maybe.ifPresent(present -> values.put(field, present));
            } else {
                values.put(field, value);
            }
            return this;
        }

        Row with(String field, OptionalDouble value) {
            value.ifPresent(present -> values.put(field, present));
            return this;
        }

        Row with(String field, Count count) {
            if (count.isKnown()) {
                values.put(field, count.get());
            }
            return with(field + "Status", count.status().code());
        }

        Row from(Provenance provenance) {
            return with("source", provenance.source().code()).with("route", provenance.route());
        }
    }

    void creator(Creator creator) {
        new Row(DataKind.CREATORS)
                .with("creatorKey", creator.key().value())
                .with("name", creator.name())
                .with("country", creator.country())
                .with("city", creator.city())
                .with("notes", creator.notes());
        creator.niches().forEach(niche -> new Row(DataKind.NICHES_AND_TAGS).with("niche", niche));
        creator.tags().forEach(tag -> new Row(DataKind.NICHES_AND_TAGS).with("tag", tag));
    }

    void account(Held held) {
        Account account = held.account;
        new Row(DataKind.ACCOUNTS, account)
                .with("network", account.network().id())
                .with("externalId", account.externalId())
                .with("handle", account.handle().map(Handle::value))
                .with("state", account.state().kind().code())
                .with("stateSince", account.state().since())
                .with("stateDetail", account.state().detail());
        account.pricePerPost()
                .ifPresent(price -> new Row(DataKind.PRICES, account)
                        .with("amount", price.amount())
                        .with("currency", price.currency().getCurrencyCode()));
        account.handles()
                .forEach(period -> new Row(DataKind.HANDLES, account)
                        .with("handle", period.handle().value())
                        .with("fromAt", period.from())
                        .with("toAt", period.to()));
        if (held.name != null) {
            new Row(DataKind.NAMES, account)
                    .with("displayName", held.name.words())
                    .with("observedAt", held.name.observedAt());
        }
        held.snapshots.values().forEach(reading -> reading(account, reading));
        held.posts.values().forEach(post -> post(account, post));
        held.quarantine.forEach(record -> new Row(DataKind.SET_ASIDE, account)
                .with("runId", record.run())
                .with("foundAt", record.foundAt())
                .with("kind", record.finding().kind().code())
                .with("detail", record.finding().detail())
                .with("content", record.finding().record()));
        held.audiencesByHand
                .values()
                .forEach(reading -> new Row(DataKind.READINGS_BY_HAND, account)
                        .with("takenAt", reading.provenance().observedAt())
                        .with("followers", reading.followers().count())
                        .from(reading.provenance()));
        held.postsByHand
                .values()
                .forEach(reading -> counts(new Row(DataKind.READINGS_BY_HAND, account), reading)
                        .with("takenAt", reading.provenance().observedAt()));
        held.rates.forEach(kept -> rate(account, kept.standing().rate()));
    }

    private void rate(Account account, EngagementRate rate) {
        new Row(DataKind.RATES, account)
                .with("definition", rate.definition().id())
                .with("status", rate.status().code())
                .with("rate", rate.value())
                .with("rateLower", rate.lower())
                .with("rateUpper", rate.upper())
                .with("interactionsPerPost", rate.interactionsPerPost())
                .with("postsConsidered", rate.postsConsidered())
                .with("posts", rate.posts());
    }

    private void reading(Account account, AccountSnapshot reading) {
        new Row(DataKind.ACCOUNT_READINGS, account)
                .with("takenAt", reading.provenance().observedAt())
                .with("followers", reading.followers().count())
                .with("followersLower", reading.followers().lower())
                .with("followersUpper", reading.followers().upper())
                .with("followersPrecision", reading.followers().precision().code())
                .with("postsTotal", reading.postsTotal())
                .with("postsStatus", reading.posts().code())
                .with("suspect", reading.suspect())
                .from(reading.provenance());
    }

    private void post(Account account, HeldPost post) {
        PostSnapshot latest = post.snapshots.lastEntry().getValue();
        counts(new Row(DataKind.POSTS, account), latest)
                .with("url", latest.url())
                .with("observedAt", latest.provenance().observedAt())
                .with("firstSeenAt", post.snapshots.firstKey())
                .with("goneSince", Optional.ofNullable(post.goneSince));
        post.snapshots
                .values()
                .forEach(reading -> counts(new Row(DataKind.POST_READINGS, account), reading)
                        .with("takenAt", reading.provenance().observedAt()));
        if (post.text != null) {
            new Row(DataKind.POST_TEXTS, account)
                    .with("postId", latest.id())
                    .with("content", post.text.words())
                    .with("observedAt", post.text.observedAt());
        }
    }

    private static Row counts(Row row, PostSnapshot post) {
        return row.with("postId", post.id())
                .with("format", post.format().code())
                .with("publishedAt", post.publishedAt())
                .with("sponsored", post.sponsored())
                .with("likes", post.counts().likes())
                .with("comments", post.counts().comments())
                .with("shares", post.counts().shares())
                .with("saves", post.counts().saves())
                .with("views", post.counts().views())
                .from(post.provenance());
    }

    void outcome(String run, AccountRecord record) {
        new Row(DataKind.OUTCOMES)
                .with("accountId", record.account().value())
                .with("runId", run)
                .with("kind", record.kind().code())
                .with("failure", record.failure().map(FailureKind::code))
                .with("knownAt", record.at())
                .with("detail", record.detail())
                .with("retryAt", record.retryAt());
    }

    void grant(StoredGrant grant) {
        new Row(DataKind.GRANTS)
                .with("accountId", grant.account().value())
                .with("state", grant.state().code())
                .with("updatedAt", grant.updatedAt());
    }
}
