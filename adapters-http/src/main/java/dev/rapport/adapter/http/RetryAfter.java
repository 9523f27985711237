package dev.rapport.adapter.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header of RFC 9110, section 10.2.3: seconds or a date. Anything unreadable is no header. */
final class RetryAfter {
    private static final Duration MOST = Duration.ofDays(2);

    private RetryAfter() {}

    static Optional<Duration> of(ApiAnswer answer) {
        return answer.header("retry-after").flatMap(text -> read(text.strip(), answer));
    }

    private static Optional<Duration> read(String text, ApiAnswer answer) {
        try {
            Duration wait = text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            answer.receivedAt(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            if (wait.isNegative()) {
                return Optional.empty();
            }
            return Optional.of(wait.compareTo(MOST) > 0 ? MOST : wait);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
