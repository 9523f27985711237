package dev.rapport.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that docs/adding-a-network.md quotes is the example's own text, whatever its indentation. */
class AddingANetworkDocTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern QUOTE =
            Pattern.compile("From \\[[^]]+]\\(([^)]+)\\):\\R\\R```\\w*\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("^```\\w*$", Pattern.MULTILINE);

    @Test
    void every_quote_is_the_text_of_its_file() throws IOException {
        String doc = Files.readString(DOCS.resolve("adding-a-network.md"));
        List<MatchResult> quotes = QUOTE.matcher(doc).results().toList();

        assertThat(quotes).isNotEmpty();
        assertThat(FENCE.matcher(doc).results().count())
                .as("fences without a file")
                .isEqualTo(2L * quotes.size());
        for (MatchResult quote : quotes) {
            assertThat(plain(Files.readString(DOCS.resolve(quote.group(1))))).contains(plain(quote.group(2)));
        }
    }

    private static String plain(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
