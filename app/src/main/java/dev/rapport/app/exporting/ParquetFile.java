package dev.rapport.app.exporting;

import dev.rapport.app.cli.ProgressLine;
import dev.rapport.columnar.Column;
import dev.rapport.columnar.Column.Type;
import dev.rapport.columnar.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The same table with types. A name means the same in every table, so its type does too. */
final class ParquetFile extends TableFile {
    private static final Map<Type, Set<String>> TYPED = Map.of(
            Type.WHOLE,
            Set.of(
                    "followers",
                    "followers_lower",
                    "followers_upper",
                    "posts_total",
                    "likes",
                    "comments",
                    "shares",
                    "saves",
                    "views",
                    "posts",
                    "posts_considered",
                    "count"),
            Type.REAL,
            Set.of("engagement_rate", "engagement_lower", "engagement_upper", "minimum", "probability_above_minimum"),
            Type.MONEY,
            Set.of("price_per_post"),
            Type.FLAG,
            Set.of("suspect", "sponsored"),
            Type.MOMENT,
            Set.of("at", "observed_at", "published_at", "first_seen_at", "gone_since", "retry_at", "delete_by"));

    private final ParquetTable table;
    private final List<Column> columns;

    private ParquetFile(ParquetTable table, List<Column> columns, ProgressLine progress) {
        super(progress);
        this.table = table;
        this.columns = columns;
    }

    /** @param name of the table inside of the file */
    static ParquetFile create(Path file, String name, List<String> names, ProgressLine progress) throws IOException {
        List<Column> columns =
                names.stream().map(each -> new Column(each, type(each))).toList();
        return new ParquetFile(ParquetTable.create(file, name, columns), columns, progress);
    }

    private static Type type(String name) {
        return TYPED.entrySet().stream()
                .filter(type -> type.getValue().contains(name))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(Type.TEXT);
    }

    @Override
    void write(List<@Nullable Object> cells) {
        List<@Nullable Object> typed = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            typed.add(typed(columns.get(i), cells.get(i)));
        }
        try {
            table.row(typed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object typed(Column column, @Nullable Object cell) {
        if (cell == null) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> text(column, cell);
            case REAL -> Double.valueOf(cell.toString());
            case WHOLE, MONEY, FLAG, MOMENT -> cell;
        };
    }

    private static String text(Column column, Object cell) {
        if (cell instanceof Number) {
            throw new IllegalStateException("numbers of the column " + column.name() + " have no type");
        }
        return cell.toString();
    }

    @Override
    void finish() throws IOException {
        table.close();
    }
}
