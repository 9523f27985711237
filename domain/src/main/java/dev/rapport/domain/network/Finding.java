package dev.rapport.domain.network;

import java.util.Optional;

/**
 * Something odd that was met while an account was read, and did not keep it from being read.
 *
 * @param detail what and where, in one line, without secrets
 * @param record the record that was set aside, as it came: secrets masked, at most 64 KB of characters
 */
public record Finding(FailureKind kind, String detail, Optional<String> record) {}
