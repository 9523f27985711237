package dev.rapport.app.exporting;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.NetworkSettings;
import dev.rapport.domain.network.Network;
import java.time.Duration;
import java.time.Instant;

/** How long a network's numbers may be kept. Without a setting of their own, as short as its texts, which is safe. */
record Retention(Configuration configuration) {

    Duration of(Network network) {
        return configuration
                .common(network)
                .find(NetworkSettings.RETENTION_NUMBERS)
                .orElseGet(() -> configuration.common(network).get(NetworkSettings.RETENTION_TEXT));
    }

    Instant deleteBy(Network network, Instant observedAt) {
        return observedAt.plus(of(network));
    }

    /** The setting that says so. */
    String setting(Network network) {
        boolean own = configuration
                .common(network)
                .find(NetworkSettings.RETENTION_NUMBERS)
                .isPresent();
        return "networks." + network + "."
                + (own ? NetworkSettings.RETENTION_NUMBERS.key() : NetworkSettings.RETENTION_TEXT.key());
    }
}
