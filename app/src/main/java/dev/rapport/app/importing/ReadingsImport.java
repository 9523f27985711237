package dev.rapport.app.importing;

import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.domain.store.ReadingsByHand.Entry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Imports a file of readings by hand, one account or post a row. */
final class ReadingsImport {
    private final RowImport<Entry> rows;

    /** @param report told each refused row and each column that is ignored */
    ReadingsImport(Providers providers, ReadingsByHand store, Clock clock, boolean dryRun, Consumer<String> report) {
        rows = new RowImport<>(new Readings(new ReadingParser(providers, clock), store, dryRun), report);
    }

    /** @throws dev.rapport.app.cli.CommandException if the file cannot be read or its header does not fit */
    ImportSummary run(Path file) {
        return rows.run(file);
    }

    /** @param post empty for followers alone, which a row of a post may repeat */
    private record Subject(
            CreatorKey creator,
            Network network,
            Optional<AccountReference> account,
            Optional<String> post,
            Provenance from) {}

    private record Readings(ReadingParser parser, ReadingsByHand store, boolean dryRun)
            implements RowImport.Kind<Entry> {
        @Override
        public Columns.Vocabulary columns() {
            return ReadingParser.COLUMNS;
        }

        @Override
        public Entry parse(Row row) {
            return parser.parse(row);
        }

        @Override
        public Collection<Subject> subjects(Entry entry) {
            Optional<String> post = entry.post().map(PostSnapshot::id);
            Provenance from = entry.post()
                    .map(PostSnapshot::provenance)
                    .or(() -> entry.audience().map(reading -> reading.provenance()))
                    .orElseThrow();
            return List.of(new Subject(
                    entry.creator(),
                    entry.network(),
                    post.isPresent() ? Optional.empty() : entry.account(),
                    post,
                    from));
        }

        @Override
        public String contradiction(Entry entry, Entry earlier, long line) {
            return "line " + line + " says something else of the same "
                    + (entry.post().isPresent() ? "post" : "account") + ", source and moment";
        }

        @Override
        public List<Saved> save(List<Entry> entries) {
            return store.save(entries, dryRun);
        }
    }
}
