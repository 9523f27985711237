package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.net.URI;
import java.util.List;

/** Where the service listens. */
public final class ServerSettings {
    public static final Setting<Long> PORT = Setting.number("server.port", "Port of private pages and API", 0, 65_535)
            .withDefault(8080L);
    public static final Setting<String> ADDRESS =
            Setting.text("server.address", "Address of private pages and API").withDefault("127.0.0.1");
    public static final Setting<URI> PUBLIC_URL =
            Setting.address("server.public-url", "Address under which strangers reach links and invitations");
    public static final Setting<String> TRUSTED_PROXIES = Setting.text(
            "server.trusted-proxies", "Addresses of proxies whose forwarding headers are believed, by commas");
    public static final Setting<Long> PUBLIC_PORT =
            Setting.number("server.public-port", "Port of what strangers may reach; off unless set", 0, 65_535);
    public static final Setting<String> PUBLIC_ADDRESS =
            Setting.text("server.public-address", "Address of what strangers may reach");
    public static final Setting<Long> MANAGEMENT_PORT = Setting.number(
            "server.management-port", "Port of metrics and readiness; default the private one", 0, 65_535);
    public static final Setting<String> MANAGEMENT_ADDRESS =
            Setting.text("server.management-address", "Address of metrics and readiness; default the private one");

    static final List<Setting<?>> ALL = List.of(
            PORT,
            ADDRESS,
            PUBLIC_URL,
            TRUSTED_PROXIES,
            PUBLIC_PORT,
            PUBLIC_ADDRESS,
            MANAGEMENT_PORT,
            MANAGEMENT_ADDRESS);

    private ServerSettings() {}
}
