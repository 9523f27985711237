package com.example.rapport.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rapport.testkit.adapter.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar dropped into an installed Rapport, which reads a played Bluesky by its command line. */
class PlugInTest {
    private static final String RAPPORT = System.getProperty("rapport.jar", "");

    @TempDir
    private Path folder;

    @BeforeEach
    void dropTheJarIn() throws IOException {
        assumeFalse(RAPPORT.isEmpty(), "give the installed program as -Drapport.jar=.../rapport.jar");
        Path plugins = Files.createDirectories(folder.resolve("data/plugins"));
        Files.copy(Path.of(System.getProperty("plugin.jar")), plugins.resolve("adapter-bluesky.jar"));
    }

    private record Result(int code, String out, String err) {}

    private void configured(String... lines) throws IOException {
        Files.writeString(folder.resolve("rapport.yaml"), "data-dir: data\n" + String.join("\n", lines) + "\n");
    }

    private Result rapport(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                RAPPORT));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Result(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void a_jar_that_is_allowed_is_synced_and_ranked() throws IOException, InterruptedException {
        try (Stage stage = new Stage(new BlueskyDialect(), Instant.now().minus(Duration.ofDays(3)))) {
            stage.account(1, 15_200, 30).account(2, 20_000, 30);
            Files.writeString(folder.resolve("creators.csv"), """
                    creator,network,handle
                    anna,bluesky,https://bsky.app/profile/creator1.bsky.social
                    ben,bluesky,@creator2.bsky.social
                    nobody,bluesky,nobody.bsky.social
                    """);
            configured("networks.bluesky.base-url: " + stage.baseUrl());
            Result refused = rapport("networks");
            assertThat(refused.code()).isZero();
            assertThat(refused.out()).doesNotContain("Bluesky");

            String allowing = refused.err().strip().replaceAll("(?s).*(?=plugins\\.allow: )", "");
            configured("networks.bluesky.base-url: " + stage.baseUrl(), allowing);
            assertThat(rapport("networks").out()).contains("Bluesky, route app-view", "adapter-bluesky.jar, version 0.1.0");
            assertThat(rapport("import", "creators.csv").code()).isZero();
            Result synced = rapport("sync", "--network", "bluesky", "--no-progress");
            assertThat(synced.code()).as(synced.err()).isZero();
            assertThat(stage.requests()).isEqualTo(3);
            Result ranked = rapport("rank", "--format", "csv");
            assertThat(ranked.out())
                    .contains("bluesky,anna", "15200", "bluesky-per-follower@1", "measured", "bluesky,ben", "20000");
        }
    }
}
