package dev.rapport.app.rank;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;

/** Rows of RFC 4180 with a header. */
final class Csv {
    private Csv() {}

    static String of(List<String> header, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().build(text);
        writer.writeRecord(header);
        rows.forEach(writer::writeRecord);
        return text.toString();
    }

    /** A text from outside; what a spreadsheet would run as a formula gets an apostrophe in front. */
    static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
    }
}
