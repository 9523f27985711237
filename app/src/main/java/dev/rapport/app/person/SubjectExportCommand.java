package dev.rapport.app.person;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wording.FileTrouble;
import dev.rapport.app.wording.NamedCreator;
import dev.rapport.domain.creator.CreatorKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code subject-export CREATOR}. */
@Command(
        name = "subject-export",
        description = {
            "Write all that is held about one creator as JSON, for that person.",
            "",
            "By kind of data, with where it comes from, when it was read, and the scopes and dates of grants. Tokens and"
                    + " other secrets are left out. The fields are explained in docs/operator-duties.md.",
            ""
        },
        footer = {
            "",
            "Exit code 4 if there is no such creator.",
            "",
            "Example:",
            "  rapport subject-export fit-anna --out anna.json"
        })
public final class SubjectExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CREATOR", description = "A creator's key, or network:handle, or network:id.")
    private String creator = "";

    @Option(names = "--out", paramLabel = "FILE", description = "A new file; default: standard output.")
    private @Nullable Path file;

    public SubjectExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CreatorKey key = NamedCreator.argument(creator).key(session.store().queries());
        String json = SubjectJson.of(session, key);
        if (file == null) {
            session.output().out().print(json);
            return ExitCode.DONE;
        }
        Path target = session.path(file).normalize();
        try {
            Files.writeString(target, json, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.usage("--out: " + target + " is there already; expected the name of a new file");
        } catch (IOException e) {
            throw CommandException.usage("--out: " + target + " cannot be written (" + FileTrouble.reason(e)
                    + "); expected a folder that you may write to");
        }
        session.output().note("Wrote " + target + ". It is about a person: hand it over safely, then delete it.");
        return ExitCode.DONE;
    }
}
