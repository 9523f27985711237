package dev.rapport.domain.setting;

import java.util.Map;
import java.util.Optional;

/**
 * The values given for settings under one prefix, such as {@code networks.youtube}. Prints keys only.
 *
 * <p>Immutable.
 */
public final class Settings {
    private final String prefix;
    private final Map<String, String> values;

    /**
     * @param prefix what stands before each key, without the last dot; empty for top-level keys
     * @param values values by key, without the prefix
     */
    public Settings(String prefix, Map<String, String> values) {
        this.prefix = prefix;
        this.values = Map.copyOf(values);
    }

    /**
     * What was given, else the default, else empty.
     *
     * @throws IllegalArgumentException naming the full key and the accepted form when what was given does not fit
     */
    public <T> Optional<T> find(Setting<T> setting) {
        String text = values.get(setting.key());
        if (text == null) {
            return setting.defaultValue();
        }
        try {
            return Optional.of(setting.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(fullKey(setting) + ": " + e.getMessage(), e.getCause());
        }
    }

    /**
     * What was given, else the default.
     *
     * @throws IllegalArgumentException when there is neither, or what was given does not fit
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() ->
                        new IllegalArgumentException(fullKey(setting) + " is missing; expected " + setting.form()));
    }

    /** Whether a value was given, the default aside. */
    public boolean isGiven(Setting<?> setting) {
        return values.containsKey(setting.key());
    }

    public String fullKey(Setting<?> setting) {
        return prefix.isEmpty() ? setting.key() : prefix + "." + setting.key();
    }

    /** Keys and given values as they were written; values may be secret and are for validation only. */
    public Map<String, String> given() {
        return values;
    }

    @Override
    public String toString() {
        return "Settings[" + prefix + ": " + values.keySet() + "]";
    }
}
