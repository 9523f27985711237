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
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final int size;

    /**
     * The columns that a kind of file has.
     *
     * @param required of each set at least one must be there
     */
    record Vocabulary(Set<String> known, List<List<String>> required) {
        Vocabulary {
            known = Set.copyOf(known);
            required = List.copyOf(required);
        }
    }

    /** @throws CommandException if a required column is missing or one stands there twice */
    Columns(List<String> header, Vocabulary vocabulary) {
        size = header.size();
        for (int i = 0; i < size; i++) {
            String name = header.get(i).strip().toLowerCase(Locale.ROOT);
            if (!vocabulary.known().contains(name)) {
                if (!name.isEmpty()) {
                    unknown.add(header.get(i).strip());
                }
            } else if (places.put(name, i) != null) {
                throw CommandException.usage("The header names the column " + name + " twice.");
            }
        }
        for (List<String> oneOf : vocabulary.required()) {
            if (oneOf.stream().noneMatch(places::containsKey)) {
                throw CommandException.usage("The header lacks the column " + String.join(" or ", oneOf) + "; it has: "
                        + String.join(", ", header));
            }
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
