package dev.rapport.adapter.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header of RFC 9110, section 10.2.3: seconds or a date. Fractions, which some send, are rounded up; what lies in the
 * past is no wait; anything unreadable is no header; no wait is longer than two days.
 */
final class RetryAfter {
    private static final Duration MOST = Duration.ofDays(2);
    private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]{1,100}(?:[.,][0-9]{0,100})?");

    private RetryAfter() {}

    static Optional<Duration> of(ApiAnswer answer) {
        return answer.header("retry-after")
                .map(String::strip)
                .flatMap(text -> SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : until(text, answer))
                .filter(wait -> !wait.isNegative());
    }

    private static Duration seconds(String text) {
        BigDecimal most = BigDecimal.valueOf(MOST.toSeconds());
        BigDecimal seconds = new BigDecimal(text.replace(',', '.'));
        return seconds.compareTo(most) > 0
                ? MOST
                : Duration.ofSeconds(seconds.max(BigDecimal.ONE.negate())
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact());
    }

    private static Optional<Duration> until(String text, ApiAnswer answer) {
        try {
            Duration wait = Duration.between(
                    answer.receivedAt(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(wait.compareTo(MOST) > 0 ? MOST : wait);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
