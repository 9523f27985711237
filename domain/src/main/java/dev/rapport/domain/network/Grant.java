package dev.rapport.domain.network;

import dev.rapport.domain.setting.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A creator's consent, as the network's token answer gave it. All times are absolute.
 *
 * @param externalId the network's id of the consenting account
 * @param scopes what was granted; may be less than was asked for
 */
public record Grant(
        String externalId,
        Secret accessToken,
        Instant accessExpiresAt,
        Optional<Secret> refreshToken,
        Optional<Instant> refreshExpiresAt,
        Set<String> scopes) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
