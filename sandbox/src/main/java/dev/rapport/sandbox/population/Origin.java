package dev.rapport.sandbox.population;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Where a population comes from; two equal origins give two equal populations. */
record Origin(long seed, Instant start) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Random numbers that hang on the seed and on these two only. */
    SplittableRandom random(String subject, long number) {
        return random(subject.hashCode(), number);
    }

    SplittableRandom random(long subject, long number) {
        return new SplittableRandom(scramble(scramble(seed + GOLDEN * subject) + GOLDEN * number));
    }

    double daysSinceStart(Instant now) {
        return Duration.between(start, now).toSeconds() / 86_400.0;
    }

    private static long scramble(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
