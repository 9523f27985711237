package dev.rapport.app.web;

import dev.rapport.app.config.ConfigurationException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address and port with its routes. Headers, bodies, connections and waiting are bounded; what is not known is 404,
 * and an error tells nothing of the inside.
 */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int CONNECTIONS = 2_000;
    private static final String NO_SCRIPTS =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';" + " frame-ancestors 'none'; form-action ";

    private final Javalin server;
    private final Zones.Place place;

    /**
     * @param hosts the names by which it may be called, against other people's pages that point a name of theirs here;
     *     empty for any
     * @param idle how long a connection may keep silent
     */
    record Manner(Answers answers, Set<String> hosts, Duration idle) {
        static final Duration PATIENCE = Duration.ofSeconds(10);

        static Manner inside() {
            return new Manner(Answers.FOR_PROGRAMS, Set.of("localhost", "127.0.0.1", "[::1]"), PATIENCE);
        }

        static Manner outside() {
            return new Manner(Answers.FOR_PEOPLE, Set.of(), PATIENCE);
        }
    }

    private Listener(Javalin server, Zones.Place place) {
        this.server = server;
        this.place = place;
    }

    /** @throws ConfigurationException if the port is taken */
    static Listener start(Zones.Place place, Manner manner, Consumer<RoutesConfig> routes) {
        Javalin server = Javalin.create(config -> configure(config, place, manner, routes));
        try {
            server.start();
        } catch (JavalinBindException e) {
            throw new ConfigurationException(
                    List.of(place.key() + ": " + place.address().getHostAddress() + ":" + place.port()
                            + " cannot be listened at, another program may have it; set another port"));
        }
        return new Listener(server, place);
    }

    private static void configure(
            JavalinConfig config, Zones.Place place, Manner manner, Consumer<RoutesConfig> routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.host = place.address().getHostAddress();
        config.jetty.port = place.port();
        config.jetty.modifyHttpConfiguration(http -> limit(http, manner));
        config.jetty.modifyServer(Listener::limit);
        config.routes.before(context -> {
            protect(context);
            checkHost(context, manner.hosts());
        });
        config.routes.exception(HttpResponseException.class, (e, context) -> {
            if (e.getStatus() == 405) {
                context.header("Allow", allowed(e));
            }
            manner.answers().problem(context, e.getStatus(), words(e));
        });
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} failed: {}", context.method(), context.endpoint().path, e.toString());
            manner.answers().problem(context, 500, "Something went wrong here. Try again later.");
        });
        routes.accept(config.routes);
    }

    private static void limit(HttpConfiguration http, Manner manner) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setIdleTimeout(manner.idle().toMillis());
    }

    private static void limit(Server server) {
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
        ErrorHandler errors = new ErrorHandler();
        errors.setShowStacks(false);
        errors.setShowCauses(false);
        errors.setShowMessageInTitle(false);
        server.setErrorHandler(errors);
    }

    private static void protect(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
        letFormsGoTo(context, "'none'");
    }

    /** @param target an origin, or a word of the policy's language */
    static void letFormsGoTo(Context context, String target) {
        context.header("Content-Security-Policy", NO_SCRIPTS + target);
    }

    private static void checkHost(Context context, Set<String> hosts) {
        if (!hosts.isEmpty() && !hosts.contains(name(context.header("Host")))) {
            throw new HttpResponseException(421, "This is called by 127.0.0.1 or localhost only.");
        }
    }

    private static String name(@Nullable String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    }

    private static String allowed(HttpResponseException e) {
        return e.getDetails().getOrDefault("availableMethods", "GET");
    }

    private static String words(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> "There is nothing here.";
            case 405 -> "That cannot be done here.";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Where it listens now. */
    URI address() {
        String host = place.address().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
