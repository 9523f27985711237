package dev.rapport.app.wording;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a person who mistyped may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The one with the fewest changes; {@code known} is not empty. */
    public static String to(String typed, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String each) -> distance.apply(lower, each.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }
}
