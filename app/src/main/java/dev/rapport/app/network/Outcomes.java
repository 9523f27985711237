package dev.rapport.app.network;

import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountOutcome;

/** What came of reading one account, in a sentence. */
public final class Outcomes {
    private Outcomes() {}

    public static String sentence(AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Read read ->
                "answers; " + audience(read.reading().followers());
            case AccountOutcome.Unchanged unchanged -> "answers; nothing changed";
            case AccountOutcome.NotFound missing -> "answers; no such account: " + missing.detail();
            case AccountOutcome.NotReadable closed -> closed.kind().code() + ": " + closed.detail();
            case AccountOutcome.Failed failed -> failed.kind().code() + ": " + failed.detail();
            case AccountOutcome.Deferred later ->
                later.kind().code() + ": " + later.detail()
                        + later.until()
                                .map(at -> " (again from " + TextTable.time(at) + " UTC)")
                                .orElse("");
        };
    }

    private static String audience(Followers followers) {
        return followers.isKnown()
                ? TextTable.number(followers.get()) + " followers"
                : "followers: " + followers.status().meaning();
    }
}
