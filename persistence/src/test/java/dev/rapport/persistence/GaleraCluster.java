package dev.rapport.persistence;

import dev.rapport.domain.setting.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The cluster of three nodes that the environment names, if it names one. Its database is emptied by whoever uses it. */
final class GaleraCluster {
    private static final String URL = "RAPPORT_TEST_GALERA_URL";
    private static final Pattern HOSTS = Pattern.compile("(jdbc:mysql://)([^/]+)(/\\w*test.*)");

    private GaleraCluster() {}

    /** @param first the node that is asked first, from 1 on; the others follow in their order */
    static Optional<StoreOptions> options(int first) {
        return variable(URL).map(url -> {
            Matcher parts = HOSTS.matcher(url);
            if (!parts.matches()) {
                throw new IllegalStateException(
                        URL + " must name hosts and a database with \"test\" in its name, for its tables are dropped");
            }
            List<String> hosts = new ArrayList<>(List.of(parts.group(2).split(",")));
            Collections.rotate(hosts, 1 - first);
            return new StoreOptions(
                    parts.group(1) + String.join(",", hosts) + parts.group(3),
                    variable("RAPPORT_TEST_GALERA_USER"),
                    variable("RAPPORT_TEST_GALERA_PASSWORD").map(Secret::new),
                    8);
        });
    }

    /** Ends a node at once, as a machine that loses its power. */
    static void kill(int node) {
        Path file = Path.of(variable("RAPPORT_TEST_GALERA_HOME").orElseThrow(), "node" + node, "pid");
        try {
            long pid = Long.parseLong(Files.readString(file).trim());
            ProcessHandle.of(pid)
                    .orElseThrow(() -> new IllegalStateException(
                            "node " + node + " does not run any more; make a new cluster: .ci/galera start"))
                    .destroyForcibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** Skips a test, and says so, where there is no cluster. */
    static final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (options(1).isPresent()) {
                return ConditionEvaluationResult.enabled("a cluster is named");
            }
            String reason = "Galera: skipped, because " + URL + " names no cluster (.ci/galera starts one)";
            System.out.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
