package dev.rapport.app.page;

import dev.rapport.app.page.Grid.Cell;
import dev.rapport.app.page.Grid.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.text.WordUtils;

/** Writes pages for a terminal of 80 columns; what networks sent cannot steer the terminal. */
public final class TextPage {
    private static final int WIDTH = 80;
    private static final int LEAST = 6;
    private static final String GAP = " ";

    private TextPage() {}

    public static String of(Page page) {
        List<String> lines = new ArrayList<>();
        lines.add(plain(page.title()));
        page.lead().forEach(line -> lines.add(wrapped(line)));
        for (Section section : page.sections()) {
            lines.add("");
            if (!section.heading().isEmpty()) {
                lines.add(wrapped(section.heading()));
            }
            section.notes().forEach(line -> lines.add(wrapped(line)));
            if (!section.grid().rows().isEmpty()) {
                grid(section.grid(), lines);
            }
            section.after().forEach(line -> lines.add(wrapped(line)));
        }
        if (!page.closing().isEmpty()) {
            lines.add("");
            page.closing().forEach(line -> lines.add(wrapped(line)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void grid(Grid grid, List<String> lines) {
        List<Integer> shown = IntStream.range(0, grid.columns().size())
                .filter(i -> !grid.columns().get(i).wide())
                .boxed()
                .toList();
        List<Column> columns = shown.stream().map(grid.columns()::get).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        for (List<Cell> row : grid.rows()) {
            rows.add(shown.stream().map(i -> plain(row.get(i).text())).toList());
        }
        int[] widths = widths(columns, rows);
        for (int i = 0; i < rows.size(); i++) {
            lines.add(line(columns, widths, rows.get(i)));
            if (i == 0) {
                List<String> rule = new ArrayList<>();
                for (int width : widths) {
                    rule.add("-".repeat(width));
                }
                lines.add(String.join(GAP, rule));
            }
        }
    }

    /** As wide as the longest cell; where that is too much in all, the widest columns of text give way. */
    private static int[] widths(List<Column> columns, List<List<String>> rows) {
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        int spare = WIDTH - (widths.length - 1) * GAP.length();
        while (IntStream.of(widths).sum() > spare) {
            int widest = Collections.max(
                    IntStream.range(0, widths.length).boxed().toList(),
                    (a, b) -> Integer.compare(
                            columns.get(a).isNumber() ? 0 : widths[a],
                            columns.get(b).isNumber() ? 0 : widths[b]));
            if (widths[widest] <= LEAST || columns.get(widest).isNumber()) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static String line(List<Column> columns, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(cells.get(i), widths[i]);
            String pad = " ".repeat(widths[i] - length(cell));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).isNumber() ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String wrapped(String line) {
        return WordUtils.wrap(plain(line), WIDTH, "\n", false);
    }

    /** Without control characters and marks that turn the direction of text. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ")
                .replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "");
    }
}
