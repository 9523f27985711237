package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.domain.network.FailureKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** TikTok's limits slide over a minute, and no header is documented that tells the wait. */
final class RateLimit {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final int MOST_JITTER_MILLIS = 15_000;

    private RateLimit() {}

    static AnswerCheck.Trouble ofAMinute(String said) {
        int jitter = ThreadLocalRandom.current().nextInt(MOST_JITTER_MILLIS);
        return new AnswerCheck.Passing(FailureKind.RATE_LIMITED, said, Optional.of(MINUTE.plusMillis(jitter)));
    }
}
