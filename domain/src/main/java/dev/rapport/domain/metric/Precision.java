package dev.rapport.domain.metric;

/** How exactly a network tells a number. */
public enum Precision {
    EXACT("exact"),
    ROUNDED("rounded"),
    UNKNOWN("unknown");

    private final String code;

    Precision(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
