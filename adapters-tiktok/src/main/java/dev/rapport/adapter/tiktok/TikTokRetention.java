package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.RetentionTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long TikTok lets its data be kept. What the research route brought is refreshed at least every fifteen days, two of
 * which are margin, and what is not there any more goes with the next run.
 */
final class TikTokRetention {
    private static final Duration FORTNIGHT = Duration.ofDays(13);

    static final List<RetentionTerms> TERMS = List.of(
            new RetentionTerms(
                    Optional.of(TikTokConfig.RESEARCH),
                    FORTNIGHT,
                    Optional.of(FORTNIGHT),
                    Optional.of(Duration.ZERO),
                    RetentionTerms.AFTER_WITHDRAWAL,
                    true,
                    "TikTok Research Tools Terms of Service of 2024-10-25, as quoted in 2026: refreshed every 15 days, and"
                            + " deleted when no longer available"),
            new RetentionTerms(
                    Optional.empty(),
                    Duration.ofDays(28),
                    Optional.of(Duration.ofDays(395)),
                    Optional.empty(),
                    RetentionTerms.AFTER_WITHDRAWAL,
                    false,
                    "TikTok's developer terms, as of 2026-11-23: the creator's consent governs, without a number of days;"
                            + " 13 months are this program's choice"));

    private TikTokRetention() {}
}
