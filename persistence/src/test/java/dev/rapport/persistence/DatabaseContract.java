package dev.rapport.persistence;

import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.store.Store;
import dev.rapport.testkit.store.StoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The store's contract in a database, which is emptied for each test; the other door is a store of its own. */
abstract class DatabaseContract extends StoreContract {
    private final List<Store> doors = new ArrayList<>();

    abstract StoreOptions options();

    @Override
    protected Store emptyStore(Clock clock) {
        Store store = JooqStore.open(options(), clock);
        empty();
        return store;
    }

    @Override
    protected Store anotherDoor() {
        Store door = JooqStore.open(options(), clock);
        doors.add(door);
        return door;
    }

    @AfterEach
    void closeDoors() {
        doors.forEach(Store::close);
    }

    private void empty() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.executeUpdate("DELETE FROM " + table);
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
                String table = rows.getString("TABLE_NAME");
                String schema = String.valueOf(rows.getString("TABLE_SCHEM"));
                if (!table.startsWith("flyway") && !schema.equalsIgnoreCase("information_schema")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    final Connection connect() throws SQLException {
        StoreOptions options = options();
        return DriverManager.getConnection(
                StoreUrl.complete(options.url()),
                options.user().orElse("sa"),
                options.password().map(Secret::reveal).orElse(""));
    }
}
