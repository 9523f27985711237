package dev.rapport.app.syncing;

import dev.rapport.app.cli.Session;
import dev.rapport.app.config.SyncSettings;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.CreatorQueries;

/** Says why a run has nothing to read, and what to do next. */
final class NothingDue {
    private NothingDue() {}

    static void explain(Session session, AccountFilter asked) {
        CreatorQueries queries = session.store().queries();
        String line;
        if (queries.countAccounts(AccountFilter.ALL) == 0) {
            line = "There are no creators yet: rapport import creators.csv";
        } else if (queries.countAccounts(asked) == 0) {
            line = "No account fits --network, --creator and --niche together.";
        } else {
            line = "Nothing is due: every reading is younger than "
                    + session.configuration().get(SyncSettings.FRESH_FOR)
                    + " (sync.fresh-for). --full reads all the same.";
        }
        session.output().out().println(System.lineSeparator() + line);
    }
}
