package dev.rapport.testkit.adapter;

/** What a network may tell instead of an answer. */
public enum Trouble {
    /** Too many calls in a short time; it passes within seconds or minutes. */
    TOO_FAST,
    /** The budget of the day or hour is spent, as the network counts. */
    QUOTA_SPENT,
    /** The operator's own key or token is not taken. */
    KEY_REFUSED,
    /** The network itself has trouble: its own form of a 500. */
    SERVER_TROUBLE
}
