package dev.rapport.persistence;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;

/** Writes many rows of one table as one batch, which drivers of the MySQL family send as one statement. */
final class Rows {
    private Rows() {}

    /** Rows that are certain not to be there yet. */
    static <R extends TableRecord<R>> void insert(DSLContext tx, Table<R> table, Collection<R> rows) {
        execute(tx, tx.insertInto(table, table.fields()).values(placeholders(table)), rows);
    }

    /** Those of the rows that differ from what was loaded; only for tables without any unique key but the primary one. */
    static <R extends TableRecord<R>> void upsert(DSLContext tx, Table<R> table, Collection<R> rows) {
        List<R> changed = rows.stream().filter(TableRecord::modified).toList();
        UniqueKey<R> key = Objects.requireNonNull(table.getPrimaryKey());
        Map<Field<?>, Field<?>> newValues = new HashMap<>();
        Arrays.stream(table.fields())
                .filter(field -> !key.getFields().contains(field))
                .forEach(field -> newValues.put(field, DSL.excluded(field)));
        execute(
                tx,
                tx.insertInto(table, table.fields())
                        .values(placeholders(table))
                        .onDuplicateKeyUpdate()
                        .set(newValues),
                changed);
    }

    private static List<Param<?>> placeholders(Table<?> table) {
        return Arrays.stream(table.fields())
                .<Param<?>>map(field -> DSL.val(null, field))
                .toList();
    }

    private static void execute(DSLContext tx, Query statement, Collection<? extends TableRecord<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BatchBindStep batch = tx.batch(statement);
        for (TableRecord<?> row : rows) {
            batch = batch.bind(row.intoArray());
        }
        batch.execute();
    }
}
