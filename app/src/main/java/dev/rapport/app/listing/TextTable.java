package dev.rapport.app.listing;

import dev.rapport.app.listing.Listing.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** A table of at most 80 columns: numbers to the right, the last column wrapped. */
public final class TextTable {
    private static final int WIDTH = 80;
    private static final int LEAST_LAST = 16;
    private static final String GAP = "  ";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TextTable() {}

    /** The lines, each ended; the header alone when there are no rows. */
    public static String of(Listing listing) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(listing.columns().stream().map(Column::header).toList());
        listing.rows()
                .forEach(row -> lines.add(row.stream().map(TextTable::text).toList()));
        int columns = listing.columns().size();
        int[] widths = new int[columns];
        lines.forEach(line -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        int before = 0;
        for (int i = 0; i < columns - 1; i++) {
            before += widths[i] + GAP.length();
        }
        widths[columns - 1] = Math.min(widths[columns - 1], Math.max(LEAST_LAST, WIDTH - before));
        StringBuilder table = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            append(table, lines.get(line), widths, listing, line == 0 ? 0 : line - 1);
        }
        return table.toString();
    }

    private static void append(StringBuilder table, List<String> cells, int[] widths, Listing listing, int row) {
        int last = widths.length - 1;
        String[] wrapped =
                WordUtils.wrap(cells.get(last), widths[last], "\n", true).split("\n", -1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < last; i++) {
            line.append(pad(cells.get(i), widths[i], isNumber(listing, row, i))).append(GAP);
        }
        String indent = " ".repeat(line.length());
        line.append(pad(wrapped[0], widths[last], isNumber(listing, row, last)));
        table.append(line.toString().stripTrailing()).append(System.lineSeparator());
        for (int i = 1; i < wrapped.length; i++) {
            table.append(indent).append(wrapped[i]).append(System.lineSeparator());
        }
    }

    private static boolean isNumber(Listing listing, int row, int column) {
        return row < listing.rows().size() && listing.rows().get(row).get(column) instanceof Number;
    }

    private static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }

    /** A moment to the minute, in UTC. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** A number with separators of thousands. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** One line without control characters, which could steer a terminal. */
    public static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    static String text(Object cell) {
        return switch (cell) {
            case Instant moment -> time(moment);
            case Long number -> number(number);
            case Integer number -> number(number);
            default -> plain(cell.toString());
        };
    }
}
