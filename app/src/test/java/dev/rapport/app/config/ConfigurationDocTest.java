package dev.rapport.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.setting.Setting;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md and the code together: a row with its default for every key, and no row more. */
class ConfigurationDocTest {
    private static final Path DOC = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);

    @Test
    void every_key_has_its_row_and_every_row_its_key() throws IOException {
        Set<String> documented = ROW.matcher(Files.readString(DOC))
                .results()
                .map(row -> row.group(1) + ": " + row.group(2).strip().replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsExactlyInAnyOrderElementsOf(rows());
    }

    @Test
    void every_variable_that_is_named_is_known() throws IOException {
        ConfigurationKeys keys = new ConfigurationKeys(Providers.builtIn().all());
        List<String> named = Pattern.compile("RAPPORT_[A-Z0-9_]+[A-Z0-9]")
                .matcher(Files.readString(DOC))
                .results()
                .map(found -> found.group())
                .toList();

        assertThat(named)
                .isNotEmpty()
                .allMatch(variable -> keys.keyOfVariable(variable).isPresent());
    }

    private static Set<String> rows() {
        Set<String> common =
                Configuration.networkSettings().stream().map(Setting::key).collect(Collectors.toSet());
        Set<String> rows = new TreeSet<>();
        new ConfigurationKeys(Providers.builtIn().all()).all().forEach((key, setting) -> {
            if (key.startsWith("tiers.")) {
                rows.add(row("tiers.<name>." + key.substring(key.lastIndexOf('.') + 1), setting));
            } else if (common.contains(setting.key())) {
                rows.add(row("networks.<id>." + setting.key(), setting));
            } else {
                rows.add(row(key, setting));
            }
        });
        return rows;
    }

    private static String row(String key, Setting<?> setting) {
        return key + ": "
                + setting.defaultValue().map(ConfigurationDocTest::text).orElse("");
    }

    private static String text(Object value) {
        if (value instanceof Duration duration && duration.toSeconds() % 86_400 == 0) {
            return "P" + duration.toDays() + "D";
        }
        if (value instanceof BigDecimal rate) {
            return rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
        return value instanceof ZoneOffset ? "UTC" : value.toString();
    }
}
