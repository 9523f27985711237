package dev.rapport.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestCreators;
import dev.rapport.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final Zones.Place ANY_PORT = new Zones.Place("server.port", InetAddress.getLoopbackAddress(), 0);

    private final SettableClock clock = new SettableClock(TestCreators.NOW);

    private Listener listener(Duration idle) {
        return Listener.start(
                ANY_PORT,
                new Listener.Manner(Answers.FOR_PROGRAMS, Set.of(), idle),
                routes -> routes.post(
                        "/count", context -> context.result(Bodies.read(context, clock).length + " bytes")));
    }

    @Test
    void takes_a_body_of_the_largest_size() throws IOException {
        try (Listener listener = listener(Duration.ofSeconds(30));
                Wire wire = new Wire(listener.address())) {
            wire.say(post("Content-Length: " + Bodies.LARGEST) + "a".repeat(Bodies.LARGEST));
            assertThat(wire.everything()).startsWith("HTTP/1.1 200 ").endsWith(Bodies.LARGEST + " bytes");
        }
    }

    @Test
    void cuts_off_a_body_that_says_it_is_larger() throws IOException {
        try (Listener listener = listener(Duration.ofSeconds(30));
                Wire wire = new Wire(listener.address())) {
            wire.say(post("Content-Length: " + 10_000_000_000L));
            assertThat(wire.everything()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void cuts_off_a_body_that_does_not_say_how_large_it_is() throws IOException {
        try (Listener listener = listener(Duration.ofSeconds(30));
                Wire wire = new Wire(listener.address())) {
            String chunk = "8000\r\n" + "a".repeat(0x8000) + "\r\n";
            wire.say(post("Transfer-Encoding: chunked") + chunk + chunk + chunk);
            assertThat(wire.everything()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void cuts_off_a_client_that_keeps_silent() throws IOException {
        try (Listener listener = listener(Duration.ofMillis(200));
                Wire half = new Wire(listener.address());
                Wire body = new Wire(listener.address())) {
            half.say("POST /count HTTP/1.1\r\nHo");
            body.say(post("Content-Length: 10") + "a");
            assertThat(half.everything()).doesNotContain("200 OK");
            assertThat(body.everything()).doesNotContain("200 OK");
        }
    }

    @Test
    void cuts_off_a_body_that_drips() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (Listener listener = Listener.start(
                        ANY_PORT,
                        new Listener.Manner(Answers.FOR_PROGRAMS, Set.of(), Duration.ofSeconds(30)),
                        routes -> routes.post("/count", context -> {
                            begun.countDown();
                            context.result(Bodies.read(context, clock).length + " bytes");
                        }));
                Wire wire = new Wire(listener.address())) {
            wire.say(post("Content-Length: 1000") + "a");
            begun.await();
            Dripping dripping = new Dripping(wire);
            Thread drops = Thread.ofVirtual().start(dripping);
            assertThat(wire.everything()).startsWith("HTTP/1.1 408 ");
            drops.join();
        }
    }

    /** One byte at a time, half the allowed time after the other. */
    private final class Dripping implements Runnable {
        private final Wire wire;

        Dripping(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < 900; i++) {
                    clock.advance(Bodies.LONGEST.dividedBy(2));
                    wire.say("a");
                    Thread.onSpinWait();
                }
            } catch (IOException closed) {
                // it was cut off
            }
        }
    }

    private static String post(String header) {
        return "POST /count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n";
    }
}
