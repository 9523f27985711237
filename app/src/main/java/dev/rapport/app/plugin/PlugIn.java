package dev.rapport.app.plugin;

import dev.rapport.domain.network.NetworkAdapterProvider;

/**
 * A network that somebody else brought.
 *
 * @param jar where it comes from, for people
 * @param version as its manifest says; empty text if it does not
 */
public record PlugIn(NetworkAdapterProvider provider, String jar, String version) {}
