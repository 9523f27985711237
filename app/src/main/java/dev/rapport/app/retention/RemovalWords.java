package dev.rapport.app.retention;

import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts of what was deleted, in a sentence. */
public final class RemovalWords {
    private RemovalWords() {}

    /** Such as {@code past their deadline 12 readings of accounts, 3 posts; vanished from the network 1 text of a post}. */
    public static String of(Removals removals) {
        return removals.byReason().entrySet().stream()
                .map(entry -> words(entry.getKey()) + " " + of(entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    public static String of(Map<DataKind, Long> kinds) {
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey().words(kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    public static String words(Reason reason) {
        return switch (reason) {
            case FORGET -> "of forgotten people";
            case RETENTION_RULE -> "past their deadline";
            case CONSENT_WITHDRAWN -> "after a withdrawn consent";
            case VANISHED -> "vanished from the network";
        };
    }
}
