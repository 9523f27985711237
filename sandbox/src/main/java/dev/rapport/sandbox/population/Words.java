package dev.rapport.sandbox.population;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Invented names, towns and texts. */
final class Words {
    static final List<String> NICHES = List.of(
            "vegan-cooking",
            "mobile-photography",
            "home-fitness",
            "sustainable-fashion",
            "skincare",
            "tech",
            "food",
            "home-decor");

    /** Countries with the currency people there ask for. */
    static final List<Map.Entry<String, String>> COUNTRIES = List.of(
            Map.entry("FR", "EUR"),
            Map.entry("DE", "EUR"),
            Map.entry("GB", "GBP"),
            Map.entry("US", "USD"),
            Map.entry("ES", "EUR"),
            Map.entry("IT", "EUR"),
            Map.entry("PL", "PLN"),
            Map.entry("NL", "EUR"),
            Map.entry("SE", "SEK"),
            Map.entry("BR", "BRL"));

    private static final List<String> SYLLABLES = List.of(
            "mi", "ra", "lo", "ve", "ka", "tu", "ne", "si", "do", "zu", "fa", "ri", "po", "li", "me", "go", "quo", "xi",
            "wu", "ya");
    private static final List<String> TOWN_ENDS = List.of("vik", "mora", "zell", "quay");
    private static final List<String> OPENINGS = List.of(
            "Five minutes of",
            "What nobody tells you about",
            "My week in",
            "Beginners' mistakes in",
            "A quiet morning with",
            "Ten things I learnt about",
            "Answering your questions on",
            "Before and after:",
            "The honest truth about",
            "Start here:");

    private Words() {}

    static String name(SplittableRandom random) {
        return word(random, 3) + " " + word(random, 2) + "quill";
    }

    static String town(int country, SplittableRandom random) {
        int town = random.nextInt(TOWN_ENDS.size());
        String stem = SYLLABLES.get(country) + SYLLABLES.get((country * 3 + town * 5) % SYLLABLES.size());
        return capital(stem + TOWN_ENDS.get(town));
    }

    static String postText(String niche, int number, boolean sponsored, SplittableRandom random) {
        String text = OPENINGS.get(random.nextInt(OPENINGS.size())) + " " + niche.replace('-', ' ') + ", part " + number
                + " #" + niche.replace("-", "");
        return sponsored ? text + " #ad" : text;
    }

    static String biography(String name, String niche, String city) {
        return name + " from " + city + ", all about " + niche.replace('-', ' ') + ". Invented for the sandbox.";
    }

    private static String word(SplittableRandom random, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return capital(word.toString());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
