package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The query of one call, checked against what its endpoint takes. */
final class Parameters {
    static final int MAX_IDS = 50;

    private static final Set<String> COMMON = Set.of("key", "part", "fields", "prettyPrint", "alt", "quotaUser");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    private final Request request;

    /** Refuses what the endpoint does not take. */
    Parameters(Request request, Set<String> taken) {
        this.request = request;
        for (String name : request.query().keySet()) {
            if (!COMMON.contains(name) && !taken.contains(name)) {
                throw YoutubeErrors.parameter("unexpectedParameter", "Unexpected parameter: " + name, name);
            }
        }
        if (!one("alt").orElse("json").equals("json")) {
            throw YoutubeErrors.malformed("Invalid value for alt.", "alt");
        }
        if (one("quotaUser").orElse("").length() > 40) {
            throw YoutubeErrors.malformed("Invalid value for quotaUser.", "quotaUser");
        }
    }

    /** Empty when it is missing or blank. */
    Optional<String> one(String name) {
        return request.parameter(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return one(name)
                .orElseThrow(() -> YoutubeErrors.parameter(
                        "missingRequiredParameter", "No value for required parameter: " + name, name));
    }

    /** The one filter given, of those the endpoint has. */
    String filter(List<String> filters) {
        List<String> given =
                filters.stream().filter(name -> one(name).isPresent()).toList();
        if (given.isEmpty()) {
            throw YoutubeErrors.parameter(
                    "missingRequiredParameter",
                    "No filter selected. Expected one of: " + String.join(", ", filters),
                    "parameters.");
        }
        if (given.size() > 1) {
            throw YoutubeErrors.parameter(
                    "incompatibleParameters",
                    "Incompatible parameters specified in the request: " + String.join(", ", given),
                    given.get(1));
        }
        return given.getFirst();
    }

    /** The parts asked for, in the endpoint's spelling. */
    Set<String> parts(Set<String> known, Set<String> ownersOnly) {
        Set<String> parts = list("part");
        if (parts.isEmpty()) {
            throw YoutubeErrors.parameter("missingRequiredParameter", "No value for required parameter: part", "part");
        }
        for (String part : parts) {
            if (ownersOnly.contains(part)) {
                throw YoutubeErrors.notYours(part);
            }
            if (!known.contains(part)) {
                throw YoutubeErrors.parameter("unknownPart", "'" + part + "'", "part");
            }
        }
        return parts;
    }

    /** Up to fifty different ids. */
    Set<String> ids(String name) {
        Set<String> ids = list(name);
        if (ids.size() > MAX_IDS) {
            throw YoutubeErrors.parameter("invalidFilters", "The request specifies an invalid filter parameter.", name);
        }
        for (String id : ids) {
            if (!ID.matcher(id).matches()) {
                throw YoutubeErrors.malformed("Request contains an invalid argument.", name);
            }
        }
        return ids;
    }

    int maxResults(int usual) {
        String value = one("maxResults").orElse(Integer.toString(usual));
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= 50) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below like a number out of range.
        }
        throw YoutubeErrors.malformed(
                "Invalid value '" + value + "'. Values must be within the range: [0, 50]", "maxResults");
    }

    /** All values of a parameter that may be repeated or separated by commas. */
    private Set<String> list(String name) {
        Set<String> values = new LinkedHashSet<>();
        for (String value : request.query().getOrDefault(name, List.of())) {
            for (String item : value.split(",", -1)) {
                if (!item.isBlank()) {
                    values.add(item.strip());
                }
            }
        }
        return values;
    }
}
