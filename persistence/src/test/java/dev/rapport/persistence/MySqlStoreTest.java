package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MySqlServer.Condition.class)
final class MySqlStoreTest extends DatabaseContract {
    @BeforeAll
    static void dropWhatOthersLeft() {
        Databases.drop(MySqlServer.options().orElseThrow());
    }

    @Override
    StoreOptions options() {
        return MySqlServer.options().orElseThrow();
    }

    /** MySQL does not end what a frozen process left open but by dropping its connection; by itself after eight hours. */
    @Test
    void a_connection_that_nothing_is_heard_of_is_dropped_soon() throws SQLException {
        try (JooqStore store = JooqStore.open(options());
                Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet seconds = statement.executeQuery("SELECT @@SESSION.wait_timeout")) {
            assertThat(seconds.next()).isTrue();
            assertThat(seconds.getInt(1)).isLessThanOrEqualTo(60);
        }
    }
}
