package dev.rapport.persistence;

import dev.rapport.domain.store.Store;
import dev.rapport.testkit.store.StoreContract;
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
        Databases.empty(options());
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
}
