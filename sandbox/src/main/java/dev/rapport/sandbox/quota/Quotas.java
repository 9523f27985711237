package dev.rapport.sandbox.quota;

/**
 * What the sandbox lets a caller spend.
 *
 * @param youtubeMainPerDay units a day of the Pacific time zone
 * @param youtubeStatsPerDay calls of batchGetStats a day
 * @param youtubeSearchPerDay calls of search a day
 * @param instagramCallsPerHour calls within any sixty minutes
 * @param tiktokCallsPerMinute calls of one endpoint within any sixty seconds
 */
public record Quotas(
        int youtubeMainPerDay,
        int youtubeStatsPerDay,
        int youtubeSearchPerDay,
        int instagramCallsPerHour,
        int tiktokCallsPerMinute) {
    /** What the program can plan with. */
    private static final int MOST_CALLS_PER_HOUR = 1_000_000;

    public Quotas {
        if (youtubeMainPerDay < 0
                || youtubeStatsPerDay < 0
                || youtubeSearchPerDay < 0
                || instagramCallsPerHour < 1
                || tiktokCallsPerMinute < 1) {
            throw new IllegalArgumentException("a quota must not be negative, a rate at least 1");
        }
    }

    /**
     * What the networks give a new caller: YouTube's three buckets and TikTok's rate as their pages of 2026 say, and
     * for Instagram, which publishes no number, the guess of 200 that is usually made.
     */
    public static Quotas official() {
        return new Quotas(10_000, 10_000, 100, 200, 600);
    }

    /** Never less than {@link #official}, and enough for some ten full reads of so many people in one window. */
    public static Quotas roomyFor(int people) {
        Quotas official = official();
        int room = (int) Math.min(100_000_000L, 20L * people);
        return new Quotas(
                Math.max(official.youtubeMainPerDay, room),
                Math.max(official.youtubeStatsPerDay, room),
                official.youtubeSearchPerDay,
                Math.max(official.instagramCallsPerHour, Math.min(room, MOST_CALLS_PER_HOUR)),
                Math.max(official.tiktokCallsPerMinute, room));
    }
}
