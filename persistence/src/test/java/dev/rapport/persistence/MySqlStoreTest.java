package dev.rapport.persistence;

import org.junit.jupiter.api.BeforeAll;
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
}
