package dev.rapport.app.network;

import dev.rapport.app.docs.GeneratedPart;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/networks.md and what the adapters say of themselves together, on every route and with every default. */
class NetworksDocTest {
    @Test
    void every_count_of_every_route_stands_in_the_docs_as_it_is() throws IOException {
        String measures = Arrays.stream(Measure.values()).map(Measure::code).collect(Collectors.joining(" | "));
        new GeneratedPart("networks.md", "counts").assertIs("""
                | network | route | %s | checked live |
                |---|---|%s---|
                %s
                """.formatted(
                        measures,
                        "---|".repeat(Measure.values().length),
                        routes().map(NetworksDocTest::row).collect(Collectors.joining("\n"))));
    }

    @Test
    void everything_else_that_a_route_says_of_itself_stands_in_the_docs_too() throws IOException {
        new GeneratedPart("networks.md", "routes")
                .assertIs(routes().map(NetworksDocTest::section).collect(Collectors.joining("\n\n")));
    }

    private record Route(String network, Capabilities can) {}

    private static Stream<Route> routes() {
        return Providers.builtIn().all().stream()
                .flatMap(provider -> choices(provider).stream()
                        .map(route -> new Settings("networks." + provider.network(), route))
                        .map(settings -> new Route(provider.displayName(), provider.capabilities(settings))));
    }

    /** A network with several routes has a setting that chooses one. */
    private static List<Map<String, String>> choices(NetworkAdapterProvider provider) {
        return provider.settings().stream()
                .filter(setting -> setting.key().equals("route"))
                .map(Setting::form)
                .findFirst()
                .map(form -> Arrays.stream(form.replace("one of ", "").split(", ", -1))
                        .map(route -> Map.of("route", route))
                        .toList())
                .orElse(List.of(Map.of()));
    }

    private static String row(Route route) {
        return "| %s | `%s` | %s | %s |"
                .formatted(
                        route.network(),
                        route.can().route(),
                        Arrays.stream(Measure.values())
                                .map(measure -> Objects.requireNonNull(
                                                route.can().counts().get(measure))
                                        .code()
                                        .replace('-', ' '))
                                .collect(Collectors.joining(" | ")),
                        route.can().checkedLive().orElse("never"));
    }

    private static String section(Route route) {
        return "### " + route.network() + ", `" + route.can().route() + "`\n\n"
                + Sentences.of(route.can()).stream()
                        .map(sentence -> "- " + sentence)
                        .collect(Collectors.joining("\n"));
    }
}
