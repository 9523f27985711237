package dev.rapport.app.config;

import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with the configuration, one line each, never with the value of a secret. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    /**
     * Makes every check, also after one that failed.
     *
     * @throws ConfigurationException with what all of them found
     */
    public static void throwAllOf(Runnable... checks) {
        List<String> problems = new ArrayList<>();
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (ConfigurationException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
