package dev.rapport.app.judging;

import dev.rapport.app.cli.CommandException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A day, meant as its first moment in UTC, or a moment. */
public final class Moment {
    private Moment() {}

    public static Instant parse(String typed) {
        try {
            return typed.indexOf('T') < 0
                    ? LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(typed);
        } catch (DateTimeException e) {
            throw CommandException.usage(
                    "--as-of is \"" + typed + "\"; expected a day such as 2026-11-23 or 2026-11-23T12:00:00Z");
        }
    }
}
