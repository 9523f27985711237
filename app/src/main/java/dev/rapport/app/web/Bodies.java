package dev.rapport.app.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Reads what a stranger sends: so much, so long, and no more. The connection's idle time bounds each wait. */
final class Bodies {
    static final int LARGEST = 64 * 1024;
    static final Duration LONGEST = Duration.ofSeconds(15);

    private Bodies() {}

    /** @throws HttpResponseException 413 or 408 if it is larger or takes longer */
    static byte[] read(Context context, Clock clock) {
        if (announced(context) > LARGEST) {
            throw cutOff(context, 413, "That is more than " + LARGEST / 1024 + " KB.");
        }
        Instant end = clock.instant().plus(LONGEST);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8 * 1024];
        try (InputStream in = context.bodyInputStream()) {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                body.write(part, 0, length);
                if (body.size() > LARGEST) {
                    throw cutOff(context, 413, "That is more than " + LARGEST / 1024 + " KB.");
                }
                if (clock.instant().isAfter(end)) {
                    throw cutOff(context, 408, "That took longer than " + LONGEST.toSeconds() + " seconds.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    /** What the client says; 0 if it does not. */
    private static long announced(Context context) {
        String length = Objects.requireNonNullElse(context.header("Content-Length"), "");
        return length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static HttpResponseException cutOff(Context context, int status, String message) {
        context.header("Connection", "close");
        return new HttpResponseException(status, message);
    }
}
