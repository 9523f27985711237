package dev.rapport.app.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.rapport.app.cli.ProgressLine;
import dev.rapport.app.listing.Cells;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class CsvFile extends TableFile {
    private final CsvWriter csv;

    private CsvFile(CsvWriter csv, ProgressLine progress) {
        super(progress);
        this.csv = csv;
    }

    static CsvFile create(Path file, List<String> columns, ProgressLine progress) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file, StandardCharsets.UTF_8);
        csv.writeRecord(columns);
        return new CsvFile(csv, progress);
    }

    @Override
    void write(List<@Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(CsvFile::text).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Number number ? number.toString() : Cells.disarmed(cell.toString());
    }

    @Override
    void finish() throws IOException {
        csv.close();
    }
}
