package dev.rapport.adapter.http;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
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
            .build();

    private JsonBodies() {}

    /** @param trouble what is wrong with it and where, never its text; empty if the tree is there */
    record Body(JsonNode tree, String trouble) {}

    static Body read(byte[] bytes) {
        return read(bytes, Set.of());
    }

    /** @param unread fields, at any depth, whose values are passed over; their names stay */
    static Body read(byte[] bytes, Set<String> unread) {
        if (bytes.length == 0) {
            return new Body(MissingNode.getInstance(), "an empty body");
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() == null) {
                return new Body(MissingNode.getInstance(), "a blank body");
            }
            JsonNode tree = new LeanTree(parser, unread).value();
            return parser.nextToken() == null
                    ? new Body(tree, "")
                    : new Body(MissingNode.getInstance(), "a body that goes on after its JSON");
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
