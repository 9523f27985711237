package dev.rapport.app.serving;

import java.time.Duration;

/** Something that runs as long as the service does. Parts start one after the other and stop in the opposite order. */
public interface ServicePart {
    /**
     * Returns when it runs. What is only away for a while (a network, the store) is waited for in the background and is
     * no reason to throw.
     *
     * @throws dev.rapport.app.config.ConfigurationException if it cannot run as configured
     */
    void start();

    /**
     * Begins nothing new, brings what was begun to an end within the time, and lets go of everything. Also called if
     * starting failed half-way.
     */
    void stop(Duration grace);
}
