package dev.rapport.app.exporting;

import dev.rapport.app.cli.ProgressLine;
import dev.rapport.domain.metric.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One table of an export, written row by row. */
abstract class TableFile implements AutoCloseable {
    private final ProgressLine progress;
    private long rows;

    TableFile(ProgressLine progress) {
        this.progress = progress;
    }

    /** @param cells texts, numbers, times, counts (two cells: value and status), or any of them optional; "" is none */
    final void row(Object... cells) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object cell : cells) {
            if (cell instanceof Count count) {
                plain.add(count.isKnown() ? count.get() : null);
                plain.add(count.status().code());
            } else {
                plain.add(plain(cell));
            }
        }
        write(plain);
        rows++;
        progress.step();
    }

    private static @Nullable Object plain(Object cell) {
        Object bare = cell instanceof Optional<?> maybe ? maybe.orElse(null) : cell;
        return "".equals(bare) ? null : bare;
    }

    /** @param cells one for each column; null where there is none */
    abstract void write(List<@Nullable Object> cells);

    abstract void finish() throws IOException;

    final long rows() {
        return rows;
    }

    @Override
    public final void close() throws IOException {
        progress.close();
        finish();
    }
}
