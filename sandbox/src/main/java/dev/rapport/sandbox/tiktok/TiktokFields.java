package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The mandatory {@code fields} parameter, and how a count is written. */
final class TiktokFields {
    private TiktokFields() {}

    /** In the order of the request. */
    static Set<String> asked(Request request, Set<String> known) {
        for (String parameter : request.query().keySet()) {
            if (!parameter.equals("fields")) {
                throw TiktokErrors.badParameters("Unknown parameter " + parameter);
            }
        }
        String fields = request.parameter("fields").orElse("");
        if (fields.isEmpty()) {
            throw TiktokErrors.badParameters("Fields is required");
        }
        Set<String> asked = new LinkedHashSet<>(List.of(fields.split(",", -1)));
        for (String field : asked) {
            if (!known.contains(field)) {
                throw TiktokErrors.badParameters("Fields is invalid: " + field);
            }
        }
        return asked;
    }

    static void count(ObjectNode node, String field, long value, Account account) {
        if (account.is(HardCase.QUOTED_COUNTS)) {
            node.put(field, Long.toString(value));
        } else {
            node.put(field, value);
        }
    }
}
