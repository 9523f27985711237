package dev.rapport.domain.discovery;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import java.util.Optional;

/**
 * An account's audience as far as it is believed.
 *
 * @param followers the last confirmed reading
 * @param status {@link Status#SUSPECT} while a newer, odd reading waits for a second one; else why the number is known
 *     or not
 * @param provenance of the confirmed reading; empty if there is none
 */
public record Audience(Followers followers, Status status, Optional<Provenance> provenance) {

    static Audience of(AccountView view) {
        Followers followers =
                view.current().map(AccountSnapshot::followers).orElseGet(() -> Followers.absent(unread(view)));
        return new Audience(
                followers,
                view.suspect().isPresent() ? Status.SUSPECT : followers.status(),
                view.current().map(AccountSnapshot::provenance));
    }

    /** Why an account has no confirmed reading. */
    static Status unread(AccountView view) {
        if (view.suspect().isPresent()) {
            return Status.SUSPECT;
        }
        return view.account().state().kind() == AccountState.Kind.NOT_AUTHORISED
                ? Status.NOT_AUTHORISED
                : Status.NEVER_READ;
    }
}
