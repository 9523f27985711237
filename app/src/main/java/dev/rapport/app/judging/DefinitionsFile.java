package dev.rapport.app.judging;

import dev.rapport.app.wording.Nearest;
import dev.rapport.domain.engagement.Aggregation;
import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.setting.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads metric definitions that a user wrote. */
final class DefinitionsFile {
    private static final Set<String> KEYS = Set.of(
            "id", "networks", "numerator", "denominator", "aggregation", "posts", "min-posts", "min-age", "max-age");
    private static final int POSTS = 1_000;
    private static final Duration TEN_YEARS = Duration.ofDays(3_650);

    private final String source;
    /** Ids of the networks that a definition can be for. */
    private final Set<String> networks;
    /** Where each definition begins. */
    private final List<Integer> lines;

    private final List<String> problems = new ArrayList<>();
    private String where = "";

    private DefinitionsFile(String source, Set<String> networks, List<Integer> lines) {
        this.source = source;
        this.networks = networks;
        this.lines = lines;
    }

    /**
     * @param networks ids of the installed networks
     * @throws IllegalArgumentException naming every problem, one per line
     */
    static List<MetricDefinition> read(Path file, Set<String> networks) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " cannot be read; expected a YAML file");
        }
        YAMLMapper yaml = new YAMLMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        JsonNode root;
        List<Integer> lines;
        try {
            root = yaml.readTree(file);
            lines = lines(yaml, file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + " is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse("unreadable") + " at line "
                            + e.getLocation().getLineNr(),
                    e);
        }
        DefinitionsFile reader = new DefinitionsFile("from " + file.getFileName(), networks, lines);
        List<MetricDefinition> definitions = reader.definitions(root);
        if (!reader.problems.isEmpty()) {
            throw new IllegalArgumentException(reader.problems.stream()
                    .map(problem -> file + ": " + problem)
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return definitions;
    }

    /** Lines on which the items of the one list begin. */
    private static List<Integer> lines(YAMLMapper yaml, Path file) {
        List<Integer> lines = new ArrayList<>();
        try (JsonParser parser = yaml.createParser(file)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 2 && !token.isStructEnd() && token != JsonToken.PROPERTY_NAME) {
                    lines.add(parser.currentTokenLocation().getLineNr());
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        return lines;
    }

    private List<MetricDefinition> definitions(JsonNode root) {
        JsonNode list = root.path("definitions");
        if (!root.isObject() || root.size() != 1 || !list.isArray()) {
            problems.add("expected one key, \"definitions\", with a list");
            return List.of();
        }
        List<MetricDefinition> definitions = new ArrayList<>();
        int number = 0;
        for (JsonNode node : list) {
            where = "line " + lines.get(number) + ", "
                    + (node.path("id").isString() ? node.path("id").asString() : "definition " + (number + 1));
            number++;
            int before = problems.size();
            definition(node).filter(read -> problems.size() == before).ifPresent(definitions::add);
        }
        return definitions;
    }

    private Optional<MetricDefinition> definition(JsonNode node) {
        if (!node.isObject()) {
            problems.add(where + ": expected keys such as id and numerator");
            return Optional.empty();
        }
        node.propertyNames().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> problems.add(
                        where + ": " + key + " is not a known key; the nearest is " + Nearest.to(key, KEYS)));
        int before = problems.size();
        Optional<String> id = required(
                node,
                "id",
                text -> Optional.of(text).filter(MetricDefinition::isId),
                "lower-case words with a version, such as my-rate@1");
        Set<Network> fitting = networks(node);
        List<Interaction> numerator = numerator(node);
        Optional<Denominator> denominator =
                required(node, "denominator", Denominator::ofCode, codes(Denominator.values()));
        Optional<Aggregation> aggregation =
                required(node, "aggregation", Aggregation::ofCode, codes(Aggregation.values()));
        int posts = number(node, "posts", POSTS);
        int minPosts = number(node, "min-posts", 1);
        if (minPosts > posts) {
            refuse(node, "min-posts", "a whole number from 1 to posts, which is " + posts);
        }
        Duration minAge = age(node, "min-age", Duration.ZERO);
        Duration maxAge = age(node, "max-age", TEN_YEARS);
        if (minAge.compareTo(maxAge) > 0) {
            refuse(node, "min-age", "a duration up to max-age, which is " + maxAge);
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new MetricDefinition(
                id.orElseThrow(),
                fitting,
                numerator,
                denominator.orElseThrow(),
                aggregation.orElseThrow(),
                posts,
                minPosts,
                minAge,
                maxAge,
                source));
    }

    private Set<Network> networks(JsonNode node) {
        Set<Network> fitting = new LinkedHashSet<>();
        for (String typed : words(node, "networks", Optional::of, "the id of a network")) {
            String id = typed.strip().toLowerCase(Locale.ROOT);
            if (networks.contains(id)) {
                fitting.add(new Network(id));
            } else {
                problems.add(where + ": networks has \"" + typed + "\", which is not installed; expected of "
                        + networks.stream().sorted().collect(Collectors.joining(", ")) + "; the nearest is "
                        + Nearest.to(typed, networks));
            }
        }
        return fitting;
    }

    private List<Interaction> numerator(JsonNode node) {
        String expected = codes(Interaction.values());
        int before = problems.size();
        List<Interaction> parts = words(node, "numerator", Interaction::ofCode, expected);
        boolean wanting = parts.isEmpty() || Set.copyOf(parts).size() < parts.size();
        if (wanting && problems.size() == before) {
            refuse(node, "numerator", "a list of one part or more, each " + expected + ", none twice");
        }
        return parts;
    }

    private static String codes(Enum<?>[] values) {
        return "one of "
                + Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
    }

    private <T> Optional<T> required(JsonNode node, String key, Function<String, Optional<T>> parser, String expected) {
        Optional<T> value =
                node.path(key).isString() ? parser.apply(node.path(key).asString()) : Optional.empty();
        if (value.isEmpty()) {
            refuse(node, key, expected);
        }
        return value;
    }

    private <T> List<T> words(JsonNode node, String key, Function<String, Optional<T>> parser, String expected) {
        JsonNode list = node.path(key);
        if (list.isMissingNode()) {
            return List.of();
        }
        List<T> words = new ArrayList<>();
        for (JsonNode word : list) {
            Optional.of(word)
                    .filter(JsonNode::isString)
                    .flatMap(text -> parser.apply(text.asString()))
                    .ifPresent(words::add);
        }
        if (!list.isArray() || words.size() != list.size()) {
            refuse(node, key, "a list, each " + expected);
        }
        return words;
    }

    private int number(JsonNode node, String key, int otherwise) {
        JsonNode number = node.path(key);
        if (number.isMissingNode()) {
            return otherwise;
        }
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.asInt() < 1) {
            refuse(node, key, "a whole number from 1 on");
            return otherwise;
        }
        return number.asInt();
    }

    private Duration age(JsonNode node, String key, Duration otherwise) {
        if (node.path(key).isMissingNode()) {
            return otherwise;
        }
        try {
            return Setting.duration(key, "").parse(node.path(key).asString(""));
        } catch (IllegalArgumentException e) {
            refuse(node, key, "a duration such as PT48H or 180d");
            return otherwise;
        }
    }

    private void refuse(JsonNode node, String key, String expected) {
        @Nullable JsonNode value = node.get(key);
        problems.add(where + ": " + key + (value == null ? " is missing" : " is " + value) + "; expected " + expected);
    }
}
