package dev.rapport.domain.network;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the messages by which a network tells that a person took a consent back, or wants data deleted; which of the two
 * it is, the address says that the network was given for it. Safe for use by many threads.
 */
@FunctionalInterface
public interface RevocationNotice {
    /**
     * @param externalId the network's id of the account, as its grant has it
     * @param at when the person said so; a grant that worked later is another one
     */
    record Told(String externalId, Instant at) {}

    /**
     * What a message says; empty if it is about something else.
     *
     * @param headers by lower-case name
     * @param body as it came
     * @throws IllegalArgumentException if it is not from the network, or is none; never repeats what came
     */
    Optional<Told> read(Map<String, String> headers, String body);
}
