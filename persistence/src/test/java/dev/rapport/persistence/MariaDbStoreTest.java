package dev.rapport.persistence;

import org.junit.jupiter.api.BeforeAll;

final class MariaDbStoreTest extends DatabaseContract {
    @BeforeAll
    static void dropWhatOthersLeft() {
        Databases.drop(MariaDbServer.get().options());
    }

    @Override
    StoreOptions options() {
        return MariaDbServer.get().options();
    }
}
