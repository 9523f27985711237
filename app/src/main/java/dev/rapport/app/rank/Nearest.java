package dev.rapport.app.rank;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a person who mistyped may have meant. */
final class Nearest {
    private Nearest() {}

    /** The one with the fewest changes; {@code known} is not empty. */
    static String to(String typed, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String each) -> distance.apply(lower, each.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }
}
