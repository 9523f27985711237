package dev.rapport.app.serving;

import dev.rapport.domain.setting.Secret;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database of its own for every test, on a server whose user may make those whose names begin with that of its own. */
final class StoreDatabases {
    private static final String MYSQL = "RAPPORT_TEST_MYSQL_";

    private final StoreOptions server;
    private final String prefix;
    private int databases;
    private boolean pattern;

    private StoreDatabases(StoreOptions server) {
        this.server = server;
        this.prefix = server.url().replaceFirst("^.*/(\\w+)(\\?.*)?$", "$1");
        if (!prefix.contains("test")) {
            throw new IllegalStateException("no database of a store's tests: " + prefix);
        }
    }

    private static final class MariaDb {
        static final StoreDatabases HERE = new StoreDatabases(StoreServer.get().options());
    }

    private static final class MySql {
        static final StoreDatabases HERE = new StoreDatabases(new StoreOptions(
                variable("URL").orElseThrow(() -> new IllegalStateException(MYSQL + "URL names no server")),
                variable("USER"),
                variable("PASSWORD").map(Secret::new),
                4));

        private static Optional<String> variable(String name) {
            return Optional.ofNullable(System.getenv(MYSQL + name)).filter(value -> !value.isBlank());
        }
    }

    /** On a MariaDB of these tests' own, or as {@code rapport.store} says on {@link #ofMySql}. */
    static StoreDatabases get() {
        String store = System.getProperty("rapport.store", "mariadb");
        return switch (store) {
            case "mariadb" -> MariaDb.HERE;
            case "mysql" -> ofMySql();
            default -> throw new IllegalArgumentException("rapport.store is mariadb or mysql, not " + store);
        };
    }

    /** On the MySQL that the environment names, as to the tests of the store. */
    static StoreDatabases ofMySql() {
        return MySql.HERE;
    }

    /** A database that nobody has used. Its schema is copied, for bringing it up to date takes long. */
    synchronized StoreOptions withTables() {
        String source = prefix + "_pattern";
        if (!pattern) {
            JooqStore.open(make(source)).close();
            pattern = true;
        }
        StoreOptions place = empty();
        try (Connection connection = connect(place);
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement, source)) {
                statement.execute("CREATE TABLE " + table + " LIKE " + source + "." + table);
            }
            statement.execute("INSERT INTO flyway_schema_history SELECT * FROM " + source + ".flyway_schema_history");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return place;
    }

    /** A database without any table. */
    synchronized StoreOptions empty() {
        databases++;
        return make(prefix + "_serve" + databases);
    }

    /** One of an earlier run gives way. */
    private StoreOptions make(String database) {
        try (Connection connection = connect(named(""));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
            statement.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return named(database);
    }

    private StoreOptions named(String database) {
        String url = server.url().replaceFirst("/" + prefix + "(?=\\?|$)", "/" + database);
        return new StoreOptions(url, server.user(), server.password(), server.poolSize());
    }

    static Connection connect(StoreOptions place) throws SQLException {
        return DriverManager.getConnection(
                place.url(),
                place.user().orElse(""),
                place.password().map(Secret::reveal).orElse(""));
    }

    static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<String> tables(Statement statement, String database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = statement.executeQuery("SHOW TABLES FROM " + database)) {
            while (tables.next()) {
                names.add(tables.getString(1));
            }
        }
        return names;
    }
}
