package dev.rapport.app.importing;

import java.util.List;
import java.util.Optional;

/** One row of a file, whole and readable. */
record Row(List<String> cells, Columns columns) {
    private static final int LONGEST_CELL = 10_000;

    /** @throws IllegalArgumentException if the row cannot be trusted to be one */
    Row {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("the row has " + cells.size() + " cells, the header " + columns.size());
        }
        for (String cell : cells) {
            if (cell.length() > LONGEST_CELL) {
                throw new IllegalArgumentException(
                        "a cell has more than " + LONGEST_CELL + " characters; is a quotation mark not closed?");
            }
            if (cell.indexOf('\uFFFD') >= 0) {
                throw new IllegalArgumentException("the row is not UTF-8; save the file as CSV UTF-8");
            }
        }
    }

    /** Empty if blank. */
    Optional<String> cell(String column) {
        return columns.cell(cells, column);
    }

    /** @throws IllegalArgumentException if blank */
    String required(String column) {
        return cell(column).orElseThrow(() -> new IllegalArgumentException(column + " is empty"));
    }
}
