package dev.rapport.sandbox.instagram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Graph API's {@code fields} parameter: names with modifiers in round and sub-fields in curly brackets, such as
 * {@code business_discovery.username(x){id,media.after(c).limit(5){id}}}. Blanks are not taken.
 */
final class FieldExpression {
    /** One name of the expression. */
    record Field(String name, Map<String, String> modifiers, List<Field> children) {
        Optional<String> modifier(String modifier) {
            return Optional.ofNullable(modifiers.get(modifier));
        }
    }

    private final String text;
    private int at;

    private FieldExpression(String text) {
        this.text = text;
    }

    /** Refuses with a syntax error what is not in the language. */
    static List<Field> parse(String text) {
        FieldExpression expression = new FieldExpression(text);
        List<Field> fields = expression.list();
        if (expression.at < text.length()) {
            throw expression.bad();
        }
        return fields;
    }

    private List<Field> list() {
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (skip(','));
        return fields;
    }

    private Field field() {
        String name = name();
        Map<String, String> modifiers = new LinkedHashMap<>();
        while (skip('.')) {
            String modifier = name();
            if (!skip('(')) {
                throw bad();
            }
            int end = text.indexOf(')', at);
            if (end < 0) {
                throw bad();
            }
            modifiers.put(modifier, text.substring(at, end));
            at = end + 1;
        }
        List<Field> children = List.of();
        if (skip('{')) {
            children = list();
            if (!skip('}')) {
                throw bad();
            }
        }
        return new Field(name, modifiers, children);
    }

    private String name() {
        int begin = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
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

    private RuntimeException bad() {
        String found = at < text.length() ? "\"" + text.charAt(at) + "\"" : "end of string";
        return GraphErrors.syntax("Syntax error \"Unexpected " + found + " at character " + at + ".\"");
    }
}
