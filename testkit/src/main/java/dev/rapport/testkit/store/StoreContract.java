package dev.rapport.testkit.store;

import dev.rapport.domain.store.Store;
import dev.rapport.testkit.SettableClock;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link Store} keeps to. A store's own test extends this class and says how an empty store is made; times
 * here are whole microseconds, which is what a store has to keep.
 */
public abstract class StoreContract {
    /** When entries are made in these tests, until a test moves it. */
    protected final SettableClock clock = SettableClock.at("2026-03-01T10:00:00.123456Z");

    private Store store;

    /** A store without any content that tells its time by this clock; closed after the test. */
    protected abstract Store emptyStore(Clock clock);

    /**
     * Another way into the store that {@link #emptyStore} made last, as a second process would have. For stores that have
     * one door only, that store itself.
     */
    protected Store anotherDoor() {
        return store;
    }

    final Store store() {
        return store;
    }

    @BeforeEach
    final void openStore() {
        store = emptyStore(clock);
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Nested
    final class Saving extends SavingContract {
        Saving() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Finding extends FindingContract {
        Finding() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Consents extends ConsentContract {
        Consents() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Appending extends AppendingContract {
        Appending() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Identity extends IdentityContract {
        Identity() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Posts extends PostsContract {
        Posts() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Due extends DueContract {
        Due() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Batches extends BatchesContract {
        Batches() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Rates extends RatesContract {
        Rates() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Quota extends QuotaContract {
        Quota() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Grants extends GrantContract {
        Grants() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class ByHand extends ByHandContract {
        ByHand() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Facts extends FactContract {
        Facts() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Quarantine extends QuarantineContract {
        Quarantine() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Texts extends TextContract {
        Texts() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class Retention extends RetentionContract {
        Retention() {
            super(StoreContract.this);
        }
    }

    @Nested
    final class People extends PeopleContract {
        People() {
            super(StoreContract.this);
        }
    }
}
