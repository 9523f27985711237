package dev.rapport.app.definition;

import dev.rapport.app.docs.GeneratedPart;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.network.Network;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the table of definitions in docs/metrics.md and the definitions together. */
class MetricsDocTest {
    @Test
    void every_built_in_definition_stands_in_the_docs_as_it_is() throws IOException {
        new GeneratedPart("metrics.md", "definitions")
                .assertIs(MetricDefinitions.builtIn().all().stream()
                        .map(MetricsDocTest::row)
                        .collect(Collectors.joining("\n", """
                        | definition | network | the rate | posts | from |
                        |---|---|---|---|---|
                        """, "")));
    }

    private static String row(MetricDefinition definition) {
        String networks = definition.networks().isEmpty()
                ? "any"
                : definition.networks().stream().map(Network::id).sorted().collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        definition.id(),
                        networks,
                        Words.formula(definition),
                        Words.window(definition),
                        definition.source());
    }
}
