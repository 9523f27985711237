package dev.rapport.app.wiring;

/** Takes what the parts have to tell the person who started them, one line each, beside the result. */
@FunctionalInterface
public interface Notes {
    void note(String line);
}
