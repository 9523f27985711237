package dev.rapport.app.listing;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Locale;

/** RFC 4180 with a header row; times in ISO 8601. */
final class ListingCsv {
    private ListingCsv() {}

    static String of(Listing listing) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(listing.columns().stream()
                    .map(column -> header(column.name()))
                    .toList());
            listing.rows()
                    .forEach(row ->
                            csv.writeRecord(row.stream().map(ListingCsv::cell).toList()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    /** {@code accountId} is {@code account_id} here, as in all CSV of ours. */
    private static String header(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String cell(Object cell) {
        return cell instanceof Number ? cell.toString() : Cells.disarmed(cell.toString());
    }
}
