package dev.rapport.domain.engagement;

import java.util.Locale;

/** What the evidence says about a rate being above a minimum. */
public enum Verdict {
    LIKELY_ABOVE,
    LIKELY_BELOW,
    UNDECIDED,
    INSUFFICIENT_EVIDENCE,
    /** The network has not granted the right to derive it. */
    WITHHELD_BY_POLICY;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
