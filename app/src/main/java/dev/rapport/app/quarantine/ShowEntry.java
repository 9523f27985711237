package dev.rapport.app.quarantine;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "show", description = "Show one entry: the record as it was kept, and what was decided about it.")
final class ShowEntry implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "As \"rapport quarantine list\" shows it.")
    private String id = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    ShowEntry(Session session) {
        this.session = session;
    }

    private record Json(
            String id,
            String state,
            String network,
            String creator,
            String account,
            String run,
            String foundAt,
            String kind,
            String detail,
            String reason,
            @Nullable String shape,
            @Nullable String observedAt,
            List<Step> decisions,
            @Nullable String record) {}

    private record Step(String at, String becomes, String by, String detail) {}

    @Override
    public Integer call() {
        if (format != OutputFormat.TABLE && format != OutputFormat.JSON) {
            throw CommandException.usage("--format: expected table or json, got \"" + format + "\"");
        }
        QuarantineEntry entry = EntrySelection.entry(session, id);
        Optional<String> record = session.store().quarantine().record(entry.id());
        PrintStream out = session.output().out();
        if (format == OutputFormat.JSON) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json(entry, record)));
        } else {
            out.print(TextTable.of(table(entry)));
            out.println();
            out.print(record.map(EntryText::lines).orElse("No record was kept." + System.lineSeparator()));
        }
        return ExitCode.DONE;
    }

    private static Listing table(QuarantineEntry entry) {
        List<List<Object>> rows = new ArrayList<>(List.of(
                row("state", EntryText.since(entry)),
                row("account", entry.account().network() + " " + EntryText.account(entry)),
                row("creator", entry.account().creator()),
                row("run", entry.run()),
                row("found at", TextTable.time(entry.foundAt()) + " UTC"),
                row("kind", entry.kind().code()),
                row("reason", entry.detail()),
                row(
                        "replay",
                        entry.origin()
                                .map(origin -> "as a " + origin.shape() + " that the network told at "
                                        + TextTable.time(origin.observedAt()) + " UTC")
                                .orElse("not possible; the next sync reads the account anew"))));
        for (Decision decision : entry.decisions()) {
            rows.add(row(
                    "history",
                    EntryText.words(decision) + (decision.detail().isEmpty() ? "" : ": " + decision.detail())));
        }
        return new Listing(
                "Set aside",
                List.of(new Column("id", "id"), new Column("value", entry.id().toString())),
                rows);
    }

    private static Json json(QuarantineEntry entry, Optional<String> record) {
        return new Json(
                entry.id().toString(),
                entry.state().code(),
                entry.account().network().id(),
                entry.account().creator().value(),
                EntryText.account(entry),
                entry.run(),
                entry.foundAt().toString(),
                entry.kind().code(),
                entry.detail(),
                entry.reason(),
                entry.origin().map(Finding.Origin::shape).orElse(null),
                entry.origin()
                        .map(Finding.Origin::observedAt)
                        .map(Instant::toString)
                        .orElse(null),
                entry.decisions().stream()
                        .map(decision -> new Step(
                                decision.at().toString(), decision.becomes().code(), decision.by(), decision.detail()))
                        .toList(),
                record.orElse(null));
    }
}
