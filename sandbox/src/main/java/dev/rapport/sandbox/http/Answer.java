package dev.rapport.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One answer before it is sent. */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    public static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json; charset=UTF-8", body.toString(), Map.of());
    }

    /** What a front door says that knows no such path. */
    public static Answer html(int status, String title) {
        String page = "<!DOCTYPE html><html lang=en><title>" + title + "</title><p>" + title + "</p></html>";
        return new Answer(status, "text/html; charset=UTF-8", page, Map.of());
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
