package dev.rapport.adapter.http;

import tools.jackson.databind.JsonNode;

/** Here because what is measured is not public. */
public final class Bodies {
    private Bodies() {}

    public static JsonNode tree(byte[] body) {
        return JsonBodies.read(body).tree();
    }
}
