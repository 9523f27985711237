package dev.rapport.adapter.http;

import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.setting.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call to describe before it is made. Immutable; every method gives a new call. Prints what is asked and nothing else.
 *
 * @param what is asked, for messages: "50 channels"; never a secret
 * @param path segments as they are; an empty last one makes a trailing slash
 * @param query every value of each parameter, in the order in which they are sent
 * @param cost reserved before every attempt
 * @param accepted statuses beyond 2xx whose answer is handed back instead of failing, once the network's own errors are
 *     ruled out
 */
public record ApiCall(
        String what,
        List<String> path,
        Map<String, List<String>> query,
        Map<String, Secret> secretQuery,
        Map<String, Secret> secretHeaders,
        Optional<String> jsonBody,
        Map<String, Secret> form,
        Cost cost,
        Set<Integer> accepted) {
    public ApiCall {
        path = List.copyOf(path);
        if (path.contains(".") || path.contains("..")) {
            throw new IllegalArgumentException("a path must not lead up, got " + path);
        }
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        secretQuery = Map.copyOf(secretQuery);
        secretHeaders = Map.copyOf(secretHeaders);
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        accepted = Set.copyOf(accepted);
    }

    /** A GET; {@code path} is split at slashes. */
    public static ApiCall get(String what, String path, Cost cost) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        if (segments.get(0).isEmpty()) {
            segments.remove(0);
        }
        return new ApiCall(what, segments, Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of(), cost, Set.of());
    }

    public ApiCall with(String parameter, String value) {
        return with(parameter, List.of(value));
    }

    /** A parameter that is repeated for each value. */
    public ApiCall with(String parameter, List<String> values) {
        Map<String, List<String>> more = new LinkedHashMap<>(query);
        more.put(parameter, List.copyOf(values));
        return new ApiCall(what, path, more, secretQuery, secretHeaders, jsonBody, form, cost, accepted);
    }

    /** A query parameter that must not be seen. */
    public ApiCall with(String parameter, Secret value) {
        Map<String, Secret> more = new LinkedHashMap<>(secretQuery);
        more.put(parameter, value);
        return new ApiCall(what, path, query, more, secretHeaders, jsonBody, form, cost, accepted);
    }

    public ApiCall withHeader(String header, Secret value) {
        Map<String, Secret> more = new LinkedHashMap<>(secretHeaders);
        more.put(header, value);
        return new ApiCall(what, path, query, secretQuery, more, jsonBody, form, cost, accepted);
    }

    /** Makes it a POST of JSON. */
    public ApiCall withJson(String body) {
        return new ApiCall(what, path, query, secretQuery, secretHeaders, Optional.of(body), form, cost, accepted);
    }

    /** Makes it a POST of a form; its values are never shown. */
    public ApiCall withForm(Map<String, Secret> fields) {
        return new ApiCall(what, path, query, secretQuery, secretHeaders, jsonBody, fields, cost, accepted);
    }

    /** Also takes an answer of that status, JSON or not. */
    public ApiCall accepting(int status) {
        Set<Integer> more = new HashSet<>(accepted);
        more.add(status);
        return new ApiCall(what, path, query, secretQuery, secretHeaders, jsonBody, form, cost, more);
    }

    @Override
    public String toString() {
        return what;
    }
}
