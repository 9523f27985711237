package dev.rapport.app.quarantine;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.sync.ReplayRecord;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "replay",
        description = {
            "Read records again with this version, and store what they tell now.",
            "",
            "Calls no network and needs no keys. What reads well is stored as of the time when the network told it and"
                    + " fills only what was missing; what does not stays set aside, with the new reason. Exit code 1"
                    + " if some stay.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport quarantine replay k3m9-p2x7-d4qa",
            "  rapport quarantine replay --all --network youtube"
        })
final class ReplayEntries implements Callable<Integer> {
    private final Session session;

    @Mixin
    private EntrySelection selection = new EntrySelection();

    ReplayEntries(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<QuarantineEntry> entries = selection.entries(session);
        PrintStream out = session.output().out();
        ReplayRecord replay = new ReplayRecord(session.store().quarantine(), session.clock());
        String who = EntrySelection.who(session);
        int replayed = 0;
        int hopeless = 0;
        int stay = 0;
        for (QuarantineEntry entry : entries) {
            if (selection.isAll() && entry.origin().isEmpty()) {
                hopeless++;
            } else if (entry.state() == State.REPLAYED) {
                out.println(entry.id() + "  was " + TextTable.plain(EntryText.since(entry)));
            } else {
                ReplayRecord.Result result = replay.replay(
                        entry, session.providers().find(entry.account().network()), who);
                replayed += result.replayed() ? 1 : 0;
                stay += result.replayed() ? 0 : 1;
                out.println(entry.id()
                        + (result.replayed() ? "  replayed: " : "  stays: ")
                        + TextTable.plain(result.detail()));
            }
        }
        if (selection.isAll()) {
            out.println(replayed + " replayed, " + stay + " stay as they are, " + hopeless
                    + " hold nothing to read again.");
        }
        return stay == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
