package dev.rapport.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.app.TestCreators;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.serving.ServiceStatus.NetworkStatus;
import dev.rapport.app.serving.ServiceStatus.Run;
import dev.rapport.app.serving.ServiceStatus.State;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPartTest {
    @TempDir
    private Path folder;

    private Web serving(Map<String, String> variables) {
        return Web.started(folder, FakeStatus.READY, variables);
    }

    @Test
    void is_alive_and_ready_with_its_store() {
        try (Web web = serving(Map.of())) {
            assertThat(web.get(web.inside(), "/healthz").body()).isEqualTo("{\"status\":\"alive\"}");
            HttpResponse<String> ready = web.get(web.inside(), "/readyz");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).isEqualTo("{\"status\":\"ready\",\"networks\":{}}");
        }
    }

    @Test
    void is_alive_and_not_ready_while_the_store_is_away() {
        Map<String, String> away = Map.of("RAPPORT_STORE_URL", "jdbc:mysql://127.0.0.1:1/away");
        try (Web web = Web.started(folder, FakeStatus.READY, away, Duration.ofMillis(50))) {
            assertThat(web.get(web.inside(), "/healthz").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = web.get(web.inside(), "/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(ready.body()).contains("\"status\":503", "the store");
            assertThat(web.get(web.inside(), "/metrics").body())
                    .contains("rapport_store_up 0.0")
                    .doesNotContain("rapport_quota_left");
        }
    }

    @Test
    void is_not_ready_while_the_work_is_not_looked_after() {
        FakeStatus stuck = new FakeStatus("the scheduler has stopped", List.of(), Optional.empty());
        try (Web web = Web.started(folder, stuck, Map.of())) {
            HttpResponse<String> ready = web.get(web.inside(), "/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("the scheduler has stopped");
        }
    }

    @Test
    void metrics_tell_work_quota_store_and_machine() {
        NetworkStatus parked = new NetworkStatus(
                Network.YOUTUBE,
                State.PARKED,
                Optional.of(TestCreators.NOW.plusSeconds(90)),
                "the day's quota is spent",
                12,
                Optional.of(TestCreators.NOW.minusSeconds(3_600)),
                3,
                Map.of(AccountRecord.Kind.READ, 7L));
        Run run = new Run("r1", TestCreators.NOW, Optional.empty(), "");
        FakeStatus status = new FakeStatus("", List.of(parked), Optional.of(run));
        try (Web web = Web.started(folder, status, Map.of("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "k3y"))) {
            assertThat(web.get(web.inside(), "/metrics").body())
                    .contains(
                            "rapport_accounts_due{network=\"youtube\"} 12.0",
                            "rapport_oldest_due_seconds{network=\"youtube\"} 3600.0",
                            "rapport_network_state{network=\"youtube\",state=\"parked\"} 1.0",
                            "rapport_network_state{network=\"youtube\",state=\"idle\"} 0.0",
                            "rapport_network_parked_seconds{network=\"youtube\"} 90.0",
                            "rapport_outcomes_total{kind=\"read\",network=\"youtube\"} 7.0",
                            "rapport_outcomes_total{kind=\"failed\",network=\"youtube\"} 0.0",
                            "rapport_quota_left{bucket=\"main\",network=\"youtube\"} 10000.0",
                            "rapport_quota_limit{bucket=\"search\",network=\"youtube\"} 100.0",
                            "rapport_grants{state=\"withdrawn\"} 0.0",
                            "rapport_run_started_time_seconds 1.7954784E9",
                            "rapport_run_finished_time_seconds NaN",
                            "rapport_store_up 1.0",
                            "rapport_store_latency_seconds_count 1",
                            "jvm_memory_used_bytes")
                    .doesNotContain("k3y");
            assertThat(web.get(web.inside(), "/readyz").body())
                    .contains("\"youtube\":{\"state\":\"parked\"", "the day's quota is spent");
        }
    }

    @Test
    void strangers_reach_a_port_of_their_own_and_nothing_of_the_inside() {
        try (Web web = serving(Map.of("RAPPORT_SERVER_PUBLIC_PORT", "0"))) {
            for (String path : List.of("/healthz", "/readyz", "/metrics", "/")) {
                HttpResponse<String> answer = web.get(web.outside(), path);
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(
                                type -> assertThat(type).startsWith("text/html").containsIgnoringCase("charset=utf-8"));
            }
            assertThat(web.notes).anyMatch(note -> note.startsWith("Public side: " + web.outside()));
        }
    }

    @Test
    void management_has_a_port_of_its_own_if_it_is_given_one() {
        try (Web web = serving(Map.of("RAPPORT_SERVER_MANAGEMENT_PORT", "0"))) {
            assertThat(web.get(web.management(), "/metrics").statusCode()).isEqualTo(200);
            assertThat(web.get(web.inside(), "/metrics").statusCode()).isEqualTo(404);
            assertThat(web.get(web.inside(), "/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void unknown_paths_and_wrong_methods_are_problems_that_tell_nothing_of_the_inside() {
        try (Web web = serving(Map.of())) {
            HttpResponse<String> unknown = web.get(web.inside(), "/admin/%2e%2e/secret?token=t0ken");
            assertThat(unknown.statusCode()).isIn(400, 404);
            assertThat(unknown.body()).doesNotContain("t0ken", "etty", "avalin");
            HttpResponse<String> missing = web.get(web.inside(), "/nowhere");
            assertThat(missing.body())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404,"
                            + "\"detail\":\"There is nothing here.\"}");
            HttpResponse<String> deleted = web.send(
                    HttpRequest.newBuilder(web.inside().resolve("/healthz")).DELETE());
            assertThat(deleted.statusCode()).isEqualTo(405);
            assertThat(deleted.headers().firstValue("Allow").orElse("")).contains("GET");
        }
    }

    @Test
    void every_answer_carries_the_headers_that_protect_it_and_none_that_tells_the_server() {
        try (Web web = serving(Map.of("RAPPORT_SERVER_PUBLIC_PORT", "0"))) {
            for (URI side : List.of(web.inside(), web.outside())) {
                HttpResponse<String> answer = web.get(side, "/nowhere");
                assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff");
                assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElse(""))
                        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'none'");
                assertThat(answer.headers().firstValue("Server")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8080", ""})
    void a_page_of_somebody_else_cannot_point_its_name_at_the_private_side(String host) throws IOException {
        try (Web web = serving(Map.of());
                Wire wire = new Wire(web.inside())) {
            wire.say("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(wire.everything()).matches("(?s)HTTP/1.1 4(21|00) .*").doesNotContain("jvm_memory");
        }
    }

    @Test
    void the_private_side_answers_to_localhost() throws IOException {
        try (Web web = serving(Map.of());
                Wire wire = new Wire(web.inside())) {
            wire.say("GET /healthz HTTP/1.1\r\nHost: LocalHost:" + web.inside().getPort()
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(wire.everything()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void endless_headers_are_cut_off() throws IOException {
        try (Web web = serving(Map.of());
                Wire wire = new Wire(web.inside())) {
            wire.say("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n");
            assertThat(wire.everything()).startsWith("HTTP/1.1 431 ").doesNotContain("etty");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAPPORT_SERVER_ADDRESS", "RAPPORT_SERVER_MANAGEMENT_ADDRESS"})
    void refuses_to_show_the_inside_to_others(String variable) {
        assertThatThrownBy(() -> Zones.of(Web.configuration(folder, Map.of(variable, "0.0.0.0"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        variable.equals("RAPPORT_SERVER_ADDRESS") ? "server.address" : "server.management-address")
                .hasMessageContaining("nobody has to log in there")
                .hasMessageContaining("a proxy with a login or an SSH tunnel");
    }

    @Test
    void tells_every_address_and_port_that_cannot_be() {
        assertThatThrownBy(() -> Zones.of(Web.configuration(
                        folder,
                        Map.of(
                                "RAPPORT_SERVER_PORT",
                                "8080",
                                "RAPPORT_SERVER_MANAGEMENT_ADDRESS",
                                "nowhere.invalid",
                                "RAPPORT_SERVER_PUBLIC_PORT",
                                "8080"))))
                .hasMessageContaining("server.management-address: \"nowhere.invalid\"")
                .hasMessageContaining("server.public-port is 8080");
        assertThatThrownBy(
                        () -> Zones.of(Web.configuration(folder, Map.of("RAPPORT_SERVER_PUBLIC_ADDRESS", "127.0.0.1"))))
                .hasMessageContaining("server.public-address is given without server.public-port");
    }

    @Test
    void a_taken_port_is_told_with_its_key() {
        try (Web web = serving(Map.of())) {
            Map<String, String> same =
                    Map.of("RAPPORT_SERVER_PORT", Integer.toString(web.inside().getPort()));
            assertThatThrownBy(() -> Web.started(folder, FakeStatus.READY, same).close())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(
                            "server.port: 127.0.0.1:" + web.inside().getPort());
        }
    }
}
