package dev.rapport.testkit.adapter;

import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.Map;

/** The contract on bad adapters; run by {@link ContractBitesTest} alone. */
abstract class BadContract extends AdapterContract {
    private final boolean naive;

    BadContract(boolean naive) {
        this.naive = naive;
    }

    static final class Naive extends BadContract {
        Naive() {
            super(true);
        }
    }

    static final class Contrary extends BadContract {
        Contrary() {
            super(false);
        }
    }

    /** One gap is there, one is not, and one names no test. */
    static final class Gaps extends BadContract {
        Gaps() {
            super(true);
        }

        @Override
        protected Map<String, String> gaps() {
            return Map.of(
                    "closing_twice_is_harmless", "a gap that is there",
                    "zero_is_a_number", "a gap that is not there",
                    "no_such_test", "a slip of the pen");
        }
    }

    @Override
    protected NetworkAdapterProvider provider() {
        return new BadProvider(naive);
    }

    @Override
    protected Map<String, String> settings(String baseUrl) {
        return Map.of("base-url", baseUrl, "key", "key-not-to-be-seen");
    }

    @Override
    protected Dialect dialect() {
        return new PlainDialect();
    }
}
