package dev.rapport.adapter.instagram;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The error object of an answer. Only its numbers tell anything: the texts follow the reader's language, and the type
 * OAuthException stands for nearly everything.
 *
 * @param transientFault what the network says about itself; empty if it says nothing
 * @param saysTooMuch whether it asks to reduce the amount of data
 * @param trace what Meta's support asks for
 */
record GraphError(
        int status,
        OptionalInt code,
        OptionalInt subcode,
        Optional<Boolean> transientFault,
        boolean saysTooMuch,
        Optional<String> trace) {

    /** What can be done about it. Codes of Meta's error pages as of 2026-06-02, and of public issue threads. */
    enum Kind {
        /** Renamed, private, personal, age-gated or removed: one code for all. */
        NOT_VISIBLE,
        KEY_REFUSED,
        QUERY_REFUSED,
        LIMIT,
        TOO_MUCH_DATA,
        OUTAGE,
        PARAMETER_REFUSED,
        UNKNOWN
    }

    private static final int USER_NOT_FOUND = 2207013;
    /** An object that does not exist or is not shown; also seen as the disguise of a limit that passes. */
    private static final int OBJECT_NOT_SHOWN = 33;
    /** Quoted or not. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_+/=-]{1,64}");

    /** The error of an answer, whatever its status; empty if the answer is none. */
    static Optional<GraphError> of(int status, JsonNode body) {
        JsonNode error = body.path("error");
        if ((error.isMissingNode() || error.isNull()) && status < 400) {
            return Optional.empty();
        }
        JsonNode transientFault = error.path("is_transient");
        String trace = error.path("fbtrace_id").asString("");
        return Optional.of(new GraphError(
                status,
                number(error.path("code")),
                number(error.path("error_subcode")),
                transientFault.isBoolean() ? Optional.of(transientFault.booleanValue()) : Optional.empty(),
                error.path("message").asString("").contains("reduce the amount of data"),
                TRACE.matcher(trace).matches() ? Optional.of(trace) : Optional.empty()));
    }

    Kind kind() {
        Kind kind = code.isPresent() ? ofCode(code.getAsInt()) : ofStatus();
        boolean passes = transientFault.orElse(false) && (kind == Kind.PARAMETER_REFUSED || kind == Kind.UNKNOWN);
        return passes ? Kind.OUTAGE : kind;
    }

    /** The code, or code and subcode, that say nothing to us. */
    Optional<String> unknownCode() {
        return kind() == Kind.UNKNOWN && code.isPresent()
                ? Optional.of(code.getAsInt() + (subcode.isPresent() ? "." + subcode.getAsInt() : ""))
                : Optional.empty();
    }

    /** Whether the same call may pass a little later although it was refused now. */
    boolean mayBeLimitInDisguise() {
        return code.isPresent() && code.getAsInt() == 100 && has(OBJECT_NOT_SHOWN);
    }

    /** Of code 1, which means anything: whether it is more likely a fault of the network than of the request. */
    boolean isLikelyOutage() {
        return !saysTooMuch && transientFault.orElse(true);
    }

    private Kind ofCode(int number) {
        return switch (number) {
            // A subcode is often left out, and the code alone says "invalid user id".
            case 110 -> subcode.isEmpty() || has(USER_NOT_FOUND) ? Kind.NOT_VISIBLE : Kind.UNKNOWN;
            case 100 -> has(USER_NOT_FOUND) ? Kind.NOT_VISIBLE : Kind.PARAMETER_REFUSED;
            case 24 -> Kind.NOT_VISIBLE;
            case 3, 10, 102, 190, 368 -> Kind.KEY_REFUSED;
            case 2500 -> Kind.QUERY_REFUSED;
            case 4, 17, 32, 341, 613 -> Kind.LIMIT;
            case 1 -> Kind.TOO_MUCH_DATA;
            case -1, 2 -> Kind.OUTAGE;
            default -> {
                if (number >= 200 && number <= 299) {
                    yield Kind.KEY_REFUSED;
                }
                yield number >= 80000 && number <= 80999 ? Kind.LIMIT : ofStatus();
            }
        };
    }

    private Kind ofStatus() {
        if (status == 429) {
            return Kind.LIMIT;
        }
        return status >= 500 ? Kind.OUTAGE : Kind.UNKNOWN;
    }

    private boolean has(int wanted) {
        return subcode.isPresent() && subcode.getAsInt() == wanted;
    }

    /** Status, code, subcode and trace, and nothing a token could stand in. */
    String inWords() {
        StringBuilder words = new StringBuilder("status ").append(status);
        code.ifPresent(number -> words.append(", code ").append(number));
        subcode.ifPresent(number -> words.append(", subcode ").append(number));
        trace.ifPresent(id -> words.append(", trace ").append(id));
        return words.toString();
    }

    private static OptionalInt number(JsonNode node) {
        String text =
                node.isIntegralNumber() || node.isString() ? node.asString().strip() : "";
        return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
