package dev.rapport.benchmark;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** One read by an adapter alone: no store, a gate that is always open. */
final class Reading {
    private static final QuotaGate OPEN = new QuotaGate() {
        @Override
        public void acquire(Cost cost) {}

        @Override
        public void settle(Cost further) {}

        @Override
        public void pause(String bucket, Instant until) {}
    };

    private Reading() {}

    /** Reads creators 1, 2, ... and fails unless every one of them was read. */
    static void all(NetworkAdapter adapter, int creators, int posts, int inFlight) {
        ReadRequest request = new ReadRequest(
                IntStream.rangeClosed(1, creators)
                        .mapToObj(number -> AccountToRead.fresh(
                                new AccountId(number), Rapport.reference(adapter.network(), number)))
                        .toList(),
                posts,
                false);
        ReadContext context = new ReadContext(
                OPEN,
                new Consents(Instant.MAX),
                Clock.systemUTC(),
                Waiting.real(),
                Cancellation.never(),
                new CallLimits(inFlight, 4, Duration.ofSeconds(60), 20_000_000));
        AtomicInteger read = new AtomicInteger();
        adapter.read(request, context, outcome -> {
            if (outcome instanceof AccountOutcome.Read) {
                read.incrementAndGet();
            } else {
                System.err.println("    " + outcome);
            }
        });
        if (read.get() != creators) {
            throw new IllegalStateException("read " + read + " of " + creators);
        }
    }
}
