package dev.rapport.app.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.rapport.app.cli.ProgressLine;
import dev.rapport.app.listing.Cells;
import dev.rapport.domain.metric.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One table of an export, written row by row. */
final class CsvFile implements AutoCloseable {
    private final CsvWriter csv;
    private final ProgressLine progress;
    private long rows;

    private CsvFile(CsvWriter csv, ProgressLine progress) {
        this.csv = csv;
        this.progress = progress;
    }

    static CsvFile create(Path file, List<String> columns, ProgressLine progress) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, StandardCharsets.UTF_8);
        csv.writeRecord(columns);
        return new CsvFile(csv, progress);
    }

    /** @param cells texts, numbers, times, counts (two cells: value and status), or any of them optional */
    void row(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            if (cell instanceof Count count) {
                texts.add(count.isKnown() ? Long.toString(count.get()) : "");
                texts.add(count.status().code());
            } else {
                texts.add(text(cell));
            }
        }
        csv.writeRecord(texts);
        rows++;
        progress.step();
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Optional<?> maybe -> maybe.map(CsvFile::text).orElse("");
            case Number number -> number.toString();
            default -> Cells.disarmed(cell.toString());
        };
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        progress.close();
        csv.close();
    }
}
