package dev.rapport.app.web;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.ServerSettings;
import dev.rapport.domain.setting.Setting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the service listens.
 *
 * @param inside what only the operator may reach; always on a loopback address, since nobody logs in there
 * @param management metrics and readiness; empty if they are on the inside
 * @param outside what strangers may reach; empty if nothing is
 */
record Zones(Place inside, Optional<Place> management, Optional<Place> outside) {

    /**
     * An address and port to listen at.
     *
     * @param key of the setting that names the port
     * @param port 0 for any free one
     */
    record Place(String key, InetAddress address, int port) {
        private boolean isAt(Place other) {
            return port != 0 && port == other.port && address.equals(other.address);
        }
    }

    /** @throws ConfigurationException naming every address and port that cannot be */
    static Zones of(Configuration configuration) {
        return new Reader(configuration).read();
    }

    private static final class Reader {
        private final Configuration configuration;
        private final List<String> problems = new ArrayList<>();

        Reader(Configuration configuration) {
            this.configuration = configuration;
        }

        Zones read() {
            Place inside = place(ServerSettings.PORT, ServerSettings.ADDRESS);
            refuseStrangers(inside, ServerSettings.ADDRESS);
            Optional<Place> management = management(inside);
            Optional<Place> outside = outside();
            outside.filter(place ->
                            place.isAt(inside) || management.filter(place::isAt).isPresent())
                    .ifPresent(place -> problems.add(place.key() + " is " + place.port()
                            + ", where the private side listens; strangers get a port of their own"));
            if (!problems.isEmpty()) {
                throw new ConfigurationException(problems);
            }
            return new Zones(inside, management, outside);
        }

        private Optional<Place> management(Place inside) {
            if (configuration.find(ServerSettings.MANAGEMENT_PORT).isEmpty()
                    && configuration.find(ServerSettings.MANAGEMENT_ADDRESS).isEmpty()) {
                return Optional.empty();
            }
            Place place = new Place(
                    ServerSettings.MANAGEMENT_PORT.key(),
                    configuration
                            .find(ServerSettings.MANAGEMENT_ADDRESS)
                            .map(address -> resolve(ServerSettings.MANAGEMENT_ADDRESS, address))
                            .orElse(inside.address()),
                    configuration
                            .find(ServerSettings.MANAGEMENT_PORT)
                            .map(Math::toIntExact)
                            .orElse(inside.port()));
            refuseStrangers(place, ServerSettings.MANAGEMENT_ADDRESS);
            return place.isAt(inside) ? Optional.empty() : Optional.of(place);
        }

        private Optional<Place> outside() {
            Optional<String> address = configuration.find(ServerSettings.PUBLIC_ADDRESS);
            Optional<Long> port = configuration.find(ServerSettings.PUBLIC_PORT);
            if (port.isEmpty()) {
                address.ifPresent(alone -> problems.add(ServerSettings.PUBLIC_ADDRESS.key() + " is given without "
                        + ServerSettings.PUBLIC_PORT.key() + "; set both, or neither"));
                return Optional.empty();
            }
            return Optional.of(new Place(
                    ServerSettings.PUBLIC_PORT.key(),
                    address.map(name -> resolve(ServerSettings.PUBLIC_ADDRESS, name))
                            .orElseGet(InetAddress::getLoopbackAddress),
                    Math.toIntExact(port.get())));
        }

        private Place place(Setting<Long> port, Setting<String> address) {
            return new Place(
                    port.key(), resolve(address, configuration.get(address)), Math.toIntExact(configuration.get(port)));
        }

        private InetAddress resolve(Setting<String> setting, String name) {
            try {
                return InetAddress.getByName(name);
            } catch (UnknownHostException e) {
                problems.add(setting.key() + ": \"" + name + "\" is no address of this machine; expected one such as"
                        + " 127.0.0.1");
                return InetAddress.getLoopbackAddress();
            }
        }

        private void refuseStrangers(Place place, Setting<String> setting) {
            if (!place.address().isLoopbackAddress()) {
                problems.add(setting.key() + " is " + place.address().getHostAddress()
                        + ", which others can reach, and nobody has to log in there; keep it at 127.0.0.1 and let others"
                        + " in by a proxy with a login or an SSH tunnel (docs/operations.md)");
            }
        }
    }
}
