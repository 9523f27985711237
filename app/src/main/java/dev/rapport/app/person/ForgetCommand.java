package dev.rapport.app.person;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.retention.Actor;
import dev.rapport.app.retention.RemovalWords;
import dev.rapport.app.wording.NamedCreator;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code forget CREATOR}. */
@Command(
        name = "forget",
        description = {
            "Delete a creator and all that was read about them, and print what was removed.",
            "",
            "Their key, handles and ids are kept as digests, in the store and in a file beside the data folder, so that"
                    + " import refuses them and an older backup does not bring them back. What export wrote before, and"
                    + " backups, are yours to delete.",
            ""
        },
        footer = {
            "",
            "Exit code 4 if there is no such creator.",
            "",
            "Examples:",
            "  rapport forget fit-anna",
            "  rapport forget youtube:@anna --yes",
            "  rapport forget --log --format csv"
        })
public final class ForgetCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "CREATOR",
            arity = "0..1",
            description = "A creator's key, or network:handle, or network:id.")
    private @Nullable String creator;

    @Option(names = "--yes", description = "Do not ask; needed where nobody can answer.")
    private boolean yes;

    @Option(
            names = "--log",
            description = "List what was deleted so far, by whom and why, without what it was; deletes nothing.")
    private boolean log;

    @Mixin
    private FormatOption format = new FormatOption();

    public ForgetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (log == (creator != null)) {
            throw CommandException.usage("Name a creator to forget, or give --log.");
        }
        if (creator == null) {
            DeletionList.write(session.store().deletions(), format.get(), session.output());
            return ExitCode.DONE;
        }
        CreatorKey key = NamedCreator.argument(creator).key(session.store().queries());
        if (!yes && !isConfirmed(key)) {
            session.output().note("Nothing was removed.");
            return ExitCode.DONE;
        }
        print(key, forget(key));
        return ExitCode.DONE;
    }

    private boolean isConfirmed(CreatorKey key) {
        if (!session.output().terminal()) {
            throw CommandException.usage("Nobody can be asked here; add --yes to forget \"" + key + "\" for good.");
        }
        Map<DataKind, Long> held = new TreeMap<>();
        session.store().people().held(key).forEach(row -> held.merge(row.kind(), 1L, Long::sum));
        session.output().note("This deletes " + RemovalWords.of(held) + ". It cannot be undone.");
        session.output().note("Type the creator's key, " + key + ", to go on:");
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(session.output().in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(in.readLine())
                    .filter(answer -> answer.strip().equals(key.value()))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private Map<DataKind, Long> forget(CreatorKey key) {
        try {
            Removals removed = session.component().forgetting().forget(key, Actor.of("forget"));
            return removed.of(Reason.FORGET);
        } catch (UncheckedIOException e) {
            throw CommandException.usage(
                    e.getMessage() + "; nothing was removed. Make it writable, and forget the creator then.");
        }
    }

    private void print(CreatorKey key, Map<DataKind, Long> removed) {
        new Listing(
                        "Removed",
                        List.of(new Column("kind", "removed"), new Column("rows", "rows")),
                        removed.entrySet().stream()
                                .map(each -> row(
                                        format.get() == OutputFormat.TABLE
                                                ? each.getKey().words()
                                                : each.getKey().code(),
                                        each.getValue()))
                                .toList())
                .write(format.get(), session.output().out());
        session.output()
                .note("Forgot " + key + ". The digests of their names are also in "
                        + session.component().tombstoneFile().path() + ": keep that file.");
        session.output().note("Files that export wrote, and backups, still hold them until you delete those.");
    }
}
