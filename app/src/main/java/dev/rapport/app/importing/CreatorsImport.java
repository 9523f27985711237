package dev.rapport.app.importing;

import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorStore;
import dev.rapport.domain.store.CreatorStore.Saved;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Imports a file of creators, one account a row. */
public final class CreatorsImport {
    private final RowImport<CreatorEntry> rows;

    /** @param report told each refused row and each column that is ignored */
    public CreatorsImport(Providers providers, CreatorStore store, boolean dryRun, Consumer<String> report) {
        this(providers, store, dryRun, entry -> Optional.empty(), report);
    }

    /**
     * @param refusal why an entry may not be taken in; empty if it may
     * @param report told each refused row and each column that is ignored
     */
    CreatorsImport(
            Providers providers,
            CreatorStore store,
            boolean dryRun,
            Function<CreatorEntry, Optional<String>> refusal,
            Consumer<String> report) {
        rows = new RowImport<>(new Creators(new EntryParser(providers), store, dryRun, refusal), report);
    }

    /** @throws dev.rapport.app.cli.CommandException if the file cannot be read or its header does not fit */
    public ImportSummary run(Path file) {
        return rows.run(file);
    }

    private record AccountName(Network network, String name) {}

    private record Creators(
            EntryParser parser, CreatorStore store, boolean dryRun, Function<CreatorEntry, Optional<String>> refusal)
            implements RowImport.Kind<CreatorEntry> {
        @Override
        public Columns.Vocabulary columns() {
            return EntryParser.COLUMNS;
        }

        @Override
        public CreatorEntry parse(Row row) {
            CreatorEntry entry = parser.parse(row);
            refusal.apply(entry).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
            return entry;
        }

        @Override
        public Collection<AccountName> subjects(CreatorEntry entry) {
            return Stream.of(
                            entry.account().handle().map(handle -> handle.toString()),
                            entry.account().externalId())
                    .flatMap(Optional::stream)
                    .map(name -> new AccountName(entry.network(), name))
                    .toList();
        }

        @Override
        public String contradiction(CreatorEntry entry, CreatorEntry earlier, long line) {
            return entry.creator().equals(earlier.creator())
                    ? "the account is in line " + line + " already, with other values"
                    : "the account belongs to " + earlier.creator() + " by line " + line;
        }

        @Override
        public List<Saved> save(List<CreatorEntry> entries) {
            return store.save(entries, dryRun);
        }
    }
}
