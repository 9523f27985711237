package dev.rapport.app.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.rapport.app.cli.CommandException;
import dev.rapport.app.wiring.Providers;
import dev.rapport.app.wording.FileTrouble;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorStore;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Imports a creators file: every good row is saved, every bad one is reported by line and reason. */
public final class CreatorsImport {
    private static final int BATCH = 500;
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_CELL = 1_000_000;

    private final Providers providers;
    private final CreatorStore store;
    private final boolean dryRun;
    private final Consumer<String> report;
    private final Map<Change, Long> counts = new EnumMap<>(Change.class);
    private final List<Row> waiting = new ArrayList<>();
    private final Map<AccountName, Row> seen = new HashMap<>();

    private record Row(long line, CreatorEntry entry) {}

    private record AccountName(Network network, String name) {}

    /** @param report told each refused row and each column that is ignored */
    public CreatorsImport(Providers providers, CreatorStore store, boolean dryRun, Consumer<String> report) {
        this.providers = providers;
        this.store = store;
        this.dryRun = dryRun;
        this.report = report;
    }

    /** How many rows were added, updated, unchanged and refused. */
    public record Summary(long added, long updated, long unchanged, long refused) {}

    /** @throws CommandException if the file cannot be read or its header does not fit */
    public Summary run(Path file) {
        try (CsvSource source = CsvSource.open(file);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(source.separator())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .build(
                                de.siegmar.fastcsv.reader.CsvRecordHandler.builder()
                                        .maxFieldSize(LONGEST_CELL)
                                        .build(),
                                source.reader())) {
            read(reader.iterator(), source.skippedLines(), file);
        } catch (IOException e) {
            throw CommandException.usage(file + " cannot be read (" + FileTrouble.reason(e) + "); expected a CSV file");
        }
        return new Summary(count(Change.ADDED), count(Change.UPDATED), count(Change.UNCHANGED), count(Change.REFUSED));
    }

    private long count(Change change) {
        return counts.getOrDefault(change, 0L);
    }

    private void read(Iterator<CsvRecord> records, int skippedLines, Path file) {
        long line = skippedLines + 1L;
        try {
            if (!records.hasNext()) {
                throw CommandException.usage(file + " is empty; expected a header row");
            }
            Columns columns = new Columns(records.next().getFields());
            if (!columns.unknown().isEmpty()) {
                report.accept("Ignored columns: " + String.join(", ", columns.unknown()));
            }
            EntryParser parser = new EntryParser(columns, providers);
            for (int rows = 0; records.hasNext(); rows++) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber() + skippedLines;
                if (rows == MOST_ROWS) {
                    refuse(line, "more than " + MOST_ROWS + " rows; the rest was not read, split the file");
                    break;
                }
                take(line, record.getFields(), parser);
            }
        } catch (CsvParseException e) {
            refuse(
                    line,
                    "what follows could not be read and was left out: "
                            + Objects.requireNonNullElse(e.getMessage(), "not CSV"));
        }
        save();
    }

    private void take(long line, List<String> cells, EntryParser parser) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        try {
            Row row = new Row(line, parser.parse(cells));
            Optional<Row> earlier =
                    names(row.entry()).map(seen::get).filter(Objects::nonNull).findFirst();
            if (earlier.isPresent()) {
                repeated(row, earlier.get());
                return;
            }
            names(row.entry()).forEach(name -> seen.put(name, row));
            waiting.add(row);
        } catch (IllegalArgumentException e) {
            refuse(line, Objects.requireNonNullElse(e.getMessage(), "not understood"));
        }
        if (waiting.size() >= BATCH) {
            save();
        }
    }

    private static Stream<AccountName> names(CreatorEntry entry) {
        return Stream.of(
                        entry.account().handle().map(handle -> handle.toString()),
                        entry.account().externalId())
                .flatMap(Optional::stream)
                .map(name -> new AccountName(entry.network(), name));
    }

    private void repeated(Row row, Row earlier) {
        if (row.entry().equals(earlier.entry())) {
            counts.merge(Change.UNCHANGED, 1L, Long::sum);
        } else if (row.entry().creator().equals(earlier.entry().creator())) {
            refuse(row.line(), "the account is in line " + earlier.line() + " already, with other values");
        } else {
            refuse(row.line(), "the account belongs to " + earlier.entry().creator() + " by line " + earlier.line());
        }
    }

    private void save() {
        List<Saved> results = store.save(waiting.stream().map(Row::entry).toList(), dryRun);
        for (int i = 0; i < results.size(); i++) {
            Saved saved = results.get(i);
            if (saved.change() == Change.REFUSED) {
                refuse(waiting.get(i).line(), saved.reason());
            } else {
                counts.merge(saved.change(), 1L, Long::sum);
            }
        }
        waiting.clear();
    }

    private void refuse(long line, String reason) {
        counts.merge(Change.REFUSED, 1L, Long::sum);
        report.accept("line " + line + ": " + reason);
    }
}
