package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.MeaningChange;
import dev.rapport.domain.engagement.MetricDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/** A short name for everything besides the facts that kept rates hang on: other rules have another name. */
final class RateBasis {
    /** Grows when the arithmetic gives other numbers, or more of them are kept. */
    private static final int ARITHMETIC = 1;

    private static final int BYTES = 12;

    private RateBasis() {}

    static String of(AssessmentRules rules, Minimums minimums, double certainty) {
        StringBuilder text = new StringBuilder();
        text.append(ARITHMETIC).append('\n');
        text.append(minimums.general().stripTrailingZeros().toPlainString())
                .append(new TreeMap<>(minimums.own()))
                .append(certainty)
                .append(new TreeSet<>(rules.withheld()))
                .append('\n');
        rules.definitions()
                .all()
                .forEach(definition -> text.append(text(definition)).append('\n'));
        rules.breaks().changes().forEach(change -> text.append(text(change)).append('\n'));
        return HexFormat.of().formatHex(digest(text.toString()), 0, BYTES);
    }

    private static String text(MetricDefinition definition) {
        return definition.id() + new TreeSet<>(definition.networks()) + definition.numerator()
                + definition.denominator() + definition.aggregation() + definition.posts() + "," + definition.minPosts()
                + "," + definition.minAge() + definition.maxAge();
    }

    private static String text(MeaningChange change) {
        return change.network() + " " + change.measure() + new TreeSet<>(change.formats()) + change.from();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
