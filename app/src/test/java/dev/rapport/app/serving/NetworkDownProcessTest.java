package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.population.SocialNetwork;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One network does not answer for long. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class NetworkDownProcessTest {
    private static final String YOUTUBE = "RAPPORT_NETWORKS_YOUTUBE_BASE_URL";
    private static final Line.Answer DOWN = new Line.Answer(503, Map.of(), "{}");
    private static final int IN_FLIGHT = 2;
    private static final int BATCH = 10;
    /** After so many calls without an answer the circuit opens; those of a page's accounts count as one. */
    private static final int GIVEN_UP_AFTER = 5;

    @TempDir
    private Path folder;

    private Installation installation(String name, Sandbox sandbox) {
        return new Installation(folder.resolve(name), sandbox)
                .with("RAPPORT_SYNC_BATCH_SIZE", Integer.toString(BATCH))
                .with("RAPPORT_SYNC_MAX_IN_FLIGHT", Integer.toString(IN_FLIGHT));
    }

    /** Two at the same time, so that whatever else the machine does slows both. */
    @Test
    void the_others_are_read_as_fast_as_ever_and_it_is_tried_by_single_calls_until_it_is_back() throws Exception {
        try (Sandbox calm = Installation.sandbox(400, 200);
                Installation undisturbed = installation("calm", calm);
                Sandbox sandbox = Installation.sandbox(400, 200);
                Line line = Line.to(sandbox.youtube());
                Installation installation = installation("down", sandbox)) {
            line.answer(number -> Optional.of(DOWN));
            undisturbed.serve();
            ServeProcess service = installation.with(YOUTUBE, line.address()).serve();
            installation.await("the first calls of both", () -> instagram(calm) > 10 && instagram(sandbox) > 10);
            long calmFirst = instagram(calm);
            long first = instagram(sandbox);
            installation.await("many calls", () -> instagram(calm) >= calmFirst + 200);
            long many = instagram(calm) - calmFirst;
            System.out.println("Instagram's calls: YouTube well " + many + ", down " + (instagram(sandbox) - first));
            assertThat(instagram(sandbox) - first).isGreaterThanOrEqualTo(many * 9 / 10);

            installation.await(
                    "that its state is seen", () -> service.get("/readyz").contains("circuit-open"));
            assertThat(service.get("/readyz")).contains("\"youtube\":{\"state\":\"circuit-open\",\"until\"");
            assertThat(service.get("/metrics"))
                    .contains("rapport_network_state{network=\"youtube\",state=\"circuit-open\"} 1")
                    .contains("rapport_network_state{network=\"instagram\",state=\"circuit-open\"} 0");
            long given = line.calls();
            String seen = service.get("/readyz");
            installation.await("a probe", () -> line.calls() > given);
            installation.await(
                    "that it waits again",
                    () -> !service.get("/readyz").equals(seen)
                            && service.get("/readyz").contains("circuit-open"));
            assertThat(line.calls()).as("calls of a probe").isEqualTo(given + 1);

            line.answer(number -> Optional.empty());
            undisturbed.awaitEndOfRun();
            installation.awaitEndOfRun();
            installation.await("that it is well", () -> !service.get("/readyz").contains("circuit-open"));
            long failed = installation.number("SELECT COUNT(*) FROM outcome WHERE failure = 'network-unavailable'");
            assertThat(failed).isLessThanOrEqualTo((long) GIVEN_UP_AFTER * BATCH);
            assertThat(read(installation)).isGreaterThanOrEqualTo(read(undisturbed) - failed);
            assertThat(outcomes(installation)).isEqualTo(outcomes(undisturbed));
            assertThat(service.said().lines()).as(service.said()).hasSizeLessThan(30);
        }
    }

    private static long instagram(Sandbox sandbox) {
        return sandbox.ledger().requests(SocialNetwork.INSTAGRAM);
    }

    private static long read(Installation installation) {
        return ofYouTube(installation, "account_snapshot");
    }

    private static long outcomes(Installation installation) {
        return ofYouTube(installation, "outcome");
    }

    private static long ofYouTube(Installation installation, String table) {
        return installation.number(
                "SELECT COUNT(*) FROM " + table + " JOIN account ON account.id = account_id WHERE network = 'youtube'");
    }

    @Test
    void it_keeps_no_other_from_being_read() {
        try (Sandbox sandbox = Installation.sandbox(40, 20);
                Installation installation = new Installation(folder, sandbox).with(YOUTUBE, "http://127.0.0.1:1")) {
            ServeProcess service = installation.serve();
            installation.awaitEndOfRun();
            assertThat(installation.calls()).isPositive();
            service.signal("TERM");
            assertThat(service.exitCode()).as(service.said()).isZero();
            assertThat(service.said().lines()).as(service.said()).hasSizeLessThan(30);
        }
    }
}
