package dev.rapport.adapter.tiktok;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Days that one search covers, at most 30 apart; UTC. */
record SearchWindow(LocalDate start, LocalDate end) {
    private static final int LONGEST = 30;

    /**
     * The look-back cut into windows, the newest first. Neighbours share a day, because TikTok's documents leave open
     * whether the end counts.
     */
    static List<SearchWindow> of(LocalDate today, Duration lookback) {
        LocalDate first = today.minusDays(days(lookback));
        List<SearchWindow> windows = new ArrayList<>();
        LocalDate end = today;
        do {
            LocalDate start = end.minusDays(LONGEST);
            windows.add(new SearchWindow(start.isBefore(first) ? first : start, end));
            end = start;
        } while (end.isAfter(first));
        return windows;
    }

    static int count(Duration lookback) {
        return Math.toIntExact(Math.ceilDiv(days(lookback), LONGEST));
    }

    private static long days(Duration lookback) {
        long whole = lookback.toDays();
        return lookback.compareTo(Duration.of(whole, ChronoUnit.DAYS)) > 0 ? whole + 1 : whole;
    }
}
