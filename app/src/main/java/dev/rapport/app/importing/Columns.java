package dev.rapport.app.importing;

import dev.rapport.app.cli.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which cell of a row is which. */
final class Columns {
    static final String CREATOR = "creator";
    static final String NAME = "name";
    static final String NETWORK = "network";
    static final String HANDLE = "handle";
    static final String ACCOUNT_ID = "account_id";
    static final String NICHE = "niche";
    static final String COUNTRY = "country";
    static final String CITY = "city";
    static final String PRICE = "price_per_post";
    static final String CURRENCY = "currency";
    static final String TAGS = "tags";
    static final String NOTES = "notes";

    private static final Set<String> KNOWN =
            Set.of(CREATOR, NAME, NETWORK, HANDLE, ACCOUNT_ID, NICHE, COUNTRY, CITY, PRICE, CURRENCY, TAGS, NOTES);

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final int size;

    /** @throws CommandException if a required column is missing or one stands there twice */
    Columns(List<String> header) {
        size = header.size();
        for (int i = 0; i < size; i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(name)) {
                if (!name.isEmpty()) {
                    unknown.add(header.get(i).strip());
                }
            } else if (places.put(name, i) != null) {
                throw CommandException.usage("The header names the column " + name + " twice.");
            }
        }
        require(places.containsKey(CREATOR), CREATOR, header);
        require(places.containsKey(NETWORK), NETWORK, header);
        require(places.containsKey(HANDLE) || places.containsKey(ACCOUNT_ID), HANDLE + " or " + ACCOUNT_ID, header);
    }

    private static void require(boolean there, String column, List<String> header) {
        if (!there) {
            throw CommandException.usage(
                    "The header lacks the column " + column + "; it has: " + String.join(", ", header));
        }
    }

    List<String> unknown() {
        return unknown;
    }

    int size() {
        return size;
    }

    /** The cell without surrounding blanks and without the apostrophe that disarms a formula; empty if blank. */
    Optional<String> cell(List<String> row, String column) {
        Integer place = places.get(column);
        if (place == null || place >= row.size()) {
            return Optional.empty();
        }
        String text = row.get(place);
        if (text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r".indexOf(text.charAt(1)) >= 0) {
            text = text.substring(1);
        }
        return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
    }
}
