package dev.rapport.adapter.http;

import dev.rapport.domain.network.DriftLog;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Tells a run where answers hold what an adapter does not know. Names and values that are no plain words are not repeated.
 * Thread-safe.
 */
public final class WireDrift {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final DriftLog log;

    public WireDrift(DriftLog log) {
        this.log = log;
    }

    /**
     * Looks for new fields of an object; what is no object has none.
     *
     * @param record what it is, with its article, such as {@code a post}
     * @param known every field that the network's documents name, read or not
     */
    public void fields(String record, JsonNode object, Set<String> known) {
        for (String field : object.propertyNames()) {
            if (!known.contains(field)) {
                log.noticed(record + " with the new field " + plain(field) + ", which is not read");
            }
        }
    }

    /** A value of a field whose values the network's documents list. */
    public void value(String record, String field, String value) {
        log.noticed(record + " with the unknown " + field + " " + plain(value));
    }

    /** An error that the adapter has no meaning for. */
    public void error(String code) {
        log.noticed("an answer with the unknown error " + plain(code));
    }

    /** Anything else, in words as {@link DriftLog#noticed} wants them. */
    public void other(String what) {
        log.noticed(what);
    }

    /** The text, if it can stand in a line. */
    public static String plain(String text) {
        return PLAIN.matcher(text).matches() ? text : "(not plain text)";
    }
}
