package dev.rapport.app.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** 256 random bits that open a door; the store keeps their digest. */
record RandomToken(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static RandomToken make() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new RandomToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<RandomToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RandomToken(text)) : Optional.empty();
    }

    String mark() {
        return HexFormat.of().formatHex(digest(text));
    }

    byte[] place() {
        return place(mark());
    }

    static byte[] place(String mark) {
        return ("consent " + mark).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "****";
    }
}
