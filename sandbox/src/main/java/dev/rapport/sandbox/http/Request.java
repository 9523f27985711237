package dev.rapport.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came in.
 *
 * @param query decoded parameters in their order, each with all of its values
 */
public record Request(String method, String path, Map<String, List<String>> query, Headers headers, String body) {
    private static final int MAX_BODY = 1 << 20;

    static Request of(HttpExchange exchange) throws IOException {
        String rawQuery = exchange.getRequestURI().getRawQuery();
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pairs(rawQuery == null ? "" : rawQuery),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8));
    }

    /** The last value given; empty when the parameter is missing. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().reduce((first, last) -> last);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The token of {@code Authorization: Bearer}. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** Whether the body says it is of that type, whatever its parameters. */
    public boolean isOfType(String contentType) {
        return header("Content-Type")
                .map(value -> value.split(";", 2)[0].strip())
                .filter(contentType::equalsIgnoreCase)
                .isPresent();
    }

    /** The body's form fields, each with its last value. */
    public Map<String, String> form() {
        Map<String, String> fields = new LinkedHashMap<>();
        pairs(body).forEach((name, values) -> fields.put(name, values.getLast()));
        return fields;
    }

    private static Map<String, List<String>> pairs(String encoded) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Refusal(Answer.html(400, "Bad Request"));
        }
    }
}
