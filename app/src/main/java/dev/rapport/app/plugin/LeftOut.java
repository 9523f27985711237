package dev.rapport.app.plugin;

import dev.rapport.domain.network.Network;
import java.util.Optional;

/**
 * A plug-in that is there and is not used.
 *
 * @param network which it would bring, if it says so
 * @param reason with what to do about it
 */
public record LeftOut(String jar, Optional<Network> network, String reason) {
    public String sentence() {
        return "Plug-in " + jar + " is not loaded: " + reason;
    }
}
