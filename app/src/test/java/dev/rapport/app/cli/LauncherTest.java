package dev.rapport.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final Pattern LOGGING = Pattern.compile("-Xlog:\\S+");

    @TempDir
    private Path folder;

    /** Java logs to standard output unless told otherwise, and there it would spoil JSON and CSV. */
    @Test
    void what_java_warns_of_stays_out_of_results() throws Exception {
        Path launcher = Path.of("..", "rapport");
        List<String> logging = LOGGING.matcher(Files.readString(launcher))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(warned(List.of())).contains("MaxNewSize");
        assertThat(logging).isNotEmpty();
        assertThat(warned(logging)).isEmpty();
    }

    private String warned(List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Stream.of("-XX:+UseSerialGC", "-Xmx16m", "-XX:MaxNewSize=64m", "-version")
                .forEach(command::add);
        Path out = folder.resolve("out");
        Process java = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(java.waitFor()).isZero();
        return Files.readString(out);
    }
}
