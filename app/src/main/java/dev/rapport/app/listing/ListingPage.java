package dev.rapport.app.listing;

import static org.apache.commons.text.StringEscapeUtils.escapeHtml4;

import java.util.List;
import java.util.stream.Collectors;

/** One self-contained page, for light and dark screens and for paper. */
final class ListingPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
            body { margin: 2rem; }
            table { border-collapse: collapse; }
            th, td { border-bottom: 1px solid; padding: .3rem .8rem; text-align: left; vertical-align: top; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; }
            </style></head>
            <body><h1>%1$s</h1>
            <table><thead><tr>%2$s</tr></thead>
            <tbody>
            %3$s
            </tbody></table></body></html>
            """;

    private ListingPage() {}

    static String of(Listing listing) {
        String header = listing.columns().stream()
                .map(column -> "<th scope=\"col\">" + escapeHtml4(column.header()) + "</th>")
                .collect(Collectors.joining());
        String rows = listing.rows().stream().map(ListingPage::row).collect(Collectors.joining("\n"));
        return PAGE.formatted(escapeHtml4(listing.title()), header, rows);
    }

    private static String row(List<Object> cells) {
        return cells.stream()
                .map(cell -> (cell instanceof Number ? "<td class=\"number\">" : "<td>")
                        + escapeHtml4(TextTable.text(cell)) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
