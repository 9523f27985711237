package dev.rapport.domain.discovery;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The questions that an account's readings raise. */
final class Flags {
    private Flags() {}

    static List<Flag> of(AccountView view) {
        List<Flag> flags = new ArrayList<>();
        view.suspect().ifPresent(reading -> flags.add(suspect(view, reading)));
        view.current().flatMap(reading -> unreadable(view, reading)).ifPresent(flags::add);
        for (Source source : Source.values()) {
            if (source.isByHand()) {
                letIn(view, source).ifPresent(flags::add);
            }
        }
        return flags;
    }

    /** Which figures are by hand because somebody asked to let them in; the flag is called as their source. */
    private static Optional<Flag> letIn(AccountView view, Source source) {
        List<String> figures = new ArrayList<>();
        view.current()
                .filter(reading -> reading.provenance().source() == source)
                .filter(reading -> reading.followers().isKnown())
                .ifPresent(reading ->
                        figures.add("followers of " + reading.provenance().observedAt()));
        long posts = view.posts().stream()
                .filter(post -> post.provenance().source() == source)
                .count();
        if (posts > 0) {
            figures.add("counts of " + posts + (posts == 1 ? " post" : " posts"));
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Flag(
                        source.code(),
                        String.join(" and ", figures)
                                + " came by hand and were let in, the network did not tell them"));
    }

    /** The numbers are those from before the account could be read no more. */
    private static Optional<Flag> unreadable(AccountView view, AccountSnapshot last) {
        AccountState state = view.account().state();
        return switch (state.kind()) {
            case ACTIVE, NEVER_READ -> Optional.empty();
            case NOT_FOUND, NOT_READABLE, NOT_AUTHORISED, CONFLICT ->
                Optional.of(new Flag(
                        state.kind() == AccountState.Kind.CONFLICT
                                ? FailureKind.IDENTITY_CONFLICT.code()
                                : state.kind().code(),
                        "since " + state.since() + (state.detail().isBlank() ? "" : ": " + state.detail())
                                + "; the numbers are of " + last.provenance().observedAt()));
        };
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
