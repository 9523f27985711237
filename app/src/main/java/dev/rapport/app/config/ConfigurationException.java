package dev.rapport.app.config;

import java.util.List;

/** Everything that is wrong with the configuration, one line each, never with the value of a secret. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
