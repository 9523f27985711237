package dev.rapport.sandbox.population;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When an account posts and how each post does. A post has a slot on the account's schedule; slot and origin decide
 * everything about it, so that nothing has to be remembered.
 */
final class Timeline {
    /** A slot's post comes in the first four fifths of the slot, so that posts never share a moment. */
    private static final double JITTER = 0.8;
    /** Hours after which a post has about two thirds of what it will ever get. */
    private static final double RIPENING_HOURS = 14;

    private static final double VIRAL = 0.03;
    private static final double SPONSORED = 0.08;
    private static final Duration STREAM = Duration.ofHours(6);

    private final Account account;
    private final Traits traits;
    private final Origin origin;
    private final long moments;
    private final long fortunes;

    Timeline(Account account, Traits traits, Origin origin) {
        this.account = account;
        this.traits = traits;
        this.origin = origin;
        this.moments = origin.random("moments " + account.network().id(), account.number())
                .nextLong();
        this.fortunes = origin.random("fortunes " + account.network().id(), account.number())
                .nextLong();
    }

    Instant begin() {
        return origin.start()
                .minus(traits.cadence().multipliedBy(traits.pastPosts() + 1L))
                .minus(Duration.ofDays(30));
    }

    /** The slots of all public posts, oldest first. */
    List<Integer> slots(Instant now) {
        List<Integer> slots = new ArrayList<>();
        for (int slot = -traits.pastPosts(); slot < 0; slot++) {
            slots.add(slot);
        }
        int next = 0;
        while (traits.goesOn() && !time(next).isAfter(now)) {
            slots.add(next++);
        }
        if (account.is(HardCase.LIVE_AND_SCHEDULED)) {
            slots.add(next);
        }
        if (account.is(HardCase.REMOVED_POST) && account.changed(now)) {
            slots.remove(Integer.valueOf(-2));
        }
        return slots;
    }

    /** The slots in the order of the network. */
    List<Integer> listing(Instant now) {
        List<Integer> newestFirst = new ArrayList<>(slots(now).reversed());
        if (account.is(HardCase.OUT_OF_ORDER)) {
            newestFirst.removeAll(List.of(-9, -14));
            newestFirst.addAll(0, List.of(-14, -9));
        }
        return newestFirst;
    }

    Post post(int slot, Instant now) {
        SplittableRandom random = origin.random(fortunes, slot);
        Instant publishedAt = time(slot);
        PostKind kind = kind(slot, random, publishedAt, now);
        double noise = StrictMath.exp(traits.spread() * gaussian(random));
        double viral = random.nextDouble() < VIRAL ? 4 + 10 * random.nextDouble() : 1;
        double interactions = traits.followers() * traits.rate() * noise * viral * ripeness(publishedAt, now);
        long comments = count(interactions * traits.commentShare() * (0.7 + 0.6 * random.nextDouble()));
        long shares = count(interactions * traits.shareShare() * (0.7 + 0.6 * random.nextDouble()));
        long likes = Math.max(0, count(interactions) - comments - shares);
        double perView = Math.min(0.9, traits.viewRate() * StrictMath.exp(0.25 * gaussian(random)));
        boolean sponsored = random.nextDouble() < SPONSORED;
        String text = account.is(HardCase.DIFFICULT_TEXT)
                ? DifficultText.at(slot)
                : Words.postText(account.niche(), slot + traits.pastPosts() + 1, sponsored, random);
        return new Post(
                id(slot, publishedAt),
                slot,
                publishedAt,
                kind,
                length(kind, random),
                text,
                sponsored,
                likes,
                comments,
                shares,
                count(interactions / perView),
                account.is(HardCase.ALL_LIKES_HIDDEN)
                        || (account.is(HardCase.SOME_LIKES_HIDDEN) && Math.floorMod(slot, 3) == 0),
                account.is(HardCase.COMMENTS_OFF));
    }

    private Instant time(int slot) {
        double share = origin.random(moments, slot).nextDouble();
        long offset = StrictMath.round(traits.cadence().toSeconds() * (slot + JITTER * share));
        return origin.start().plusSeconds(offset);
    }

    private static double ripeness(Instant publishedAt, Instant now) {
        double hours = Math.max(0, Duration.between(publishedAt, now).toSeconds() / 3_600.0);
        return 1 - StrictMath.exp(-hours / RIPENING_HOURS);
    }

    private static long count(double value) {
        return StrictMath.round(value);
    }

    private PostKind kind(int slot, SplittableRandom random, Instant publishedAt, Instant now) {
        double share = random.nextDouble();
        if (account.is(HardCase.LIVE_AND_SCHEDULED)) {
            if (publishedAt.isAfter(now)) {
                return PostKind.UPCOMING;
            }
            if (slot == -1) {
                return now.isBefore(origin.start().plus(STREAM)) ? PostKind.LIVE : PostKind.STREAM;
            }
        }
        return switch (account.network()) {
            case YOUTUBE -> share < 0.35 ? PostKind.SHORT : share < 0.95 ? PostKind.LONG : PostKind.STREAM;
            case INSTAGRAM ->
                share < 0.45
                        ? PostKind.REEL
                        : share < 0.75 ? PostKind.IMAGE : share < 0.95 ? PostKind.ALBUM : PostKind.FEED_VIDEO;
            case TIKTOK -> PostKind.CLIP;
        };
    }

    private static Duration length(PostKind kind, SplittableRandom random) {
        return switch (kind) {
            case SHORT, REEL, FEED_VIDEO, CLIP -> Duration.ofSeconds(8 + random.nextInt(80));
            case LONG -> Duration.ofSeconds(240 + random.nextInt(1_500));
            case STREAM -> Duration.ofSeconds(3_600 + random.nextInt(7_200));
            case LIVE, UPCOMING, IMAGE, ALBUM -> Duration.ZERO;
        };
    }

    private String id(int slot, Instant publishedAt) {
        return switch (account.network()) {
            case YOUTUBE -> Ids.video(origin, account.number(), slot);
            case INSTAGRAM -> Ids.media(account.number(), slot);
            case TIKTOK -> Ids.clip(publishedAt, account.number(), slot);
        };
    }

    /** By Box and Muller: the same on every JDK, which the JDK's own does not promise. */
    static double gaussian(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }
}
