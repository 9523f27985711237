package dev.rapport.testkit.store;

import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.Store;
import java.time.Clock;

final class InMemoryStoreTest extends StoreContract {
    @Override
    protected Store emptyStore(Clock clock) {
        return new InMemoryStore(clock);
    }
}
