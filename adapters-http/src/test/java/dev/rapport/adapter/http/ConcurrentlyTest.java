package dev.rapport.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {
    private static final List<Integer> THINGS = IntStream.range(0, 100).boxed().toList();

    @Test
    void everything_is_done_once_and_never_too_much_at_a_time() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Concurrently.forEach(THINGS, 5, Cancellation.never(), thing -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            assertThat(done.add(thing)).isTrue();
            running.decrementAndGet();
        });
        assertThat(done).isEqualTo(THINGS.stream().collect(Collectors.toSet()));
        assertThat(most.get()).isLessThanOrEqualTo(5);
    }

    @Test
    void things_are_done_at_the_same_time() {
        CyclicBarrier all = new CyclicBarrier(10);
        Concurrently.forEach(THINGS, 10, Cancellation.never(), thing -> {
            try {
                all.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(all.isBroken()).isFalse();
    }

    @Test
    void nothing_is_begun_after_a_cancellation() {
        AtomicInteger done = new AtomicInteger();
        Concurrently.forEach(THINGS, 1, () -> done.get() >= 3, thing -> done.incrementAndGet());
        assertThat(done.get()).isEqualTo(3);
    }

    @Test
    void the_first_failure_is_thrown_and_ends_the_work() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> Concurrently.forEach(THINGS, 1, Cancellation.never(), thing -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("no " + thing);
                }))
                .hasMessage("no 0");
        assertThat(begun.get()).isEqualTo(1);
    }

    /** A tree: each task leads to two more, down to the leaves. */
    @Test
    void what_a_task_leads_to_is_done_too() {
        Queue<Integer> waiting = new ConcurrentLinkedQueue<>(List.of(1));
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        Concurrently.whileAny(
                3,
                Cancellation.never(),
                () -> Optional.ofNullable(waiting.poll()).map(number -> () -> {
                    done.add(number);
                    if (2 * number < 128) {
                        waiting.add(2 * number);
                        waiting.add(2 * number + 1);
                    }
                }));
        assertThat(done).isEqualTo(IntStream.range(1, 128).boxed().collect(Collectors.toSet()));
    }
}
