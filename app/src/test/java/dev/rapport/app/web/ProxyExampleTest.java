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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs nginx with the example, without its certificates. Skipped aloud where there is no nginx. */
class ProxyExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "proxy", "nginx.conf");

    @TempDir
    private Path folder;

    private static Optional<Path> nginx() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path configured(Web web, int strangers, int operator) throws IOException {
        String example = Files.readString(EXAMPLE);
        assertThat(example).contains("listen 443 ssl;", "listen 8443 ssl;", ":8081;", ":8080;");
        String plain = example.replace("listen 443 ssl;", "listen 127.0.0.1:" + strangers + ";")
                .replace("listen 8443 ssl;", "listen 127.0.0.1:" + operator + ";")
                .replaceAll("(?m)^\\s*ssl_.*$", "")
                .replace("http://127.0.0.1:8081", web.outside().toString())
                .replace("http://127.0.0.1:8080", web.inside().toString())
                .replace(
                        "/etc/nginx/rapport.htpasswd",
                        folder.resolve("htpasswd").toString())
                .replaceFirst(
                        "http \\{",
                        "http {"
                                + List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                                        .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
                                        .reduce("", String::concat)
                                        .replace("\\", "/"));
        Files.writeString(folder.resolve("htpasswd"), "operator:{PLAIN}s3cret\n");
        return Files.writeString(
                folder.resolve("nginx.conf"),
                "daemon off; master_process off; pid " + folder.resolve("pid") + "; error_log "
                        + folder.resolve("error.log") + ";\n" + plain);
    }

    private Process start(Path nginx, Path configuration, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                nginx.toString(),
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("first.log").toString(),
                "-c",
                configuration.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private static void awaitListening(Process process, int port) throws IOException, InterruptedException {
        while (process.isAlive()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void nginx_lets_strangers_to_the_public_pages_and_the_operator_in_by_a_login() throws Exception {
        Optional<Path> nginx = nginx();
        assumeThat(nginx).as("nginx is not installed: its example is not tried").isPresent();
        Map<String, String> variables = Map.of(
                "RAPPORT_SERVER_PUBLIC_PORT", "0", "RAPPORT_LEGAL_OPERATOR", "Agency", "RAPPORT_LEGAL_CONTACT", "me");
        int strangers = freePort();
        int operator = freePort();
        try (Web web = Web.started(folder, FakeStatus.READY, variables)) {
            Path configuration = configured(web, strangers, operator);
            Process checked = start(nginx.get(), configuration, "-t");
            assertThat(checked.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(checked.exitValue())
                    .as(Files.readString(folder.resolve("said")))
                    .isZero();
            Process running = start(nginx.get(), configuration);
            try {
                awaitListening(running, strangers);
                URI outside = URI.create("http://127.0.0.1:" + strangers);
                URI inside = URI.create("http://127.0.0.1:" + operator);
                HttpResponse<String> privacy = web.get(outside, "/privacy");
                assertThat(privacy.statusCode())
                        .as(Files.readString(folder.resolve("error.log")))
                        .isEqualTo(200);
                assertThat(privacy.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
                assertThat(web.get(outside, "/metrics").statusCode()).isEqualTo(404);
                assertThat(web.post(outside, "/oauth/tiktok/withdrawn", "x".repeat(70_000))
                                .statusCode())
                        .isEqualTo(413);
                assertThat(web.get(inside, "/healthz").statusCode()).isEqualTo(401);
                assertThat(web.send(HttpRequest.newBuilder(inside.resolve("/healthz"))
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString("operator:s3cret"
                                                                        .getBytes(StandardCharsets.UTF_8))))
                                .body())
                        .contains("alive");
            } finally {
                running.destroy();
                assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
        }
    }
}
