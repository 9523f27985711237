package dev.rapport.domain.creator;

import dev.rapport.domain.network.Network;
import java.util.Optional;

/**
 * How a user names a creator: by key, by {@code network:handle} or by {@code network:id}.
 *
 * @param network empty if {@code name} is a creator's key
 * @param name the key, or a handle or id of that network
 */
public record CreatorReference(Optional<Network> network, String name) {
    /** @throws IllegalArgumentException if it is none of the three */
    public static CreatorReference parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new CreatorReference(Optional.empty(), new CreatorKey(text).value());
        }
        return new CreatorReference(
                Optional.of(Network.parse(text.substring(0, colon))),
                text.substring(colon + 1).strip());
    }

    @Override
    public String toString() {
        return network.map(known -> known + ":" + name).orElse(name);
    }
}
