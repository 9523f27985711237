package dev.rapport.app.web;

import dev.rapport.app.TestCreators;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationReader;
import dev.rapport.app.serving.ServiceStatus;
import dev.rapport.app.wiring.AppComponent;
import dev.rapport.app.wiring.Providers;
import dev.rapport.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The web part of an installation in a folder of its own, on free ports, and a browser that follows nothing by itself. */
final class Web implements AutoCloseable {
    final SettableClock clock = new SettableClock(TestCreators.NOW);
    final List<String> notes = new ArrayList<>();
    final Configuration configuration;
    final AppComponent component;
    private final WebPart part;
    private final HttpClient client = HttpClient.newHttpClient();

    private Web(Configuration configuration, ServiceStatus status, Duration patience) {
        this.configuration = configuration;
        this.component = AppComponent.create(configuration, Providers.builtIn(), clock, notes::add);
        this.part = new WebPart(configuration, Providers.builtIn(), component, status, clock, patience, notes::add);
    }

    static Configuration configuration(Path folder, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.putIfAbsent("XDG_DATA_HOME", folder.resolve("home").toString());
        environment.putIfAbsent("RAPPORT_SERVER_PORT", "0");
        return ConfigurationReader.read(
                Optional.empty(), folder, environment, Providers.builtIn().all(), Set.of());
    }

    /** One that waits for its store as long as that takes. */
    static Web started(Path folder, ServiceStatus status, Map<String, String> variables) {
        return started(folder, status, variables, Duration.ofMinutes(2));
    }

    static Web started(Path folder, ServiceStatus status, Map<String, String> variables, Duration patience) {
        Web web = new Web(configuration(folder, variables), status, patience);
        web.part.start();
        return web;
    }

    URI inside() {
        return part.inside().orElseThrow();
    }

    URI management() {
        return part.management().orElseThrow();
    }

    URI outside() {
        return part.outside().orElseThrow();
    }

    HttpResponse<String> get(URI side, String path) {
        return send(HttpRequest.newBuilder(side.resolve(path)).GET());
    }

    HttpResponse<String> post(URI side, String path, String form) {
        return send(HttpRequest.newBuilder(side.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        part.stop(Duration.ZERO);
        component.resources().close();
    }
}
