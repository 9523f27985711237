package dev.rapport.testkit.adapter;

import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every {@link NetworkAdapter} keeps to. An adapter's own test extends this class and says how its network speaks;
 * accounts, posts and mishaps are played here, over loopback, with a clock that stands still until somebody waits.
 *
 * <p>Everything is expected. What a network or its adapter cannot do is declared in {@link #gaps} with the reason; a gap
 * that is declared and does not exist fails.
 */
@ExtendWith(GapCheck.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class AdapterContract {
    /** What the clock shows when a test begins. */
    protected static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** Stands in every key and token, so that it can be looked for. */
    protected static final String SECRET = "not-to-be-seen";

    final SettableClock clock = new SettableClock(NOW);
    final RecordingQuotaGate gate = new RecordingQuotaGate(NOW.plus(Duration.ofHours(1)));
    final HeldGrants grants = new HeldGrants();

    private final List<NetworkAdapter> adapters = new ArrayList<>();
    private @Nullable PlayedNetwork network;
    private @Nullable StubServer server;
    private volatile Meddling meddling = (number, asked, honest) -> honest.answer();
    private final List<RuntimeException> faults = new CopyOnWriteArrayList<>();
    private int answered;

    /** The adapter is made through the door that the program uses. */
    protected abstract NetworkAdapterProvider provider();

    /** Every setting that the adapter needs. Keys and tokens hold the words {@value SECRET}, by which they are known. */
    protected abstract Map<String, String> settings(String baseUrl);

    protected abstract Dialect dialect();

    /** Names of tests that cannot hold, each with the reason. */
    protected Map<String, String> gaps() {
        return Map.of();
    }

    /** Changes answers on their way. */
    @FunctionalInterface
    interface Meddling {
        /** The answer to the request of that number, counted from 1. */
        Answer answer(int number, Asked asked, Honest honest);
    }

    /** What the network would have answered. */
    @FunctionalInterface
    interface Honest {
        Answer answer();
    }

    /** Made when first asked for: the dialect may hang on what the subclass's constructor does. */
    final synchronized PlayedNetwork network() {
        if (network == null) {
            network = new PlayedNetwork(dialect(), NOW.minus(Duration.ofDays(3)));
        }
        return network;
    }

    final synchronized StubServer server() {
        if (server == null) {
            server = new StubServer(this::answer);
        }
        return server;
    }

    final void meddle(Meddling how) {
        meddling = how;
    }

    final Settings given() {
        return new Settings("networks." + provider().network(), settings(server().baseUrl()));
    }

    /** A new adapter with those settings; closed after the test. */
    final NetworkAdapter adapter() {
        NetworkAdapter adapter = provider().create(new NetworkAdapterProvider.Context(given(), clock));
        adapters.add(adapter);
        return adapter;
    }

    private Answer answer(Asked asked) {
        return meddling.answer(number(), asked, () -> {
            try {
                return dialect().answer(asked, network());
            } catch (PlayedAccount.Outage e) {
                return Answer.json(500, "");
            } catch (RuntimeException e) {
                faults.add(e);
                throw e;
            }
        });
    }

    private synchronized int number() {
        return ++answered;
    }

    @AfterEach
    final void close() {
        for (NetworkAdapter adapter : adapters) {
            try {
                adapter.close();
            } catch (RuntimeException e) {
                // A test of its own says that this must not be.
            }
        }
        server().close();
        Assertions.assertThat(faults).as("where the dialect broke").isEmpty();
    }

    @Test
    final void every_declared_gap_names_a_test_and_a_reason() {
        Set<String> tests = Arrays.stream(AdapterContract.class.getDeclaredClasses())
                .filter(part -> part.isAnnotationPresent(Nested.class))
                .flatMap(part -> Arrays.stream(part.getSuperclass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Assertions.assertThat(tests).containsAll(gaps().keySet());
        Assertions.assertThat(gaps().values()).noneMatch(String::isBlank);
    }

    @Nested
    final class Door extends DoorContract {
        Door() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Counts extends CountContract {
        Counts() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Batches extends BatchContract {
        Batches() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Pages extends PageContract {
        Pages() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Accounts extends AccountContract {
        Accounts() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Refusals extends RefusalContract {
        Refusals() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Limits extends LimitContract {
        Limits() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Stopping extends StoppingContract {
        Stopping() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Tokens extends TokenContract {
        Tokens() {
            super(AdapterContract.this);
        }
    }

    @Nested
    final class Secrets extends SecretContract {
        Secrets() {
            super(AdapterContract.this);
        }
    }
}
