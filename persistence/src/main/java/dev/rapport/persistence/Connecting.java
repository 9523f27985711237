package dev.rapport.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.store.StoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** From options to an open database with the right schema. */
final class Connecting {
    /** An embedded file may be between two owners for a moment. */
    private static final int EMBEDDED_ATTEMPTS = 10;

    /**
     * In seconds. A process that is frozen within a transaction holds its locks: MariaDB, which alone reads such a comment,
     * ends the transaction for it; MySQL drops the connection that nothing was heard of.
     */
    private static final String LIMITS =
            "SET /*M! SESSION idle_transaction_timeout = 10, */ SESSION wait_timeout = 60, SESSION autocommit = 1";
    /** Sooner than the server takes a connection in the pool for such a one. */
    private static final long SIGN_OF_LIFE_MILLIS = 30_000;

    private Connecting() {}

    static Database open(StoreOptions options) {
        keepQuiet();
        HikariDataSource pool = pool(options);
        try {
            SQLDialect dialect = dialect(pool, options.place());
            Migrations.run(pool, options);
            Settings settings = new Settings()
                    .withRenderSchema(false)
                    .withExecuteLogging(false)
                    .withFetchWarnings(false);
            return new Database(pool, DSL.using(pool, dialect, settings), options.place());
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** H2 must serve other processes on the loopback address only; jOOQ must not advertise itself in the log. */
    private static void keepQuiet() {
        if (System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static HikariDataSource pool(StoreOptions options) {
        boolean isEmbedded = isEmbedded(options);
        for (int attempt = 1; ; attempt++) {
            try {
                return new HikariDataSource(configuration(options, isEmbedded));
            } catch (PoolInitializationException e) {
                if (!isEmbedded || attempt >= EMBEDDED_ATTEMPTS || !isBetweenOwners(e)) {
                    throw unreachable(options, e);
                }
                pause();
            } catch (RuntimeException e) {
                throw unreachable(options, e);
            }
        }
    }

    private static HikariConfig configuration(StoreOptions options, boolean isEmbedded) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rapport-store");
        config.setJdbcUrl(StoreUrl.complete(options.url()));
        config.setUsername(user(options));
        config.setPassword(password(options));
        config.setMaximumPoolSize(options.poolSize());
        config.setMinimumIdle(1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!isEmbedded) {
            config.setConnectionInitSql(LIMITS);
            config.setKeepaliveTime(SIGN_OF_LIFE_MILLIS);
        }
        return config;
    }

    private static boolean isEmbedded(StoreOptions options) {
        return options.url().startsWith(StoreUrl.H2);
    }

    static @Nullable String user(StoreOptions options) {
        return options.user().orElse(isEmbedded(options) ? "sa" : null);
    }

    static @Nullable String password(StoreOptions options) {
        return options.password().map(Secret::reveal).orElse(isEmbedded(options) ? "" : null);
    }

    /** H2: 90020 still locked by another process, 90067 that process just closed, 8000 its lock file is being written. */
    private static boolean isBetweenOwners(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (sql.getErrorCode() == 90020 || sql.getErrorCode() == 90067 || sql.getErrorCode() == 8000)) {
                return true;
            }
        }
        return false;
    }

    private static StoreException unreachable(StoreOptions options, RuntimeException e) {
        String reason = Trouble.reason(e);
        boolean tellsSecret = reason.toLowerCase(Locale.ROOT).contains("jdbc:")
                || options.password()
                        .map(Secret::reveal)
                        .filter(reason::contains)
                        .isPresent();
        return new StoreException("the store " + options.place() + " cannot be reached"
                + (tellsSecret ? "; check its address" : ": " + reason)
                + " (settings store.url, store.user, store.password)");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while opening the store", e);
        }
    }

    /** MariaDB calls itself MySQL through MySQL's driver; only the version tells. */
    private static SQLDialect dialect(HikariDataSource pool, String place) {
        try (Connection connection = pool.getConnection()) {
            DatabaseMetaData server = connection.getMetaData();
            String product = server.getDatabaseProductName();
            if (product.contains("MariaDB")
                    || server.getDatabaseProductVersion().contains("MariaDB")) {
                return SQLDialect.MARIADB;
            }
            return switch (product) {
                case "H2" -> SQLDialect.H2;
                case "MySQL" -> SQLDialect.MYSQL;
                default ->
                    throw new StoreException(
                            "the store " + place + " is " + product + "; H2, MySQL and MariaDB are known");
            };
        } catch (SQLException e) {
            throw new StoreException("the store " + place + " cannot be reached: " + Trouble.reason(e), e);
        }
    }
}
