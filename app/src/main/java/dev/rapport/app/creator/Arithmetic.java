package dev.rapport.app.creator;

import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.CostPerEngagement;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.engagement.Aggregation;
import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.engagement.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** The steps from posts to rate, verdict and place, with the numbers filled in. */
final class Arithmetic {
    private final Judging judging;
    private final RateReport report;
    private final AccountAssessment account;
    private final EngagementRate rate;
    private final Evidence evidence;

    Arithmetic(Judging judging, RateReport report) {
        this.judging = judging;
        this.report = report;
        this.account = report.assessment();
        this.rate = account.rate();
        this.evidence = account.evidence();
    }

    /** Empty for a rate that is not known. */
    List<String> lines() {
        if (rate.value().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Rate: " + filledIn() + " = " + Words.percent(rate.value()) + " %.");
        interval().ifPresent(lines::add);
        lines.add(probability());
        lines.add(verdict());
        report.rounding().map(this::rounding).ifPresent(lines::add);
        cost().ifPresent(lines::add);
        lines.add("Place in a ranking by evidence: by the probability, then by the lower end of the interval ("
                + (rate.lower().isPresent() ? Words.percent(rate.lower()) + " %" : "none")
                + "), then by " + account.account().network() + ":"
                + account.account().externalId().orElseGet(() -> Words.handle(account.account())) + ".");
        return lines;
    }

    private String filledIn() {
        List<PostRate> posts = rate.usable();
        int n = posts.size();
        return switch (rate.definition().aggregation()) {
            case MEDIAN -> "the middle of " + n + " rates, " + middle();
            case MEAN -> "the sum of " + n + " rates / " + n;
            case TRIMMED_MEAN -> "the mean of " + n + " rates without the greatest and smallest tenth";
            case POOLED ->
                sum(PostRate::interactions) + " interactions / " + sum(PostRate::denominator) + " " + below();
            case RATIO_OF_MEDIANS ->
                "the middle of " + n + " interactions, " + median(PostRate::interactions) + ", / the middle of " + n
                        + " " + below() + ", " + median(PostRate::denominator);
        };
    }

    private String below() {
        return rate.definition().denominator() == Denominator.VIEWS ? "views" : "followers";
    }

    private String middle() {
        double[] sorted =
                rate.usable().stream().mapToDouble(PostRate::value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? "the " + ordinal(half + 1)
                : "(" + Words.percent(sorted[half - 1]) + " + " + Words.percent(sorted[half]) + ") / 2";
    }

    private String sum(ToLongFunction<PostRate> part) {
        return TextTable.number(rate.usable().stream().mapToLong(part).sum());
    }

    private String median(ToLongFunction<PostRate> part) {
        long[] sorted = rate.usable().stream().mapToLong(part).sorted().toArray();
        int half = sorted.length / 2;
        double middle = sorted.length % 2 == 1
                ? sorted[half]
                : LongStream.of(sorted[half - 1], sorted[half]).average().orElseThrow();
        return BigDecimal.valueOf(middle).stripTrailingZeros().toPlainString();
    }

    private Optional<String> interval() {
        if (rate.lower().isEmpty()) {
            return Optional.of("Interval: none, there are too few posts for one.");
        }
        return rate.medianRanks()
                .map(ranks -> "95% interval: from the " + ordinal(ranks.lower()) + " to the " + ordinal(ranks.upper())
                        + " of " + rate.posts() + " rates, the smallest first: " + Words.interval(rate)
                        + " %. Such ranks hold the true median in " + percent(ranks.coverage()) + " % of cases.")
                .or(() -> Optional.of("95% interval: " + Words.interval(rate) + " %, "
                        + (isAllPositive()
                                ? "by Student's t on the logarithms of the rates."
                                : "by drawing the posts again 2,000 times.")));
    }

    private boolean isAllPositive() {
        return rate.usable().stream().allMatch(post -> post.interactions() > 0 && post.denominator() > 0);
    }

    private String probability() {
        String minimum = Words.percent(evidence.minimum());
        int above = evidence.postsAbove();
        int n = rate.posts();
        String sure = Words.probability(evidence.probabilityAboveMinimum()) + " %";
        return above + " of " + n + " posts are above " + minimum + ". Probability that the creator's rate is: "
                + (rate.definition().aggregation() == Aggregation.MEDIAN
                        ? "P(Beta(" + (above + 0.5) + ", " + (n - above + 0.5) + ") > 1/2) = " + sure + "."
                        : sure + ", the share of 2,000 draws of the posts that come out above.");
    }

    private String verdict() {
        String likely = percent(judging.certainty());
        String unlikely = percent(1 - judging.certainty());
        return "Verdict: " + Words.code(evidence.verdict().code()) + "; likely above from " + likely
                + " % on, likely below up to " + unlikely + " %.";
    }

    private String rounding(RateReport.Rounding rounding) {
        Verdict fewest = rounding.verdictAtFewest();
        return "The network rounds: there are " + TextTable.number(rounding.fewest()) + " to "
                + TextTable.number(rounding.most()) + " followers, so the rate is " + Words.percent(rounding.atMost())
                + " to " + Words.percent(rounding.atFewest()) + " %. "
                + (rounding.isSafe()
                        ? "The verdict is the same at both ends."
                        : "The verdict hangs on it: " + Words.code(fewest.code()) + " with the fewest, "
                                + Words.code(rounding.verdictAtMost().code()) + " with the most.");
    }

    private Optional<String> cost() {
        return account.cost()
                .flatMap(CostPerEngagement::amount)
                .map(cost -> "Cost per engagement: "
                        + account.account().pricePerPost().map(Object::toString).orElse("") + " / "
                        + BigDecimal.valueOf(rate.interactionsPerPost().orElseThrow())
                                .stripTrailingZeros()
                                .toPlainString()
                        + " interactions per post = " + Words.cost(cost) + ".");
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f", 100 * fraction);
    }

    private static String ordinal(int rank) {
        int last = rank % 10;
        boolean teen = rank % 100 / 10 == 1;
        return rank + (teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd");
    }
}
