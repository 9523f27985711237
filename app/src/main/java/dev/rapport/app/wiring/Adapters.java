package dev.rapport.app.wiring;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.NetworkSettings;
import dev.rapport.app.plugin.PlugIn;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The adapters of the networks that are enabled. */
public final class Adapters implements AutoCloseable {
    private final List<NetworkAdapter> enabled;

    private Adapters(List<NetworkAdapter> enabled) {
        this.enabled = List.copyOf(enabled);
    }

    /** Whether a network is read: as configured, else when its credentials are set. */
    public static boolean isEnabled(NetworkAdapterProvider provider, Configuration configuration) {
        return configuration
                .common(provider.network())
                .find(NetworkSettings.ENABLED)
                .orElseGet(() -> provider.isConfigured(configuration.adapter(provider.network())));
    }

    /**
     * An adapter that cannot be made although its settings are right is told of and left out.
     *
     * @throws ConfigurationException naming all that keeps the enabled networks from being read
     */
    static Adapters create(Providers providers, Configuration configuration, Clock clock, Notes notes) {
        List<NetworkAdapter> adapters = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (NetworkAdapterProvider provider : providers.all()) {
            if (isEnabled(provider, configuration)) {
                Settings settings = configuration.adapter(provider.network());
                try {
                    adapters.add(provider.create(new NetworkAdapterProvider.Context(settings, clock)));
                } catch (IllegalArgumentException e) {
                    problems.add(String.valueOf(e.getMessage()));
                } catch (RuntimeException | LinkageError e) {
                    notes.note(provider.displayName() + " is left out: its adapter cannot be made ("
                            + e.getClass().getSimpleName() + "); ask the author of "
                            + providers
                                    .plugIn(provider.network())
                                    .map(PlugIn::jar)
                                    .orElse("Rapport"));
                }
            }
        }
        if (!problems.isEmpty()) {
            adapters.forEach(NetworkAdapter::close);
            throw new ConfigurationException(problems);
        }
        return new Adapters(adapters);
    }

    public List<NetworkAdapter> enabled() {
        return enabled;
    }

    @Override
    public void close() {
        enabled.forEach(NetworkAdapter::close);
    }
}
