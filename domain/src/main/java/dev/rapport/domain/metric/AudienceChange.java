package dev.rapport.domain.metric;

import java.util.Optional;

/**
 * By how much an audience grew from one reading to a later one, as far as the readings tell; negative where it shrank.
 *
 * @param least smallest change that fits both readings; the change itself when both are exact
 * @param most greatest one; where zero lies between them the change is not known to be one
 */
public record AudienceChange(long least, long most) {
    public AudienceChange {
        if (least > most) {
            throw new IllegalArgumentException("a change of at least " + least + " cannot be " + most + " at most");
        }
    }

    /** Empty where one of the two is unknown. */
    public static Optional<AudienceChange> between(Followers earlier, Followers later) {
        return earlier.isKnown() && later.isKnown()
                ? Optional.of(new AudienceChange(later.lower() - earlier.upper(), later.upper() - earlier.lower()))
                : Optional.empty();
    }

    public boolean isExact() {
        return least == most;
    }

    /** Whether the audience is sure to have grown or shrunk: what a network's rounding may have made is no change. */
    public boolean isCertain() {
        return least > 0 || most < 0;
    }
}
