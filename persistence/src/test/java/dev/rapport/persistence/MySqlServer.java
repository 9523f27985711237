package dev.rapport.persistence;

import dev.rapport.domain.setting.Secret;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The MySQL that the environment names, if it names one. Its database is emptied by whoever uses it. */
final class MySqlServer {
    private static final String URL = "RAPPORT_TEST_MYSQL_URL";

    private MySqlServer() {}

    static Optional<StoreOptions> options() {
        return variable(URL).map(url -> {
            if (!StoreUrl.place(url).contains("test")) {
                throw new IllegalStateException(
                        URL + " must name a database with \"test\" in its name, for its tables are dropped");
            }
            return new StoreOptions(
                    url,
                    variable("RAPPORT_TEST_MYSQL_USER"),
                    variable("RAPPORT_TEST_MYSQL_PASSWORD").map(Secret::new),
                    8);
        });
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** Skips a test, and says so, where there is no MySQL. */
    static final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (options().isPresent()) {
                return ConditionEvaluationResult.enabled("a MySQL is named");
            }
            String reason = "MySQL: skipped, because " + URL + " names no server (.ci/mysql starts one)";
            System.out.println(reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
