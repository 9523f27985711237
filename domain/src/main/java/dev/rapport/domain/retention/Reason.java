package dev.rapport.domain.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something was deleted. */
public enum Reason {
    /** A person wants to be forgotten, or came back with an older backup. */
    FORGET,
    /** It reached the age up to which its network, or a setting, lets it be kept. */
    RETENTION_RULE,
    /** The creator took back the consent that it was read with. */
    CONSENT_WITHDRAWN,
    /** The network shows the post or the account no more. */
    VANISHED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
