package dev.rapport.app.page;

import java.util.List;
import java.util.Locale;

/**
 * Rows under columns.
 *
 * @param rows each with one cell per column
 */
public record Grid(List<Column> columns, List<List<Cell>> rows) {
    public static final Grid NONE = new Grid(List.of(), List.of());

    public Grid {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells under " + columns.size() + " columns");
            }
        }
    }

    /** @param wide whether it is shown only where there is room, which a terminal has not */
    public record Column(String title, boolean isNumber, boolean wide) {
        public static Column text(String title) {
            return new Column(title, false, false);
        }

        public static Column number(String title) {
            return new Column(title, true, false);
        }

        public Column whereThereIsRoom() {
            return new Column(title, isNumber, true);
        }

        public String kind() {
            return isNumber ? "number" : "text";
        }
    }

    /** @param address where it leads; empty for nowhere */
    public record Cell(String text, String address) {
        public static Cell of(String text) {
            return new Cell(text, "");
        }

        /** Only addresses of web pages become links. */
        public boolean isLink() {
            String lower = address.toLowerCase(Locale.ROOT);
            return lower.startsWith("https://") || lower.startsWith("http://");
        }
    }
}
