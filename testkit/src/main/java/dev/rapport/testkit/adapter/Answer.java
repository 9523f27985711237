package dev.rapport.testkit.adapter;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the played network answers.
 *
 * @param status of HTTP
 * @param body as it is sent, in UTF-8 where it is text
 */
public record Answer(int status, Map<String, String> headers, byte[] body, Manner manner) {

    /** How an answer is sent. */
    enum Manner {
        WHOLE,
        /** The connection ends in the middle of the body. */
        CUT,
        /** A byte at a time, without end. */
        DRIPPING
    }

    /** Status 200. */
    public static Answer json(String body) {
        return json(200, body);
    }

    public static Answer json(int status, String body) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                Manner.WHOLE);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, manner);
    }

    Answer with(Manner other) {
        return new Answer(status, headers, body, other);
    }

    Answer with(byte[] other) {
        return new Answer(status, headers, other, manner);
    }
}
