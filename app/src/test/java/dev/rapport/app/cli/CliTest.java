package dev.rapport.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "sync",
                "plan",
                "rank",
                "show",
                "explain",
                "definitions",
                "compare-definitions",
                "glossary",
                "networks",
                "credential",
                "credential add",
                "credential list",
                "credential test",
                "credential revoke",
                "export",
                "doctor",
                "demo",
                "sandbox"
            })
    void help_fits_a_terminal_and_opens_nothing(String command) {
        List<String> line = new ArrayList<>(List.of(command.split(" ")));
        line.add("--help");
        // picocli tells of a description that it cannot format on the process's own stream.
        PrintStream own = System.err;
        ByteArrayOutputStream warnings = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        Result result;
        try {
            result = new Terminal(folder)
                    .with("RAPPORT_RANK_CERTAINTY", "a broken configuration")
                    .run(line.toArray(String[]::new));
        } finally {
            System.setErr(own);
        }

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: rapport " + command).doesNotContain("%%", "%n", "${");
        assertThat(result.lines()).allMatch(text -> text.codePointCount(0, text.length()) <= 80);
        assertThat(result.err()).isEmpty();
        assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(Files.exists(folder.resolve("home"))).isFalse();
    }

    @Test
    void help_lists_the_commands_that_there_are_and_no_others() {
        Result result = new Terminal(folder).run("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        "demo", "import", "sync", "plan", "rank", "show", "explain", "export", "doctor", "serve",
                        "sandbox")
                .contains("rapport demo")
                .contains("forget", "subject-export")
                .doesNotContain("\n  campaign ");
        assertThat(result.lines()).allMatch(text -> text.length() <= 80);
    }

    @Test
    void version_tells_the_program_and_its_java() {
        Result result = new Terminal(folder).run("--version");

        assertThat(result.code()).isZero();
        assertThat(result.lines().get(0)).startsWith("rapport ");
        assertThat(result.lines().get(1)).startsWith("Java ");
    }

    @Test
    void an_unknown_command_comes_with_the_nearest() {
        Result result = new Terminal(folder).run("snyc");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("snyc", "Did you mean", "sync", "rapport --help");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void wrong_usage_names_the_command_whose_help_tells_more() {
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.run().code()).isEqualTo(2);
        assertThat(terminal.run().err()).contains("rapport --help");
        Result option = terminal.run("rank", "--teir", "micro");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("--teir", "--tier", "Try: rapport rank --help");
        Result format = terminal.run("rank", "--format", "xml");
        assertThat(format.code()).isEqualTo(2);
        assertThat(format.err()).contains("--format is \"xml\"; expected one of table, json, csv, html");
        assertThat(terminal.run("credential").err()).contains("add, list, test, revoke or rotate-key");
    }
}
