package dev.rapport.adapter.http;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads one record of an answer without trusting it: numbers may be quoted, absent is absent, and what is impossible is
 * malformed and becomes a finding. Not thread-safe.
 */
public final class WireRecord {
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    /** As {@code +0000}, which Meta writes. */
    private static final DateTimeFormatter WITH_SHORT_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("XX")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Instant TOO_LATE = Instant.parse("9999-01-01T00:00:00Z");
    /** Seconds up to here, milliseconds from here on: the year 5138 in seconds, 1973 in milliseconds. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private final String name;
    private final JsonNode record;
    private final Optional<Finding.Origin> origin;
    private final List<String> impossible = new ArrayList<>();

    /** @param name for findings, such as {@code video abc} */
    public WireRecord(String name, JsonNode record) {
        this(name, record, Optional.empty());
    }

    /**
     * A record that can be read again by itself if it has to be set aside.
     *
     * @param name for findings, such as {@code video abc}
     */
    public WireRecord(String name, JsonNode record, Finding.Origin origin) {
        this(name, record, Optional.of(origin));
    }

    private WireRecord(String name, JsonNode record, Optional<Finding.Origin> origin) {
        this.name = name;
        this.record = record;
        this.origin = origin;
    }

    /** The tree of a record that was set aside; empty if it is not readable, because it was cut for instance. */
    public static Optional<JsonNode> tree(String kept) {
        JsonNode tree = JsonBodies.read(kept.getBytes(StandardCharsets.UTF_8)).tree();
        return tree.isObject() ? Optional.of(tree) : Optional.empty();
    }

    /** A record as it is kept: its secrets masked and its length capped. */
    public static String kept(JsonNode record) {
        return SecretMask.keep(record.toString(), List.of());
    }

    /** The failure to understand an answer, which goes with it: its secrets masked and its length capped. */
    public static NetworkException unexpected(String message, JsonNode answer) {
        return NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, message)
                .withRecord(kept(answer));
    }

    /** A count under a path of fields. */
    public Count count(Status whenAbsent, String... path) {
        JsonNode node = at(path);
        if (node.isMissingNode() || node.isNull()) {
            return Count.absent(whenAbsent);
        }
        String text = node.isNumber() || node.isString() ? node.asString().strip() : "";
        if (!text.isEmpty() && text.length() <= 19 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return Count.of(Long.parseLong(text));
            } catch (NumberFormatException e) {
                return malformed(path);
            }
        }
        return malformed(path);
    }

    private Count malformed(String... path) {
        impossible.add(String.join(".", path));
        return Count.absent(Status.MALFORMED);
    }

    /** A record to be set aside, its secrets masked and its length capped. */
    public static Finding malformed(String detail, JsonNode record, Finding.Origin origin) {
        return new Finding(FailureKind.MALFORMED_RECORD, detail, Optional.of(kept(record)), Optional.of(origin));
    }

    /** Text that is neither absent nor blank; numbers are taken as their digits. NUL is removed. */
    public Optional<String> text(String... path) {
        JsonNode node = at(path);
        if (!node.isString() && !node.isNumber()) {
            return Optional.empty();
        }
        String text = node.asString().replace("\0", "");
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    /** Yes or no, quoted or not. */
    public Optional<Boolean> flag(String... path) {
        JsonNode node = at(path);
        String text = node.isBoolean() || node.isString() ? node.asString().strip() : "";
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * A moment: ISO 8601 with an offset, or seconds or milliseconds since 1970. Without a zone, or outside the years 1970
     * to 9998, it is unknown.
     */
    public Optional<Instant> instant(String... path) {
        return text(path)
                .flatMap(WireRecord::parseInstant)
                .filter(moment -> moment.isAfter(Instant.EPOCH) && moment.isBefore(TOO_LATE));
    }

    private static Optional<Instant> parseInstant(String written) {
        String text = written.strip();
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                long number = Long.parseLong(text);
                return Optional.of(
                        number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            return Optional.of(OffsetDateTime.parse(text, form(text)).toInstant());
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Each optional section costs a copy of all that was parsed before it, so the usual forms are told apart first. */
    private static DateTimeFormatter form(String text) {
        if (text.endsWith("Z")) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        }
        char beforeDigits = text.length() > 5 ? text.charAt(text.length() - 5) : ' ';
        return beforeDigits == '+' || beforeDigits == '-' ? WITH_SHORT_OFFSET : WITH_OFFSET;
    }

    public JsonNode at(String... path) {
        JsonNode node = record;
        for (String field : path) {
            node = node.path(field);
        }
        return node;
    }

    /** What was set aside so far: the record, once, with all that is impossible in it. */
    public List<Finding> findings() {
        if (impossible.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                FailureKind.MALFORMED_RECORD,
                name + ": " + String.join(", ", impossible)
                        + (impossible.size() == 1 ? " is no possible count" : " are no possible counts"),
                Optional.of(kept(record)),
                origin));
    }
}
