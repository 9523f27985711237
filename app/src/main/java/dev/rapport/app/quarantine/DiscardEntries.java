package dev.rapport.app.quarantine;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import dev.rapport.domain.store.QuarantineEntry.State;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "discard",
        description = {
            "Mark entries as not worth another look; who and when is kept, and so is the record.",
            "",
            "A discarded entry can still be replayed by its id.",
            ""
        })
final class DiscardEntries implements Callable<Integer> {
    private final Session session;

    @Mixin
    private EntrySelection selection = new EntrySelection();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, for whoever looks later.")
    private String note = "";

    DiscardEntries(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<QuarantineEntry> entries = selection.entries(session);
        int discarded = 0;
        for (QuarantineEntry entry : entries) {
            if (entry.state() == State.OPEN) {
                session.store()
                        .quarantine()
                        .decide(
                                entry.id(),
                                new Decision(
                                        session.clock().instant(), State.DISCARDED, EntrySelection.who(session), note));
                discarded++;
            } else {
                session.output().out().println(entry.id() + "  was " + TextTable.plain(EntryText.since(entry)));
            }
        }
        session.output().out().println("Discarded " + discarded + (discarded == 1 ? " entry." : " entries."));
        return ExitCode.DONE;
    }
}
