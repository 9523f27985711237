package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.RATE_RANK;

import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.RateStore.Kept;
import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Standing;
import dev.rapport.domain.store.Standing.Position;
import dev.rapport.persistence.internal.generated.tables.records.RateLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.RateRankRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Kept rates as rows, and back. */
final class RateRows {
    /** Stands for all niches; no niche is empty. */
    static final String ANY_NICHE = "";

    private static final String END_OF_POST = "\0";

    private RateRows() {}

    static RateLatestRow latest(Standing standing) {
        EngagementRate rate = standing.rate();
        RateLatestRow row = new RateLatestRow();
        row.setAccountId(standing.account().value());
        row.setDefinition(rate.definition().id());
        row.setStatus(rate.status().code());
        row.setRate(orNull(rate.value()));
        row.setRateLower(orNull(rate.lower()));
        row.setRateUpper(orNull(rate.upper()));
        row.setInteractionsPerPost(orNull(rate.interactionsPerPost()));
        row.setPostsConsidered(rate.postsConsidered());
        row.setPosts(rate.posts());
        row.setUsable(packed(rate.usable()));
        return row;
    }

    static RateRankRow rank(Kept kept, String niche) {
        Standing standing = kept.standing();
        Position evidence = standing.position(Sort.EVIDENCE);
        RateRankRow row = new RateRankRow();
        row.setNiche(niche);
        row.setDefinition(standing.rate().definition().id());
        row.setAccountId(standing.account().value());
        row.setNetwork(standing.network().id());
        OptionalLong followers = standing.followers();
        row.setFollowers(followers.isPresent() ? followers.getAsLong() : null);
        row.setAudience((followers.isPresent() ? Status.MEASURED : standing.audience()).code());
        row.setStatus(standing.rate().status().code());
        row.setAboveUntil(kept.reach().aboveUntil());
        row.setBelowFrom(kept.reach().belowFrom());
        row.setIncomplete(!standing.isComplete());
        row.setProbability(evidence.value());
        row.setEvidenceLower(evidence.second());
        row.setRate(orNull(standing.rate().value()));
        row.setCost(orNull(standing.cost()));
        row.setCurrency(standing.currency());
        row.setPlace(Texts.fit(RATE_RANK.PLACE, standing.place()));
        return row;
    }

    static Standing standing(RateRankRow rank, RateLatestRow latest, MetricDefinition definition) {
        return new Standing(
                new AccountId(rank.getAccountId()),
                new Network(rank.getNetwork()),
                rank.getPlace(),
                rank.getFollowers() == null ? OptionalLong.empty() : OptionalLong.of(rank.getFollowers()),
                Codes.status(rank.getAudience()),
                new EngagementRate(
                        definition,
                        Codes.status(latest.getStatus()),
                        optional(latest.getRate()),
                        optional(latest.getRateLower()),
                        optional(latest.getRateUpper()),
                        optional(latest.getInteractionsPerPost()),
                        latest.getPostsConsidered(),
                        latest.getPosts(),
                        unpacked(latest.getUsable())),
                rank.getIncomplete() ? OptionalDouble.empty() : OptionalDouble.of(rank.getProbability()),
                optional(rank.getCost()),
                rank.getCurrency());
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static OptionalDouble optional(@Nullable Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** One after the other: interactions, denominator and id, which holds no NUL. */
    private static byte[] packed(List<PostRate> posts) {
        StringBuilder text = new StringBuilder();
        posts.forEach(post -> text.append(post.interactions())
                .append(' ')
                .append(post.denominator())
                .append(' ')
                .append(post.post())
                .append(END_OF_POST));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<PostRate> unpacked(byte[] packed) {
        String text = new String(packed, StandardCharsets.UTF_8);
        List<PostRate> posts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int second = text.indexOf(' ', from) + 1;
            int third = text.indexOf(' ', second) + 1;
            int end = text.indexOf(END_OF_POST, third);
            posts.add(new PostRate(
                    text.substring(third, end),
                    Long.parseLong(text, from, second - 1, 10),
                    Long.parseLong(text, second, third - 1, 10)));
            from = end + 1;
        }
        return posts;
    }
}
