package com.example.rapport;

import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.EngagementRates;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.PostFact;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads posts from a CSV file and tells their engagement rate, its interval and the verdict. */
public final class Rate {
    private static final BigDecimal MINIMUM = new BigDecimal("0.05");
    private static final double CERTAINTY = 0.8;

    private Rate() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Rate POSTS.csv FOLLOWERS");
            return;
        }
        MetricDefinition definition =
                MetricDefinitions.builtIn().find("instagram-per-follower").orElseThrow();
        List<PostFact> posts = Files.readAllLines(Path.of(arguments[0])).stream()
                .skip(1)
                .map(Rate::post)
                .toList();
        EngagementRate rate = EngagementRates.compute(
                definition, Followers.exact(Long.parseLong(arguments[1])), List.of(), Status.MEASURED, posts);
        Evidence evidence = rate.evidence(MINIMUM, CERTAINTY);

        System.out.println("Definition: " + definition.id());
        System.out.println("Posts: " + rate.posts() + " of " + rate.postsConsidered() + " (" + rate.status().meaning() + ")");
        System.out.println("Rate: " + percent(rate.value().orElse(Double.NaN)));
        System.out.println("95% interval: " + percent(rate.lower().orElse(Double.NaN)) + " to "
                + percent(rate.upper().orElse(Double.NaN)));
        System.out.println("Probability above 5%: "
                + percent(evidence.probabilityAboveMinimum().orElse(Double.NaN)));
        System.out.println("Verdict: " + evidence.verdict().code());
    }

    private static PostFact post(String line) {
        String[] cells = line.split(",", -1);
        Count notTold = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
        return new PostFact(
                cells[0],
                PostFormat.OTHER,
                Optional.of(Instant.parse(cells[0])),
                Instant.parse(cells[1]),
                new PostCounts(count(cells[2]), count(cells[3]), notTold, notTold, notTold));
    }

    /** An empty cell is a count that is hidden, not zero. */
    private static Count count(String cell) {
        return cell.isBlank() ? Count.absent(Status.HIDDEN_BY_CREATOR) : Count.of(Long.parseLong(cell.strip()));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }
}
