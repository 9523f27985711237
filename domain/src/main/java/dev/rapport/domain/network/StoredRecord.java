package dev.rapport.domain.network;

import java.util.Optional;

/**
 * A record that an earlier reading set aside.
 *
 * @param content as it came, secrets masked; not whole if it was too long to be kept
 * @param handle of the account it belongs to, as known now
 */
public record StoredRecord(String content, Finding.Origin origin, Optional<Handle> handle) {}
