package dev.rapport.app.quarantine;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.store.QuarantineStore.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = {"List what was set aside, the newest first.", ""},
        footer = {
            "",
            "Examples:",
            "  rapport quarantine list",
            "  rapport quarantine list --network instagram --state all --format csv"
        })
final class ListEntries implements Callable<Integer> {
    private static final int MOST = 1_000;

    private final Session session;

    @Mixin
    private EntryFilter filter = new EntryFilter();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "open, replayed, discarded or all; default ${DEFAULT-VALUE}.",
            defaultValue = "open")
    private Shown state = Shown.OPEN;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many at most, up to 1000; default ${DEFAULT-VALUE}.",
            defaultValue = "50")
    private int limit;

    @Mixin
    private FormatOption format = new FormatOption();

    private enum Shown {
        OPEN,
        REPLAYED,
        DISCARDED,
        ALL;

        Optional<State> state() {
            return this == ALL ? Optional.empty() : Optional.of(State.valueOf(name()));
        }
    }

    ListEntries(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw CommandException.usage("--limit is " + limit + "; expected 1 to " + MOST);
        }
        Filter wanted = filter.filter(session, state.state());
        List<QuarantineEntry> found = session.store().quarantine().list(wanted, limit + 1);
        List<QuarantineEntry> shown = found.subList(0, Math.min(limit, found.size()));
        if (format.get() != OutputFormat.TABLE) {
            whole(shown).write(format.get(), session.output().out());
        } else if (shown.isEmpty()) {
            session.output().out().println(nothing());
        } else {
            session.output().out().print(TextTable.of(table(shown)));
        }
        if (found.size() > limit) {
            session.output().note("There are more than these " + limit + "; --limit shows up to " + MOST + ".");
        }
        return ExitCode.DONE;
    }

    private String nothing() {
        if (!filter.isEmpty()) {
            return "Nothing set aside matches. \"rapport quarantine list --state all\" lists everything.";
        }
        return switch (state) {
            case OPEN -> "Nothing is set aside: every record that was read could be understood.";
            case ALL -> "Nothing was ever set aside in this store.";
            case REPLAYED, DISCARDED -> "Nothing was " + state.name().toLowerCase(Locale.ROOT) + " yet.";
        };
    }

    private Listing table(List<QuarantineEntry> entries) {
        return new Listing(
                "Set aside",
                List.of(
                        new Column("id", "id"),
                        new Column("network", "network"),
                        new Column("creator", "creator"),
                        new Column("state", "state"),
                        new Column("reason", "reason")),
                entries.stream()
                        .map(entry -> row(
                                entry.id(),
                                entry.account().network(),
                                entry.account().creator(),
                                entry.state().code(),
                                entry.reason()))
                        .toList());
    }

    private static Listing whole(List<QuarantineEntry> entries) {
        return new Listing(
                "Set aside",
                List.of(
                        new Column("id", "id"),
                        new Column("foundAt", "found at (UTC)"),
                        new Column("network", "network"),
                        new Column("creator", "creator"),
                        new Column("account", "account"),
                        new Column("kind", "kind"),
                        new Column("state", "state"),
                        new Column("replayable", "replayable"),
                        new Column("reason", "reason")),
                entries.stream()
                        .map(entry -> row(
                                entry.id().toString(),
                                entry.foundAt(),
                                entry.account().network().id(),
                                entry.account().creator().value(),
                                EntryText.account(entry),
                                entry.kind().code(),
                                entry.state().code(),
                                entry.origin().isPresent(),
                                entry.reason()))
                        .toList());
    }
}
