package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.serving.ServiceStatus.NetworkStatus;
import dev.rapport.app.serving.ServiceStatus.State;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StatusBoardTest {
    private final SettableClock clock = SettableClock.at("2026-03-02T03:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private NetworkHealth health = NetworkHealth.WELL;
    private final StatusBoard board = new StatusBoard(
            Map.of(Network.YOUTUBE, () -> health, Network.TIKTOK, () -> NetworkHealth.WELL), ReadingPlan.DEFAULT);

    private NetworkStatus look() {
        board.look(store.batches(), clock.instant(), clock.instant().plus(Duration.ofDays(1)));
        assertThat(board.networks())
                .extracting(NetworkStatus::network)
                .containsExactly(Network.TIKTOK, Network.YOUTUBE);
        return board.networks().get(1);
    }

    private void collect() {
        store.creators()
                .save(
                        List.of(new CreatorEntry(
                                new CreatorKey("anna"),
                                Optional.empty(),
                                Network.YOUTUBE,
                                AccountReference.ofHandle("anna"),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Optional.empty())),
                        false);
        new Collector(
                        store.batches(),
                        List.of(Network.YOUTUBE),
                        ReadingPlan.DEFAULT,
                        10,
                        clock,
                        () -> "id1",
                        batch -> {})
                .collect(clock.instant());
    }

    @Test
    void a_network_that_falls_silent_is_seen_while_its_batch_is_still_read() {
        health = NetworkHealth.silent(clock.instant(), clock.instant().plusSeconds(30));
        assertThat(look().state()).as("nobody asks it for anything").isEqualTo(State.IDLE);

        collect();
        assertThat(look().state()).isEqualTo(State.CIRCUIT_OPEN);
        assertThat(look().until()).contains(clock.instant().plusSeconds(30));
        assertThat(look().reason()).isEqualTo("it has not answered since 2026-03-02T03:00:00Z");

        health = NetworkHealth.WELL;
        assertThat(look().state()).isEqualTo(State.RUNNING);
        assertThat(look().until()).isEmpty();
        assertThat(look().reason()).isEmpty();
    }
}
