package dev.rapport.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private static final Pattern SUM = Pattern.compile("With policy (\\w+), .*?: (\\d+) micro accounts = ([^.]*)\\.");
    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+ +\\S+.*likely above *$");

    @TempDir
    private Path folder;

    @Test
    void sums_add_up_and_the_table_holds_as_many_as_they_say() {
        Result result = new Terminal(folder).run("demo", "--once", "--creators", "60", "--no-progress");

        assertThat(result.code()).isZero();
        // What is to be copied is not broken: commands, addresses and a page's cursor.
        assertThat(result.lines().stream().filter(line -> line.codePointCount(0, line.length()) > 80))
                .allMatch(line -> line.contains("--config")
                        || line.startsWith("Folder:")
                        || line.startsWith("Page:")
                        || !line.strip().contains(" "));
        String text = String.join(" ", result.lines()).replaceAll(" +", " ");
        Matcher sums = SUM.matcher(text);
        assertThat(sums.find()).as(text).isTrue();
        assertThat(sums.group(1)).isEqualTo("granted");
        long above = assertAddsUp(sums);
        long rows = ROW.matcher(result.out()).results().count();
        assertThat(rows).isEqualTo(Math.min(above, 20)).isPositive();
        assertThat(sums.find()).isTrue();
        assertThat(sums.group(1)).isEqualTo("today");
        assertAddsUp(sums);
        assertThat(text).contains("Every creator here is invented");
        assertThat(result.err()).contains("Synced instagram: ", "Synced youtube: ", "Synced tiktok: ");
    }

    /** Returns how many are likely above. */
    private static long assertAddsUp(Matcher sums) {
        long total = 0;
        long above = -1;
        for (String part : sums.group(3).split(" \\+ ")) {
            long number = Long.parseLong(part.substring(0, part.indexOf(' ')));
            total += number;
            if (part.contains("likely above")) {
                above = number;
            }
        }
        assertThat(total).as(sums.group()).isEqualTo(Long.parseLong(sums.group(2)));
        return above;
    }

    @Test
    void what_it_names_to_try_next_works() {
        Result result = new Terminal(folder).run("demo", "--once", "--creators", "0", "--policy", "today");
        String configuration = line(result, "explain fitness-trainer").replaceFirst(".*--config ", "");

        assertThat(new Terminal(folder)
                        .run("explain", "fitness-trainer", "--config", configuration)
                        .code())
                .isZero();
        String ranking = line(result, " rank --tier micro").replaceFirst(".* rank ", "rank ");
        assertThat(new Terminal(folder).run(ranking.split(" ")).out()).contains("fitness-trainer");
        Path page =
                Path.of(URI.create(line(result, "Page:").replace("Page:", "").strip()));
        assertThat(page).exists().content().contains("<html");
        assertThat(Files.exists(folder.resolve("home"))).isFalse();
    }

    private static String line(Result result, String holding) {
        return result.lines().stream()
                .filter(line -> line.contains(holding))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        Terminal terminal = new Terminal(folder);
        assertThat(terminal.run("demo", "--once", "--creators", "-1").code()).isEqualTo(2);
        assertThat(terminal.run("demo", "--once", "--policy", "tomorrow").code())
                .isEqualTo(2);
        assertThat(terminal.run("sandbox", "--port", "70000").err()).contains("--port");
    }

    @Test
    void the_sandbox_writes_a_folder_that_points_the_product_at_it() throws Exception {
        Path out = folder.resolve("sand");
        Thread running = new Thread(() -> new Terminal(folder).run("sandbox", "--creators", "0", "--write", "sand"));
        running.start();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            while (!Files.exists(out.resolve("grants")) && running.isAlive()) {
                Thread.yield();
            }
        });
        try {
            written.get(1, TimeUnit.MINUTES);
            Terminal other = new Terminal(folder);
            String configuration = out.resolve("rapport.yaml").toString();
            Result imported = other.run("import", "sand/creators.csv", "--config", configuration);
            assertThat(imported.code()).as(imported.err()).isZero();
            assertThat(other.run("sync", "--network", "youtube", "--config", configuration)
                            .out())
                    .contains("youtube");
        } finally {
            running.interrupt();
            running.join();
        }
    }
}
