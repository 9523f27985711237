package dev.rapport.app.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads a YAML file into keys with dots and values as they were written; items of a list are joined by commas. */
final class ConfigurationFile {
    private final Path file;
    private final List<String> problems;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ConfigurationFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    static Map<String, String> read(Path file, List<String> problems) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            problems.add(file + " cannot be read; expected a YAML file");
            return Map.of();
        }
        ConfigurationFile reader = new ConfigurationFile(file, problems);
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = yaml.createParser(tools.jackson.core.ObjectReadContext.empty(), file)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                reader.object(parser, "");
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                problems.add(file + " holds no keys; expected lines such as \"store:\"");
            }
        } catch (JacksonException e) {
            problems.add(file + " is not YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("unreadable") + " at line "
                    + e.getLocation().getLineNr());
        }
        return reader.values;
    }

    private void object(JsonParser parser, String prefix) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
            value(parser, parser.nextToken(), key);
        }
    }

    private void value(JsonParser parser, JsonToken token, String key) {
        switch (token) {
            case START_OBJECT -> object(parser, key);
            case START_ARRAY -> list(parser, key);
            case VALUE_NULL -> problems.add(key + " (" + file + ") has no value");
            default -> put(key, parser.getString());
        }
    }

    private void list(JsonParser parser, String key) {
        StringBuilder items = new StringBuilder();
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item.isStructStart()) {
                parser.skipChildren();
                problems.add(key + " (" + file + ") holds a list of more than plain values");
                continue;
            }
            items.append(items.isEmpty() ? "" : ",").append(parser.getString());
        }
        put(key, items.toString());
    }

    private void put(String key, String value) {
        if (values.put(key, value) != null) {
            problems.add(key + " (" + file + ") is given twice");
        }
    }
}
