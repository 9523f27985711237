package dev.rapport.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How old a reading may grow, by what it is for.
 *
 * @param campaignTags tags of creators whose campaign runs; they compare without case
 * @param young for accounts with a post that is not older than {@code youngPostAge}
 * @param dormantAfter an account whose newest post is older is dormant
 */
public record ReadingPlan(
        Set<String> campaignTags,
        Duration campaign,
        Duration young,
        Duration candidate,
        Duration dormant,
        Duration youngPostAge,
        Duration dormantAfter) {
    public static final ReadingPlan DEFAULT = new ReadingPlan(
            Set.of("campaign"),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(7),
            Duration.ofDays(90));

    public ReadingPlan {
        campaignTags =
                campaignTags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** How old a reading may grow; zero for what was never read. */
    public Duration interval(Purpose purpose) {
        return switch (purpose) {
            case CAMPAIGN -> campaign;
            case NEW -> Duration.ZERO;
            case YOUNG -> young;
            case CANDIDATE -> candidate;
            case DORMANT -> dormant;
        };
    }

    /** What is too old now. */
    public DueRule now(Instant now) {
        return until(now, now);
    }

    /** What would be too old before that moment, when the accounts are read next. */
    public DueRule until(Instant now, Instant next) {
        Map<Purpose, Instant> readBefore = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            readBefore.put(purpose, next.minus(interval(purpose)));
        }
        return new DueRule(campaignTags, readBefore, now.minus(youngPostAge), now.minus(dormantAfter), false);
    }

    /** Only what nobody tried to read yet, and what was refused before its grant came. */
    public DueRule untried(Instant now) {
        return until(now, now).ofUntried();
    }
}
