package dev.rapport.app.doctor;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.wiring.Adapters;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an installation's keys can rank on one network.
 *
 * @param can such as {@code Instagram ranks}
 * @param next what changes it; empty text if nothing needs to
 */
record Reach(String network, String can, String next) {

    /** @param withheld whether the network has not granted the right to derive rates */
    static Reach of(
            NetworkAdapterProvider provider,
            Configuration configuration,
            boolean withheld,
            KnownAccounts.Share accounts) {
        Capabilities can = provider.capabilities(configuration.adapter(provider.network()));
        String name = provider.displayName();
        if (!Adapters.isEnabled(provider, configuration)) {
            return reach(
                    provider,
                    name + " is not read",
                    can.needs().isEmpty()
                            ? "Set networks." + provider.network() + ".enabled to true"
                            : "Get: " + String.join("; ", can.needs())
                                    + ". Then set its keys (docs/configuration.md, networks." + provider.network()
                                    + ")");
        }
        if (withheld) {
            return reach(
                    provider,
                    name + " raw counts only",
                    approval(can.needs()) + "; then set networks." + provider.network()
                            + ".derived-metrics-approved to true");
        }
        if (can.counts().get(Measure.FOLLOWERS) == Availability.WITH_GRANT) {
            boolean all = accounts.connected() == accounts.accounts() && accounts.accounts() > 0;
            return reach(
                    provider,
                    name + " " + accounts.connected() + " of " + accounts.accounts() + " creators connected",
                    all
                            ? ""
                            : "For each creator who consents: rapport credential add " + provider.network()
                                    + " --creator KEY --file TOKEN.json");
        }
        return reach(provider, name + " ranks", "");
    }

    private static Reach reach(NetworkAdapterProvider provider, String can, String next) {
        return new Reach(provider.network().id(), can, next);
    }

    private static String approval(List<String> needs) {
        List<String> forRates =
                needs.stream().filter(need -> need.contains("rates")).toList();
        return "Get: " + (forRates.isEmpty() ? needs : forRates).stream().collect(Collectors.joining("; "));
    }
}
