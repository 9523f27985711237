package dev.rapport.app.demo;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Settings as a configuration file. */
final class SettingsYaml {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .build());

    private SettingsYaml() {}

    /** @param settings values by key, such as {@code store.url}; no key is the beginning of another */
    static String of(Map<String, String> settings) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        settings.forEach((key, value) -> {
            ObjectNode place = root;
            String[] words = key.split("\\.");
            for (int i = 0; i < words.length - 1; i++) {
                place = place.withObjectProperty(words[i]);
            }
            place.put(words[words.length - 1], value);
        });
        return YAML.writeValueAsString(root);
    }
}
