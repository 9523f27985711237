package dev.rapport.sandbox.youtube;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code fields} parameter of Google's APIs: {@code items(id,snippet/title),nextPageToken}. What it does not name
 * is left out, the next page's token too.
 */
final class FieldMask {
    private final Map<String, FieldMask> children = new LinkedHashMap<>();

    private FieldMask() {}

    static FieldMask parse(String text) {
        Reader reader = new Reader(text);
        FieldMask mask = reader.list();
        if (!reader.atEnd()) {
            throw reader.bad();
        }
        return mask;
    }

    void apply(ObjectNode node) {
        if (!children.containsKey("*")) {
            node.retain(children.keySet());
        }
        for (String name : node.propertyNames()) {
            child(name).filter(mask -> !mask.children.isEmpty()).ifPresent(mask -> mask.applyTo(node.get(name)));
        }
    }

    private void applyTo(JsonNode node) {
        switch (node) {
            case ArrayNode array -> array.forEach(this::applyTo);
            case ObjectNode object -> apply(object);
            default -> {
                // A mask that goes deeper than the answer takes nothing away.
            }
        }
    }

    private Optional<FieldMask> child(String name) {
        return Optional.ofNullable(children.get(name)).or(() -> Optional.ofNullable(children.get("*")));
    }

    private void addAll(FieldMask other) {
        other.children.forEach((name, mask) ->
                children.computeIfAbsent(name, any -> new FieldMask()).addAll(mask));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        FieldMask list() {
            FieldMask mask = new FieldMask();
            do {
                path(mask);
            } while (skip(','));
            return mask;
        }

        private void path(FieldMask mask) {
            FieldMask child = mask.children.computeIfAbsent(name(), any -> new FieldMask());
            if (skip('/')) {
                path(child);
            } else if (skip('(')) {
                child.addAll(list());
                if (!skip(')')) {
                    throw bad();
                }
            }
        }

        private String name() {
            int begin = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '*')) {
                at++;
            }
            if (begin == at) {
                throw bad();
            }
            return text.substring(begin, at);
        }

        private boolean skip(char wanted) {
            boolean found = at < text.length() && text.charAt(at) == wanted;
            at += found ? 1 : 0;
            return found;
        }

        boolean atEnd() {
            return at == text.length();
        }

        RuntimeException bad() {
            return YoutubeErrors.parameter("invalidParameter", "Invalid field selection " + text, "fields");
        }
    }
}
