package dev.rapport.persistence;

import dev.rapport.domain.setting.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The databases behind the stores of these tests, past the store. */
final class Databases {
    private Databases() {}

    /** What a store can live in. */
    enum Kind {
        EMBEDDED,
        MARIADB,
        MYSQL;

        /** @param folder where an embedded store puts its file */
        StoreOptions options(Path folder) {
            return switch (this) {
                case EMBEDDED -> StoreOptions.embedded(folder.resolve("rapport"));
                case MARIADB -> MariaDbServer.get().options();
                case MYSQL -> MySqlServer.options().orElseThrow();
            };
        }
    }

    /** Those that can be had here. */
    static Stream<Kind> kinds() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.MYSQL || MySqlServer.options().isPresent());
    }

    static Connection connect(StoreOptions options) throws SQLException {
        return DriverManager.getConnection(
                StoreUrl.complete(options.url()),
                options.user().orElse("sa"),
                options.password().map(Secret::reveal).orElse(""));
    }

    static void execute(StoreOptions options, String sql) {
        try (Connection connection = connect(options);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Deletes the rows of all tables but the history of migrations. */
    static void empty(StoreOptions options) {
        try (Connection connection = connect(options);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                if (!table.startsWith("flyway")) {
                    statement.executeUpdate("DELETE FROM " + table);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void drop(StoreOptions options) {
        try (Connection connection = connect(options);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.executeUpdate("DROP TABLE " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                if (!"information_schema".equalsIgnoreCase(rows.getString("TABLE_SCHEM"))) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }
}
