package dev.rapport.testkit.adapter;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the adapter made.
 *
 * @param query decoded, every value of each parameter
 * @param headers by lower-case name
 */
public record Asked(
        String method, URI address, Map<String, List<String>> query, Map<String, String> headers, String body) {

    static Asked of(String method, URI address, Map<String, String> headers, String body) {
        return new Asked(method, address, parse(address.getRawQuery()), headers, body);
    }

    public String path() {
        return address.getPath();
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /** Every value of a query parameter. */
    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** A field of a body that is a form. */
    public Optional<String> form(String name) {
        return parse(body).getOrDefault(name, List.of()).stream().findFirst();
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /** What follows {@code Bearer} in its header. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring(7));
    }

    private static Map<String, List<String>> parse(String pairs) {
        Map<String, List<String>> parsed = new LinkedHashMap<>();
        for (String pair : pairs == null || pairs.isEmpty() ? new String[0] : pairs.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            parsed.computeIfAbsent(decode(sides[0]), name -> new ArrayList<>())
                    .add(sides.length == 1 ? "" : decode(sides[1]));
        }
        return parsed;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
