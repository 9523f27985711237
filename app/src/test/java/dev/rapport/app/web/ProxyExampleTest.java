package dev.rapport.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs nginx and Caddy with their examples, without certificates. Skipped aloud where one is not installed. */
class ProxyExampleTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "proxy");
    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:s3cret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    private static Path installed(String program) {
        Optional<Path> found = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(found)
                .as(program + " is not installed: its example is not tried")
                .isPresent();
        return found.orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String replaced(String text, Map<String, String> words) {
        String replaced = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            assertThat(replaced).contains(word.getKey());
            replaced = replaced.replace(word.getKey(), word.getValue());
        }
        return replaced;
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        process.environment().put("XDG_DATA_HOME", folder.toString());
        process.environment().put("XDG_CONFIG_HOME", folder.toString());
        return process.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private String answerOf(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
        return said().strip();
    }

    private static void awaitListening(Process process, int port) throws IOException {
        while (process.isAlive()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    /** The command that starts a proxy before those two sides, on two ports. */
    @FunctionalInterface
    private interface Proxy {
        List<String> before(Web web, int strangers, int operator) throws Exception;
    }

    private void tryOut(Proxy proxy) throws Exception {
        Map<String, String> variables = Map.of(
                "RAPPORT_SERVER_PUBLIC_PORT", "0", "RAPPORT_LEGAL_OPERATOR", "Agency", "RAPPORT_LEGAL_CONTACT", "me");
        int strangers = freePort();
        int operator = freePort();
        try (Web web = Web.started(folder, FakeStatus.READY, variables)) {
            Process running = start(proxy.before(web, strangers, operator));
            try {
                awaitListening(running, strangers);
                URI outside = URI.create("http://127.0.0.1:" + strangers);
                URI inside = URI.create("http://127.0.0.1:" + operator);
                HttpResponse<String> privacy = web.get(outside, "/privacy");
                assertThat(privacy.statusCode()).as(said()).isEqualTo(200);
                assertThat(privacy.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
                assertThat(web.get(outside, "/metrics").statusCode()).isEqualTo(404);
                assertThat(web.post(outside, "/oauth/tiktok/withdrawn", "x".repeat(70_000))
                                .statusCode())
                        .as("too large; 502 in Caddy before 2.8")
                        .isIn(413, 502);
                assertThat(web.get(inside, "/healthz").statusCode()).isEqualTo(401);
                assertThat(web.send(HttpRequest.newBuilder(inside.resolve("/healthz"))
                                        .header("Authorization", OPERATOR))
                                .body())
                        .contains("alive");
            } finally {
                running.destroy();
                assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
        }
    }

    @Test
    void nginx_lets_strangers_to_the_public_pages_and_the_operator_in_by_a_login() throws Exception {
        String nginx = installed("nginx").toString();
        tryOut((web, strangers, operator) -> {
            String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                    .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
                    .collect(Collectors.joining());
            String plain = replaced(
                            Files.readString(EXAMPLES.resolve("nginx.conf")),
                            Map.of(
                                    "http {",
                                    "http {" + temporary,
                                    "listen 443 ssl;",
                                    "listen 127.0.0.1:" + strangers + ";",
                                    "listen 8443 ssl;",
                                    "listen 127.0.0.1:" + operator + ";",
                                    "http://127.0.0.1:8081",
                                    web.outside().toString(),
                                    "http://127.0.0.1:8080",
                                    web.inside().toString(),
                                    "/etc/nginx/rapport.htpasswd",
                                    folder.resolve("htpasswd").toString()))
                    .replaceAll("(?m)^\\s*ssl_.*$", "");
            Files.writeString(folder.resolve("htpasswd"), "operator:{PLAIN}s3cret\n");
            Path configuration = Files.writeString(
                    folder.resolve("nginx.conf"),
                    "daemon off; master_process off; pid " + folder.resolve("pid") + ";\n" + plain);
            List<String> command =
                    List.of(nginx, "-p", folder.toString(), "-e", "stderr", "-c", configuration.toString());
            answerOf(Stream.concat(command.stream(), Stream.of("-t")).toList());
            return command;
        });
    }

    @Test
    void caddy_lets_strangers_to_the_public_pages_and_the_operator_in_by_a_login() throws Exception {
        String caddy = installed("caddy").toString();
        String hash = answerOf(List.of(caddy, "hash-password", "--plaintext", "s3cret"));
        // The word before version 2.8, as the example says.
        boolean older = Pattern.matches("v?2\\.[0-7]\\..*", answerOf(List.of(caddy, "version")));
        tryOut((web, strangers, operator) -> {
            String plain = replaced(
                    Files.readString(EXAMPLES.resolve("Caddyfile")),
                    Map.of(
                            "\nconnect.example.com {", "\nhttp://127.0.0.1:" + strangers + " {",
                            "\nrapport.example.com {", "\nhttp://127.0.0.1:" + operator + " {",
                            "reverse_proxy 127.0.0.1:8081", "reverse_proxy " + authority(web.outside()),
                            "reverse_proxy 127.0.0.1:8080", "reverse_proxy " + authority(web.inside()),
                            "\tbasic_auth {", older ? "\tbasicauth {" : "\tbasic_auth {",
                            "$2a$14$replaceThisByTheHashOfYourPassword", hash));
            Path configuration = Files.writeString(folder.resolve("Caddyfile"), "{\n\tadmin off\n}\n" + plain);
            List<String> given = List.of("--config", configuration.toString(), "--adapter", "caddyfile");
            answerOf(Stream.concat(Stream.of(caddy, "validate"), given.stream()).toList());
            return Stream.concat(Stream.of(caddy, "run"), given.stream()).toList();
        });
    }

    private static String authority(URI address) {
        return address.getRawAuthority();
    }
}
