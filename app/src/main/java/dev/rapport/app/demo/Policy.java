package dev.rapport.app.demo;

import dev.rapport.app.cli.CommandException;
import dev.rapport.sandbox.SandboxOptions;
import java.time.Instant;
import java.util.Locale;

/** How much the sandbox's networks give; typed in lower case. */
enum Policy {
    GRANTED("with every grant and approval the networks give"),
    TODAY("with plain keys: no approval by YouTube, no creator's grant");

    private final String meaning;

    Policy(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    Policy other() {
        return this == GRANTED ? TODAY : GRANTED;
    }

    /**
     * A sandbox that starts now and lives in real time.
     *
     * @throws CommandException if so many creators cannot be
     */
    SandboxOptions sandbox(int creators, Instant now) {
        try {
            SandboxOptions options = SandboxOptions.defaults()
                    .withCreators(creators)
                    .startingAt(now)
                    .withRunningClock();
            return this == GRANTED ? options : options.withPlainKeysOnly();
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--creators: " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
