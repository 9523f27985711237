package dev.rapport.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the sandbox as a stranger would. */
final class Caller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Of the sandbox's Instagram token under its app secret, found with openssl. */
    private static final String PROOF = "6624dd1c5b438c694ee41b0e8011829eb6ada7b6073ae651909fd82d86347ae0";

    record Reply(int status, String body, Map<String, List<String>> headers) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst();
        }
    }

    private final Sandbox sandbox;

    Caller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Name and value of each parameter in turn. */
    Reply youtube(String path, String... parameters) {
        return get(
                sandbox.youtube() + "/youtube/v3/" + path + query(parameters),
                "X-goog-api-key",
                setting("youtube.api-key"));
    }

    Reply discover(String fields) {
        return graph("/v26.0/" + setting("instagram.user-id"), "fields", fields);
    }

    Reply graph(String path, String... parameters) {
        String query = query(parameters);
        return get(
                sandbox.instagram() + path + query + (query.isEmpty() ? "?" : "&") + "appsecret_proof=" + PROOF,
                "Authorization",
                "Bearer " + setting("instagram.access-token"));
    }

    Reply tiktok(String creator, String fields) {
        return get(sandbox.tiktok() + "/v2/user/info/" + query("fields", fields), "Authorization", bearer(creator));
    }

    Reply videos(String creator, String path, String fields, String body) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.tiktok() + path + query("fields", fields)))
                .header("Authorization", bearer(creator))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Reply token(String refreshToken) {
        return form(
                "/v2/oauth/token/",
                "client_key",
                setting("tiktok.client-key"),
                "client_secret",
                setting("tiktok.client-secret"),
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken);
    }

    Reply form(String path, String... fields) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.tiktok() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(pairs(fields))));
    }

    JsonNode grant(String creator) {
        return JSON.readTree(
                Optional.ofNullable(sandbox.tiktokGrants().get(creator)).orElseThrow());
    }

    Reply get(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    String setting(String key) {
        return Optional.ofNullable(sandbox.settings().get("networks." + key)).orElseThrow();
    }

    private String bearer(String creator) {
        return "Bearer " + grant(creator).path("access_token").stringValue();
    }

    private static String query(String... parameters) {
        return parameters.length == 0 ? "" : "?" + pairs(parameters);
    }

    private static String pairs(String... parameters) {
        return IntStream.range(0, parameters.length / 2)
                .mapToObj(
                        i -> parameters[2 * i] + "=" + URLEncoder.encode(parameters[2 * i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
