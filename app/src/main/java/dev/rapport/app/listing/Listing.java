package dev.rapport.app.listing;

import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.page.Grid;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under named columns.
 *
 * @param title what is listed, for pages
 * @param rows one cell per column: text, a number, a time, or an empty text for what is not known
 */
public record Listing(String title, List<Column> columns, List<List<Object>> rows) {
    /**
     * A column.
     *
     * @param name in JSON and CSV
     * @param header on tables and pages, with its unit
     */
    public record Column(String name, String header) {}

    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    public static List<Object> row(Object... cells) {
        return List.copyOf(Arrays.asList(cells));
    }

    /** Writes it in the given form. */
    public void write(OutputFormat format, PrintStream out) {
        out.print(
                switch (format) {
                    case TABLE -> TextTable.of(this);
                    case JSON -> ListingJson.of(this);
                    case CSV -> ListingCsv.of(this);
                    case HTML -> HtmlPage.of(page());
                });
        out.flush();
    }

    private Page page() {
        return new Page(title, List.of(), List.of(Section.of("", grid())), List.of(), List.of());
    }

    /** For a page. */
    public Grid grid() {
        List<Grid.Column> titles = columns.stream()
                .map(column -> Grid.Column.text(column.header()))
                .toList();
        List<List<Grid.Cell>> cells = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> Grid.Cell.of(TextTable.text(cell)))
                        .toList())
                .toList();
        return new Grid(titles, cells);
    }
}
