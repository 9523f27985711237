package dev.rapport.app.web;

import dev.rapport.app.cli.Session;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ServerSettings;
import dev.rapport.app.logging.Logs;
import dev.rapport.app.serving.ServicePart;
import dev.rapport.app.serving.ServiceStatus;
import dev.rapport.app.wiring.AppComponent;
import dev.rapport.app.wiring.Notes;
import dev.rapport.app.wiring.Providers;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the service answers by HTTP, on its private, management and public sides. Starts without the store, too. */
public final class WebPart implements ServicePart {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Zones zones;
    private final Health health;
    private final LegalPages legal;
    private final ConsentPages consent;
    private final NoticeRoutes networkNotices;
    private final Notes notes;
    private final Deque<Listener> listeners = new ArrayDeque<>();
    private @Nullable URI inside;
    private @Nullable URI management;
    private @Nullable URI outside;

    /** @param patience with a store that does not answer whether the service is ready */
    WebPart(
            Configuration configuration,
            Providers providers,
            AppComponent component,
            ServiceStatus status,
            Clock clock,
            Duration patience,
            Notes notes) {
        this.zones = Zones.of(configuration);
        this.legal = new LegalPages(configuration, providers, component.deadlines());
        this.consent = new ConsentPages(component::connections, legal);
        this.networkNotices =
                new NoticeRoutes(component::notices, configuration.find(ServerSettings.PUBLIC_URL), clock);
        this.notes = notes;
        Metrics metrics = new Metrics(
                status,
                new StoreFigures(component, clock),
                clock,
                Optional.ofNullable(WebPart.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged"));
        StoreProbe probe = new StoreProbe(component::store, metrics.storeLatency(), patience);
        this.health = new Health(status, probe, metrics);
    }

    /** @throws dev.rapport.app.config.ConfigurationException naming every address and port that cannot be */
    public static void check(Configuration configuration) {
        Zones.of(configuration);
    }

    /** @throws dev.rapport.app.config.ConfigurationException naming every address and port that cannot be */
    public static WebPart of(Session session, ServiceStatus status) {
        return new WebPart(
                session.configuration(),
                session.providers(),
                session.component(),
                status,
                session.clock(),
                PATIENCE,
                Logs.notes(session.configuration(), session.output()::note));
    }

    @Override
    public void start() {
        inside = listen(zones.inside(), Listener.Manner.inside(), routes -> {
            health.alive(routes);
            if (zones.management().isEmpty()) {
                health.manage(routes);
            }
        });
        notes.note("Private side: " + inside + " (/healthz"
                + (zones.management().isEmpty() ? ", /readyz, /metrics)" : ")"));
        zones.management().ifPresent(place -> {
            management = listen(place, Listener.Manner.inside(), routes -> {
                health.alive(routes);
                health.manage(routes);
            });
            notes.note("Management: " + management + " (/healthz, /readyz, /metrics)");
        });
        zones.outside().ifPresent(place -> {
            outside = listen(place, Listener.Manner.outside(), routes -> {
                legal.routes(routes);
                consent.routes(routes);
                networkNotices.routes(routes);
            });
            notes.note("Public side: " + outside + " (/oauth/, /privacy, /terms, /data-deletion)");
            legal.trouble().ifPresent(notes::note);
        });
    }

    private URI listen(Zones.Place place, Listener.Manner manner, Consumer<RoutesConfig> routes) {
        Listener listener = Listener.start(place, manner, routes);
        listeners.push(listener);
        return listener.address();
    }

    /** Of the private side, once it runs. */
    Optional<URI> inside() {
        return Optional.ofNullable(inside);
    }

    Optional<URI> management() {
        return Optional.ofNullable(management);
    }

    Optional<URI> outside() {
        return Optional.ofNullable(outside);
    }

    @Override
    public void stop(Duration grace) {
        while (!listeners.isEmpty()) {
            listeners.pop().close();
        }
    }
}
