package dev.rapport.domain.network;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether a network answers, as its adapter saw last; for people and metrics, never for deciding on a call.
 *
 * @param silentSince when it was given up until it answers again; empty while it answers or was not asked yet
 * @param askedFrom from when on a single call goes out to see whether it is back; present exactly while it is silent
 */
public record NetworkHealth(Optional<Instant> silentSince, Optional<Instant> askedFrom) {
    public static final NetworkHealth WELL = new NetworkHealth(Optional.empty(), Optional.empty());

    public NetworkHealth {
        if (silentSince.isPresent() != askedFrom.isPresent()) {
            throw new IllegalArgumentException(
                    "a network is asked again from some moment on exactly while it is silent");
        }
    }

    public static NetworkHealth silent(Instant since, Instant askedFrom) {
        return new NetworkHealth(Optional.of(since), Optional.of(askedFrom));
    }

    public boolean answers() {
        return silentSince.isEmpty();
    }

    /** Silent as soon as one part is: that which has been so the longest. */
    public static NetworkHealth of(Collection<NetworkHealth> parts) {
        return parts.stream()
                .filter(part -> !part.answers())
                .min(Comparator.comparing(part -> part.silentSince().orElse(Instant.MAX)))
                .orElse(WELL);
    }
}
