package dev.rapport.persistence;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on a cluster, by way of its second node; the first may have been killed by then. */
@ExtendWith(GaleraCluster.Condition.class)
final class GaleraStoreTest extends DatabaseContract {
    @BeforeAll
    static void dropWhatOthersLeft() {
        Databases.drop(GaleraCluster.options(2).orElseThrow());
    }

    @Override
    StoreOptions options() {
        return GaleraCluster.options(2).orElseThrow();
    }
}
