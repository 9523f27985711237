package dev.rapport.domain.discovery;

import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import java.util.List;

/** The questions that an account's readings raise. */
final class Flags {
    private Flags() {}

    static List<Flag> of(AccountView view) {
        return view.suspect().map(reading -> suspect(view, reading)).stream().toList();
    }

    private static Flag suspect(AccountView view, AccountSnapshot reading) {
        String before = view.current()
                .map(confirmed -> "; the last confirmed reading of "
                        + confirmed.provenance().observedAt() + " said " + words(confirmed.followers()))
                .orElse("");
        return new Flag(
                "suspect-followers",
                "the reading of " + reading.provenance().observedAt() + " said " + words(reading.followers())
                        + " and waits for a second one" + before);
    }

    private static String words(Followers followers) {
        return followers.isKnown()
                ? followers.get() + " followers"
                : "followers " + followers.status().code();
    }
}
