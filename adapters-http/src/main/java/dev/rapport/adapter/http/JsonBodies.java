package dev.rapport.adapter.http;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads bodies that may hold anything: bounded in depth and in the length of names, texts and numbers. Thread-safe. */
final class JsonBodies {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(100)
                            .maxStringLength(1_000_000)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBodies() {}

    /** @param trouble what is wrong with it and where, never its text; empty if the tree is there */
    record Body(JsonNode tree, String trouble) {}

    static Body read(byte[] bytes) {
        if (bytes.length == 0) {
            return new Body(MissingNode.getInstance(), "an empty body");
        }
        try {
            JsonNode tree = JSON.readTree(bytes);
            return new Body(tree, tree.isMissingNode() ? "a blank body" : "");
        } catch (JacksonException e) {
            return new Body(MissingNode.getInstance(), "a body that is not readable as JSON, at " + position(e));
        }
    }

    private static String position(JacksonException e) {
        return e.getLocation() == null
                ? "an unknown place"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
