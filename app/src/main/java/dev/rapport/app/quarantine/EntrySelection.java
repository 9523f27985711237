package dev.rapport.app.quarantine;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.store.QuarantineId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Entries to do something about: by their ids, or all open ones that a filter lets through; to be mixed in. */
final class EntrySelection {
    private static final int MOST = 100_000;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "As \"rapport quarantine list\" shows it.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All that are open, within the filters below.")
    private boolean all;

    @Mixin
    private EntryFilter filter = new EntryFilter();

    /** @throws CommandException if neither or both were named, or an id is not known */
    List<QuarantineEntry> entries(Session session) {
        if (ids.isEmpty() != all) {
            throw CommandException.usage("Name the entries by their ids, or all open ones with --all.");
        }
        if (!all && !filter.isEmpty()) {
            throw CommandException.usage("--network, --creator and --kind go with --all.");
        }
        return all
                ? session.store().quarantine().list(filter.filter(session, Optional.of(State.OPEN)), MOST)
                : ids.stream().map(id -> entry(session, id)).distinct().toList();
    }

    boolean isAll() {
        return all;
    }

    /** @throws CommandException if it is no id, or none that is known */
    static QuarantineEntry entry(Session session, String typed) {
        QuarantineId id;
        try {
            id = QuarantineId.parse(typed);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        return session.store()
                .quarantine()
                .find(id)
                .orElseThrow(() -> CommandException.notFound("Nothing with the id " + id
                        + " is set aside in this store. \"rapport quarantine list --state all\" lists what is."));
    }

    /** Who does it, as the machine knows them. */
    static String who(Session session) {
        return List.of("USER", "LOGNAME", "USERNAME").stream()
                .map(name -> session.environment().getOrDefault(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("unknown");
    }
}
