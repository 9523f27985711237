package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.RetentionTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * How long YouTube lets its data be kept: 30 days for what was read with a key alone, 36 calendar months for statistics
 * with the derived-metrics amendment, where project and day of the grant are told. Two days and two weeks less, for runs that fail.
 */
final class YouTubeRetention {
    private static final Duration MONTH = Duration.ofDays(28);
    private static final Duration THREE_YEARS = Duration.ofDays(1080);
    private static final String POLICIES =
            "YouTube API Services Developer Policies III.E.4.b-d, as of 2026-09-14: 30 days";
    private static final String AMENDMENT =
            "; III.L, as of 2026-06-01: statistics up to 36 months where the derived-metrics amendment was granted";

    private YouTubeRetention() {}

    static RetentionTerms terms(boolean isApproved) {
        return new RetentionTerms(
                Optional.empty(),
                MONTH,
                Optional.of(isApproved ? THREE_YEARS : MONTH),
                Optional.of(MONTH),
                RetentionTerms.AFTER_WITHDRAWAL,
                true,
                POLICIES + (isApproved ? AMENDMENT : ""));
    }
}
