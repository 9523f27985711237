package dev.rapport.app.page;

import java.util.List;

/**
 * Something to read, in a terminal or a browser.
 *
 * @param lead lines under the title
 * @param closing last lines
 * @param terms words used, explained; shown in HTML only
 */
public record Page(String title, List<String> lead, List<Section> sections, List<String> closing, List<Term> terms) {
    public Page {
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
        closing = List.copyOf(closing);
        terms = List.copyOf(terms);
    }

    /** A word and what it means. */
    public record Term(String name, String explanation) {}
}
