package dev.rapport.adapter.http;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tree of a body without what nobody reads of it. Most of an answer can be pictures' addresses and texts that may not
 * be kept; of them only the field's name stays, so that new fields are still seen.
 */
final class LeanTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode UNREAD = NODES.stringNode("(not read)");

    private final JsonParser parser;
    private final Set<String> unread;

    LeanTree(JsonParser parser, Set<String> unread) {
        this.parser = parser;
        this.unread = unread;
    }

    /** What the parser stands at; it stands at its last token afterwards. */
    JsonNode value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object() {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (unread.contains(name)) {
                parser.skipChildren();
                object.set(name, UNREAD);
            } else {
                object.set(name, value());
            }
        }
        return object;
    }

    private ArrayNode array() {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode integer() {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
