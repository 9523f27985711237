package dev.rapport.sandbox.population;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Ids in the shapes of the networks. A video id can be read back, so that no table of all posts is needed. */
final class Ids {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern VIDEO = Pattern.compile("[A-Za-z0-9_-]{11}");
    private static final long FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long INVERSE = inverse(FACTOR);
    private static final int SLOT_BITS = 24;
    private static final int SLOT_ZERO = 1 << (SLOT_BITS - 1);

    private Ids() {}

    record VideoPlace(int account, int slot) {}

    static String account(SocialNetwork network, int number, SplittableRandom random) {
        return switch (network) {
            case YOUTUBE -> "UC" + base64(random.nextLong(), random.nextLong());
            case INSTAGRAM -> "178414" + String.format("%05d%06d", random.nextInt(100_000), number);
            case TIKTOK ->
                "-000" + base64(random.nextLong(), random.nextLong()) + base64(random.nextLong(), random.nextLong());
        };
    }

    static String video(Origin origin, int account, int slot) {
        long place = ((long) account << SLOT_BITS) | (slot + SLOT_ZERO);
        return BASE64.encodeToString(bytes(scramble(place) ^ origin.seed()));
    }

    /** Empty for what is no video id at all; the place need not exist. */
    static Optional<VideoPlace> place(Origin origin, String video) {
        if (!VIDEO.matcher(video).matches()) {
            return Optional.empty();
        }
        long place =
                unscramble(ByteBuffer.wrap(Base64.getUrlDecoder().decode(video)).getLong() ^ origin.seed());
        long account = place >>> SLOT_BITS;
        int slot = (int) (place & ((1L << SLOT_BITS) - 1)) - SLOT_ZERO;
        return account > Integer.MAX_VALUE ? Optional.empty() : Optional.of(new VideoPlace((int) account, slot));
    }

    static String media(int account, int slot) {
        return "179" + String.format("%07d%07d", account, slot + 5_000_000);
    }

    /** TikTok ids carry the second of their making in their upper half. */
    static String clip(Instant publishedAt, int account, int slot) {
        long low = scramble(((long) account << SLOT_BITS) | (slot + SLOT_ZERO)) & 0xFFFFFFFFL;
        return Long.toString((publishedAt.getEpochSecond() << 32) | low);
    }

    private static String base64(long a, long b) {
        return BASE64.encodeToString(
                ByteBuffer.allocate(16).putLong(a).putLong(b).array());
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static long scramble(long value) {
        long z = (value ^ (value >>> 32)) * FACTOR;
        return z ^ (z >>> 32);
    }

    private static long unscramble(long value) {
        long z = (value ^ (value >>> 32)) * INVERSE;
        return z ^ (z >>> 32);
    }

    /** Of an odd number, modulo 2^64: each round of Newton's method doubles the right bits, three at first. */
    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 5; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
