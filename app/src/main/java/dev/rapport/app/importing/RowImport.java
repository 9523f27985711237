package dev.rapport.app.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.rapport.app.cli.CommandException;
import dev.rapport.app.wording.FileTrouble;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Imports a file: every good row is saved, every bad one is reported by line and reason. */
final class RowImport<T> {
    private static final int BATCH = 500;
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_CELL = 1_000_000;

    private final Kind<T> kind;
    private final Consumer<String> report;
    private final Map<Change, Long> counts = new EnumMap<>(Change.class);
    private final List<Taken<T>> waiting = new ArrayList<>();
    private final Map<Object, Taken<T>> seen = new HashMap<>();

    private record Taken<T>(long line, T entry) {}

    /** What rows of a kind of file mean. */
    interface Kind<T> {
        Columns.Vocabulary columns();

        /** @throws IllegalArgumentException saying what is wrong with the row */
        T parse(Row row);

        /** What no two rows of a file may say different things of. */
        Collection<?> subjects(T entry);

        /** Why a row cannot stand beside an earlier one that says something else of the same. */
        String contradiction(T entry, T earlier, long line);

        /** One result per entry, in order. */
        List<Saved> save(List<T> entries);
    }

    /** @param report told each refused row and each column that is ignored */
    RowImport(Kind<T> kind, Consumer<String> report) {
        this.kind = kind;
        this.report = report;
    }

    /** @throws CommandException if the file cannot be read or its header does not fit */
    ImportSummary run(Path file) {
        try (CsvSource source = CsvSource.open(file);
                CsvReader<CsvRecord> reader = CsvReader.builder()
                        .fieldSeparator(source.separator())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFieldSize(LONGEST_CELL)
                                        .build(),
                                source.reader())) {
            read(reader.iterator(), source.skippedLines(), file);
        } catch (IOException e) {
            throw CommandException.usage(file + " cannot be read (" + FileTrouble.reason(e) + "); expected a CSV file");
        }
        return new ImportSummary(
                count(Change.ADDED), count(Change.UPDATED), count(Change.UNCHANGED), count(Change.REFUSED));
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
            Columns columns = new Columns(records.next().getFields(), kind.columns());
            if (!columns.unknown().isEmpty()) {
                report.accept("Ignored columns: " + String.join(", ", columns.unknown()));
            }
            for (int rows = 0; records.hasNext(); rows++) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber() + skippedLines;
                if (rows == MOST_ROWS) {
                    refuse(line, "more than " + MOST_ROWS + " rows; the rest was not read, split the file");
                    break;
                }
                take(line, record.getFields(), columns);
            }
        } catch (CsvParseException e) {
            refuse(
                    line,
                    "what follows could not be read and was left out: "
                            + Objects.requireNonNullElse(e.getMessage(), "not CSV"));
        }
        save();
    }

    private void take(long line, List<String> cells, Columns columns) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        try {
            take(new Taken<>(line, kind.parse(new Row(cells, columns))));
        } catch (IllegalArgumentException e) {
            refuse(line, Objects.requireNonNullElse(e.getMessage(), "not understood"));
        }
        if (waiting.size() >= BATCH) {
            save();
        }
    }

    private void take(Taken<T> row) {
        Collection<?> subjects = kind.subjects(row.entry());
        Optional<Taken<T>> earlier =
                subjects.stream().map(seen::get).filter(Objects::nonNull).findFirst();
        if (earlier.isEmpty()) {
            subjects.forEach(subject -> seen.put(subject, row));
            waiting.add(row);
        } else if (row.entry().equals(earlier.get().entry())) {
            counts.merge(Change.UNCHANGED, 1L, Long::sum);
        } else {
            refuse(
                    row.line(),
                    kind.contradiction(
                            row.entry(), earlier.get().entry(), earlier.get().line()));
        }
    }

    private void save() {
        List<Saved> results = kind.save(waiting.stream().map(Taken::entry).toList());
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
