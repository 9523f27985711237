package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CollectorTest {
    private final SettableClock clock = SettableClock.at("2026-03-02T03:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final List<String> scheduled = new ArrayList<>();
    private int lastId;

    private Collector collector(Network... networks) {
        return new Collector(
                store.batches(),
                List.of(networks),
                ReadingPlan.DEFAULT,
                2,
                clock,
                () -> "id" + (100 + lastId++),
                batch -> scheduled.add(batch.id()));
    }

    private void imported(Network network, String handle, String... tags) {
        store.creators()
                .save(
                        List.of(new CreatorEntry(
                                new CreatorKey(handle),
                                Optional.empty(),
                                network,
                                new AccountReference(Optional.of(new Handle(handle)), Optional.empty()),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(tags),
                                Optional.empty())),
                        false);
    }

    private Instant tomorrow() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    @Test
    void what_is_wanted_most_comes_in_the_first_batches_of_one_network_each() {
        imported(Network.YOUTUBE, "anna");
        imported(Network.YOUTUBE, "bea");
        imported(Network.YOUTUBE, "cleo");
        imported(Network.YOUTUBE, "dora", "campaign");
        imported(Network.TIKTOK, "emma");
        collector(Network.TIKTOK, Network.YOUTUBE).collect(tomorrow());
        assertThat(store.batches().open())
                .extracting(Batch::network, Batch::purpose, Batch::left)
                .containsExactly(
                        tuple(Network.YOUTUBE, Purpose.CAMPAIGN, 1L),
                        tuple(Network.TIKTOK, Purpose.NEW, 1L),
                        tuple(Network.YOUTUBE, Purpose.NEW, 2L),
                        tuple(Network.YOUTUBE, Purpose.NEW, 1L));
        assertThat(store.batches().open()).extracting(Batch::run).containsOnly("id100");
        assertThat(scheduled)
                .containsExactlyElementsOf(
                        store.batches().open().stream().map(Batch::id).toList());
    }

    @Test
    void however_often_it_collects_nobody_is_collected_twice() {
        imported(Network.YOUTUBE, "anna");
        for (int i = 0; i < 5; i++) {
            collector(Network.YOUTUBE).collect(tomorrow());
            clock.advance(Duration.ofDays(3));
        }
        assertThat(store.batches().open()).hasSize(1);
    }

    @Test
    void a_batch_whose_maker_ended_before_it_had_a_task_gets_one() {
        imported(Network.YOUTUBE, "anna");
        collector(Network.YOUTUBE).collect(tomorrow());
        scheduled.clear();
        collector(Network.YOUTUBE).look();
        assertThat(scheduled).hasSize(1);
    }

    @Test
    void a_network_that_this_process_does_not_read_is_left_to_others() {
        imported(Network.TIKTOK, "emma");
        collector(Network.YOUTUBE).collect(tomorrow());
        assertThat(store.batches().open()).isEmpty();
    }
}
