package dev.rapport.sandbox;

import dev.rapport.sandbox.quota.Quotas;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sandbox is made of. The same creators, seed, start and grants give the same answers.
 *
 * @param creators people wanted; the named people and one for each hard case come in any case
 * @param start the sandbox's first moment, from which counts grow
 * @param running whether time passes by itself; otherwise it moves only when it is told to
 * @param granted true: TikTok's creators granted access and YouTube's derived metrics are approved; false: what plain
 *     keys give, no grant and no approval
 * @param quotas empty for quotas that fit the number of creators
 * @param latency waited before each answer
 * @param port of YouTube, with Instagram and TikTok on the next two; 0 for any three free ones
 */
public record SandboxOptions(
        int creators,
        long seed,
        Instant start,
        boolean running,
        boolean granted,
        Optional<Quotas> quotas,
        Duration latency,
        int port) {
    public SandboxOptions {
        if (creators < 0 || creators > 1_000_000) {
            throw new IllegalArgumentException("creators must be from 0 to 1000000, got " + creators);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative, got " + latency);
        }
        if (port < 0 || port > 65_533) {
            throw new IllegalArgumentException("port must be from 0 to 65533, got " + port);
        }
    }

    /** 300 creators at a fixed moment, time standing still, everything granted, roomy quotas, free ports. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                300, 42, Instant.parse("2026-11-23T12:00:00Z"), false, true, Optional.empty(), Duration.ZERO, 0);
    }

    public SandboxOptions withCreators(int wanted) {
        return new SandboxOptions(wanted, seed, start, running, granted, quotas, latency, port);
    }

    public SandboxOptions withSeed(long other) {
        return new SandboxOptions(creators, other, start, running, granted, quotas, latency, port);
    }

    public SandboxOptions startingAt(Instant moment) {
        return new SandboxOptions(creators, seed, moment, running, granted, quotas, latency, port);
    }

    /** Time passes by itself from the start on. */
    public SandboxOptions withRunningClock() {
        return new SandboxOptions(creators, seed, start, true, granted, quotas, latency, port);
    }

    /** No creator's grant, no approval: what plain keys give. */
    public SandboxOptions withPlainKeysOnly() {
        return new SandboxOptions(creators, seed, start, running, false, quotas, latency, port);
    }

    public SandboxOptions withQuotas(Quotas limits) {
        return new SandboxOptions(creators, seed, start, running, granted, Optional.of(limits), latency, port);
    }

    public SandboxOptions withLatency(Duration each) {
        return new SandboxOptions(creators, seed, start, running, granted, quotas, each, port);
    }

    public SandboxOptions withPort(int first) {
        return new SandboxOptions(creators, seed, start, running, granted, quotas, latency, first);
    }
}
