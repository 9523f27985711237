package dev.rapport.persistence;

import dev.rapport.persistence.internal.InstantBinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of one table in few statements. jOOQ makes the statement; the values go past it, since binding each
 * through jOOQ costs more than all the rest.
 */
final class Rows {
    /**
     * In one statement: far below what servers take, enough to make the way there cheap, and few enough for the driver to
     * keep the statement (see {@link StoreUrl#LONGEST_KEPT}).
     */
    static final int TOGETHER = 200;

    /** For rows of no connection: without any, jOOQ makes one anew each time a field of a key is set. */
    static final Configuration DETACHED = new DefaultConfiguration();

    private Rows() {}

    /** Rows that are certain not to be there yet. */
    static <R extends TableRecord<R>> void insert(DSLContext tx, Table<R> table, Collection<R> rows) {
        write(tx, tx.insertInto(table, table.fields()).values(placeholders(table)), new ArrayList<>(rows));
    }

    /** Those of the rows that differ from what was loaded; only for tables without any unique key but the primary one. */
    static <R extends TableRecord<R>> void upsert(DSLContext tx, Table<R> table, Collection<R> rows) {
        UniqueKey<R> key = Objects.requireNonNull(table.getPrimaryKey());
        Map<Field<?>, Field<?>> newValues = new HashMap<>();
        Arrays.stream(table.fields())
                .filter(field -> !key.getFields().contains(field))
                .forEach(field -> newValues.put(field, DSL.excluded(field)));
        write(
                tx,
                tx.insertInto(table, table.fields())
                        .values(placeholders(table))
                        .onDuplicateKeyUpdate()
                        .set(newValues),
                rows.stream().filter(TableRecord::modified).toList());
    }

    private static List<Param<?>> placeholders(Table<?> table) {
        return Arrays.stream(table.fields())
                .<Param<?>>map(field -> DSL.val(null, field))
                .toList();
    }

    private static void write(DSLContext tx, Query ofOne, List<? extends TableRecord<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String sql = tx.render(ofOne);
        tx.connection(connection -> {
            if (tx.dialect() == SQLDialect.H2) {
                writeBatch(connection, sql, rows);
                return;
            }
            for (int from = 0; from < rows.size(); from += TOGETHER) {
                writeTogether(connection, sql, rows.subList(from, Math.min(rows.size(), from + TOGETHER)));
            }
        });
    }

    private static void writeBatch(Connection connection, String sql, List<? extends TableRecord<?>> rows)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (TableRecord<?> row : rows) {
                bind(statement, 0, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void writeTogether(Connection connection, String ofOne, List<? extends TableRecord<?>> rows)
            throws SQLException {
        int width = rows.get(0).size();
        String values = "(" + String.join(", ", Collections.nCopies(width, "?")) + ")";
        String sql = ofOne.replace(values, String.join(", ", Collections.nCopies(rows.size(), values)));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                bind(statement, i * width, rows.get(i));
            }
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, int before, TableRecord<?> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            bind(statement, before + i + 1, row.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else if (value instanceof Instant moment) {
            InstantBinding.bind(statement, place, moment);
        } else if (value instanceof String text) {
            statement.setString(place, text);
        } else if (value instanceof Long number) {
            statement.setLong(place, number);
        } else {
            statement.setObject(place, value);
        }
    }
}
