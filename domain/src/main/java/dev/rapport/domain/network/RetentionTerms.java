package dev.rapport.domain.network;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a network's terms let its data be kept, as deadlines with a margin for a run that fails. What is read anew
 * in time stays; every reading is a fact of its own and has its own deadline. Not legal advice.
 *
 * @param route the way that these are about, as readings name it; empty for every way without terms of its own
 * @param texts longest age of names, titles and captions
 * @param numbers longest age of counts; empty if the terms name no time
 * @param vanished how long after its last reading a post that the network shows no more is deleted, and its numbers with
 *     it; empty if the terms do not ask for that: then its text alone goes
 * @param withdrawn how long after a creator took the consent back all that was read with it is deleted
 * @param binding whether the terms fix these times, so that longer ones break them; handles that an account no longer
 *     has are then texts too
 * @param source where that is written and when it was read, for people
 */
public record RetentionTerms(
        Optional<String> route,
        Duration texts,
        Optional<Duration> numbers,
        Optional<Duration> vanished,
        Duration withdrawn,
        boolean binding,
        String source) {
    /** Seven days, which YouTube's policies name and others do not, with a margin of two. */
    public static final Duration AFTER_WITHDRAWAL = Duration.ofDays(5);

    /** What is assumed of a network whose terms nobody told: texts for four weeks, numbers without a deadline. */
    public static RetentionTerms unknown() {
        return new RetentionTerms(
                Optional.empty(),
                Duration.ofDays(28),
                Optional.empty(),
                Optional.empty(),
                AFTER_WITHDRAWAL,
                false,
                "this network's terms are not known to the program; read them and set the times");
    }
}
