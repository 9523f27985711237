package dev.rapport.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.domain.store.StoreException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Runs work on the database: repeats it whole where that helps, and speaks of failures as the port does. */
final class Database implements AutoCloseable {
    private static final int ROWS_AHEAD = 1000;

    private final HikariDataSource pool;
    private final DSLContext db;
    private final String place;

    Database(HikariDataSource pool, DSLContext db, String place) {
        this.pool = pool;
        this.db = db;
        this.place = place;
    }

    <T> T read(Function<DSLContext, T> work) {
        return repeating(() -> work.apply(db));
    }

    /** One transaction; the work may run more than once. */
    <T> T write(Function<DSLContext, T> work) {
        return repeating(() -> db.transactionResult(configuration -> work.apply(configuration.dsl())));
    }

    private <T> T repeating(Supplier<T> work) {
        Map<Trouble, Integer> failures = new EnumMap<>(Trouble.class);
        while (true) {
            try {
                return work.get();
            } catch (DataAccessException e) {
                Trouble trouble = Trouble.of(e);
                int attempts = failures.merge(trouble, 1, Integer::sum);
                if (attempts >= trouble.attempts()) {
                    throw failure(trouble, e);
                }
                pause(trouble, attempts);
            }
        }
    }

    /** Hands over row after row while they arrive, holding one connection. */
    <R extends Record> void each(Function<DSLContext, ResultQuery<R>> query, Consumer<R> row) {
        int fetchSize = db.dialect() == SQLDialect.H2 ? ROWS_AHEAD : Integer.MIN_VALUE;
        try (Cursor<R> rows = query.apply(db).fetchSize(fetchSize).fetchLazy()) {
            for (R next : rows) {
                row.accept(next);
            }
        } catch (DataAccessException e) {
            throw failure(Trouble.of(e), e);
        }
    }

    private StoreException failure(Trouble trouble, DataAccessException e) {
        return new StoreException(trouble.message(place, e), e);
    }

    private void pause(Trouble trouble, int attempt) {
        try {
            long longest = trouble.pauseMillis() * attempt;
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the store " + place, e);
        }
    }

    /** By the clock of the database. */
    Instant now() {
        return read(db -> db.dialect() == SQLDialect.H2
                ? db.select(DSL.currentOffsetDateTime()).fetchSingle().value1().toInstant()
                : db.select(DSL.function("utc_timestamp", LocalDateTime.class, DSL.inline(6)))
                        .fetchSingle()
                        .value1()
                        .toInstant(ZoneOffset.UTC));
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
