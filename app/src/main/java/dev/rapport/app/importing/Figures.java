package dev.rapport.app.importing;

import dev.rapport.domain.metric.Followers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures and times as people write them down. */
final class Figures {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,19}(?:[.,]0{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([.,'\u2019 ])\\d{3})(?:\\1\\d{3}){0,5}");
    private static final Pattern SHORTENED = Pattern.compile("(\\d{1,6})(?:[.,](\\d{1,2}))?\\s?([KkMm])");

    private Figures() {}

    /**
     * A whole number. Since counts have no decimals, groups of three digits are thousands, whatever separates them.
     *
     * @throws IllegalArgumentException naming the column and what is accepted
     */
    static long whole(String column, String text) {
        String plain = text.replaceAll("[\\s\u00A0\u202F]", " ").strip();
        if (GROUPED.matcher(plain).matches()) {
            plain = plain.replaceAll("\\D", "");
        }
        if (!WHOLE.matcher(plain).matches()) {
            throw new IllegalArgumentException(column + " \"" + text
                    + "\" is not a whole number such as 1234 or 1,234; leave the cell empty where it is not known");
        }
        try {
            return Long.parseLong(plain.split("[.,]", 2)[0]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " \"" + text + "\" is too large", e);
        }
    }

    /**
     * A whole number, or one that somebody shortened, such as {@code 15.2K}: then its bounds hold every number that is
     * written so, by rounding or by cutting.
     *
     * @throws IllegalArgumentException naming the column and what is accepted
     */
    static Followers followers(String column, String text) {
        Matcher shortened = SHORTENED.matcher(text.strip());
        if (!shortened.matches()) {
            return Followers.exact(whole(column, text));
        }
        String decimals = shortened.group(2) == null ? "" : shortened.group(2);
        long unit = shortened.group(3).toLowerCase(Locale.ROOT).equals("k") ? 1_000 : 1_000_000;
        long value = new BigDecimal(shortened.group(1) + (decimals.isEmpty() ? "" : "." + decimals))
                .multiply(BigDecimal.valueOf(unit))
                .longValueExact();
        long step = unit / (long) Math.pow(10, decimals.length());
        return Followers.rounded(value, Math.max(0, value - step / 2), value + step - 1);
    }

    /**
     * A moment, or the first one of a day.
     *
     * @param isDay whether it was written as a day, so that the moment is somewhere in it
     */
    record Seen(Instant at, boolean isDay) {
        /** Somewhere it is already tomorrow. */
        private static final Duration AHEAD_OF_UTC = Duration.ofHours(14);

        private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

        /** @throws IllegalArgumentException naming the column and what is accepted */
        static Seen parse(String column, String text) {
            String plain = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d)", "$1T");
            try {
                if (plain.indexOf('T') < 0 && plain.indexOf('t') < 0) {
                    return new Seen(
                            LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant(), true);
                }
                Instant at = plain.matches(".*([zZ]|[+-]\\d{2}:\\d{2})")
                        ? OffsetDateTime.parse(plain).toInstant()
                        : LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC);
                return new Seen(at.truncatedTo(ChronoUnit.MICROS), false);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        column + " \"" + text
                                + "\" is not a day such as 2026-11-23 or a time such as 2026-11-23T18:30:00+01:00",
                        e);
            }
        }

        boolean isLaterThan(Instant now) {
            return at.isAfter(now.plus(isDay ? AHEAD_OF_UTC : CLOCKS_APART));
        }

        /** Whether it is later than every moment that the other may be. */
        boolean isAfterAll(Seen other) {
            return at.isAfter(other.isDay ? other.at.plus(Duration.ofDays(1)) : other.at);
        }
    }
}
