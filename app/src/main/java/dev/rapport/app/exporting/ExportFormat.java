package dev.rapport.app.exporting;

import dev.rapport.app.cli.ProgressLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What kind of files an export is; typed in lower case. */
enum ExportFormat {
    CSV,
    PARQUET;

    /** The name of the file of a table. */
    String file(String table) {
        return table + "." + this;
    }

    TableFile create(Path file, String table, List<String> columns, ProgressLine progress) throws IOException {
        return switch (this) {
            case CSV -> CsvFile.create(file, columns, progress);
            case PARQUET -> ParquetFile.create(file, table, columns, progress);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
