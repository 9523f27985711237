package dev.rapport.domain.metric;

import java.util.Arrays;
import java.util.Optional;

/** Whether a number is known, and if not, why. The code is what JSON, CSV, SQL and pages show. */
public enum Status {
    MEASURED("measured", "known"),
    PARTLY_MEASURED("partly-measured", "known for a part of the posts considered"),
    HIDDEN_BY_CREATOR("hidden-by-creator", "the creator hides it"),
    NOT_REPORTED("not-reported", "the network left it out without saying why"),
    MALFORMED("malformed", "the network's answer held something impossible"),
    NOT_AUTHORISED("not-authorised", "the creator's grant is missing or does not cover it"),
    WITHHELD_BY_POLICY("withheld-by-policy", "the network has not granted the right to derive it"),
    NOT_OFFERED_BY_NETWORK("not-offered-by-network", "the network never gives it on this route"),
    RETIRED_BY_NETWORK("retired-by-network", "the network gives it no more"),
    TOO_FEW_POSTS("too-few-posts", "too few posts to tell"),
    TOO_FRESH("too-fresh", "all posts are too young to tell"),
    NO_FOLLOWERS("no-followers", "nobody follows, so there is nothing to divide by"),
    SUSPECT("suspect", "an odd reading waits for a second one"),
    NEVER_READ("never-read", "not read yet");

    private final String code;
    private final String meaning;

    Status(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public String code() {
        return code;
    }

    /** In a few words, for tables and pages. */
    public String meaning() {
        return meaning;
    }

    /** Whether a value goes with it. */
    public boolean isKnown() {
        return this == MEASURED || this == PARTLY_MEASURED;
    }

    public static Optional<Status> ofCode(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
