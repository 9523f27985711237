package dev.rapport.domain.network;

import java.util.Optional;

/**
 * How a user names an account: by handle, by the network's own id, or both.
 *
 * @param externalId the network's id, case-sensitive
 */
public record AccountReference(Optional<Handle> handle, Optional<String> externalId) {
    public AccountReference {
        if (handle.isEmpty() && externalId.isEmpty()) {
            throw new IllegalArgumentException("an account needs a handle or an id");
        }
    }

    public static AccountReference ofHandle(String handle) {
        return new AccountReference(Optional.of(new Handle(handle)), Optional.empty());
    }

    public static AccountReference ofId(String externalId) {
        return new AccountReference(Optional.empty(), Optional.of(externalId));
    }

    @Override
    public String toString() {
        return externalId.or(() -> handle.map(Handle::toString)).orElseThrow();
    }
}
