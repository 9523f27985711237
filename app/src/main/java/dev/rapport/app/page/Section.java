package dev.rapport.app.page;

import java.util.List;

/**
 * A part of a page.
 *
 * @param heading empty for none
 * @param notes lines above the grid
 * @param after lines below the grid
 */
public record Section(String heading, List<String> notes, Grid grid, List<String> after) {
    public Section {
        notes = List.copyOf(notes);
        after = List.copyOf(after);
    }

    public static Section of(String heading, Grid grid) {
        return new Section(heading, List.of(), grid, List.of());
    }

    public static Section ofLines(String heading, List<String> lines) {
        return new Section(heading, lines, Grid.NONE, List.of());
    }

    /** What a screen reader calls the grid. */
    public String label() {
        return heading.isEmpty() ? "Table" : heading;
    }
}
