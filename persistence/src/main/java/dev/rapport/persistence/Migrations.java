package dev.rapport.persistence;

import dev.rapport.domain.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the version that this code speaks. Several processes may try at once. */
final class Migrations {
    /** Number of the newest file in {@code db/migration}. */
    static final int NEWEST = 87;

    private static final String HISTORY = "flyway_schema_history";
    private static final int ATTEMPTS = 20;
    /** Whoever starts at the same time would have changed the reason by then. */
    private static final int ALIKE = 3;

    private Migrations() {}

    private record Schema(int version, boolean isBroken) {}

    static void run(DataSource database, StoreOptions options) {
        String place = options.place();
        String reason = "";
        int alike = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                Schema schema = schema(database);
                if (schema.version() > NEWEST) {
                    throw new StoreException("the schema of the store " + place + " is at version " + schema.version()
                            + ", newer than this program, which knows " + NEWEST + "; use a newer program");
                }
                if (schema.version() < NEWEST || schema.isBroken()) {
                    migrate(options, schema.isBroken());
                }
                return;
            } catch (FlywayException | SQLException e) {
                alike = Trouble.reason(e).equals(reason) ? alike + 1 : 1;
                reason = Trouble.reason(e);
                if (attempt >= ATTEMPTS || alike >= ALIKE) {
                    throw failure(options, e);
                }
                pause();
            }
        }
    }

    private static Schema schema(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int version = 0;
            boolean isBroken = false;
            if (hasHistory(connection)) {
                try (Statement statement = connection.createStatement();
                        ResultSet steps = statement.executeQuery(
                                "SELECT version, success FROM " + HISTORY + " WHERE version > ''")) {
                    while (steps.next()) {
                        version = Math.max(version, Integer.parseInt(steps.getString(1)));
                        isBroken |= !steps.getBoolean(2);
                    }
                }
            }
            return new Schema(version, isBroken);
        }
    }

    private static StoreException failure(StoreOptions options, Exception e) {
        String place = options.place();
        Trouble trouble = Trouble.of(e);
        if (trouble != Trouble.OTHER && trouble != Trouble.CONFLICT) {
            return new StoreException(trouble.message(place, e), e);
        }
        return new StoreException(
                "the schema of the store " + place + " could not be brought to version " + NEWEST + nextStep(options)
                        + ": " + Trouble.reason(e)
                        + "; if something exists already, an earlier start was cut off after making it: drop it and start"
                        + " again",
                e);
    }

    /** The step that is not done yet, as people can find it among the files. */
    private static String nextStep(StoreOptions options) {
        return Arrays.stream(flyway(options).info().all())
                .filter(step -> step.getState().isFailed() || !step.getState().isApplied())
                .findFirst()
                .map(step -> " at step " + step.getVersion() + ", " + step.getDescription())
                .orElse("");
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, HISTORY, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }

    /** With connections of its own: the one that keeps others out may be silent for as long as a step takes. */
    private static Flyway flyway(StoreOptions options) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(StoreUrl.complete(options.url()), Connecting.user(options), Connecting.password(options))
                .locations("classpath:db/migration")
                .table(HISTORY)
                .load();
    }

    private static void migrate(StoreOptions options, boolean isBroken) {
        Flyway flyway = flyway(options);
        if (isBroken) {
            flyway.repair();
        }
        flyway.migrate();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the schema was brought up to date", e);
        }
    }
}
