package dev.rapport.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.FilterReply;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationReader;
import dev.rapport.app.wiring.Providers;
import dev.rapport.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final OutputStreamAppender<ILoggingEvent> lines = (OutputStreamAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("ERR");
    private final Logger ours = context.getLogger("dev.rapport");
    private Encoder<ILoggingEvent> usual;

    @TempDir
    private Path folder;

    @BeforeEach
    void remember() {
        usual = lines.getEncoder();
    }

    @AfterEach
    void putBack() {
        lines.setEncoder(usual);
        lines.clearAllFilters();
        ours.setLevel(null);
    }

    private Configuration configuration(Map<String, String> environment) {
        return ConfigurationReader.read(
                Optional.empty(), folder, environment, Providers.builtIn().all(), Set.of());
    }

    private LoggingEvent event(String message, Object... values) {
        LoggingEvent event = new LoggingEvent("x", ours, Level.WARN, message, null, values);
        event.setMDCPropertyMap(Map.of("run", "r1"));
        return event;
    }

    @Test
    void json_lines_hold_level_message_and_where_it_happened() {
        Logs.follow(configuration(Map.of("RAPPORT_LOG_FORMAT", "json")));

        assertThat(lines.getEncoder()).isInstanceOf(JsonEncoder.class);
        LoggingEvent event = event("account {}: \"odd\"\nline", 7);
        event.addKeyValuePair(new KeyValuePair("account", 7));
        String line = new String(lines.getEncoder().encode(event), StandardCharsets.UTF_8);
        assertThat(line.strip().lines()).hasSize(1);
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.path("level").asString()).isEqualTo("WARN");
        assertThat(json.path("formattedMessage").asString()).isEqualTo("account 7: \"odd\"\nline");
        assertThat(json.path("mdc").path("run").asString()).isEqualTo("r1");
        assertThat(json.path("kvpList").toString()).contains("account");
    }

    @Test
    void the_level_is_as_set() {
        Logs.follow(configuration(Map.of()));
        assertThat(ours.getEffectiveLevel()).isEqualTo(Level.INFO);
        Logs.follow(configuration(Map.of("RAPPORT_LOG_LEVEL", "error")));
        assertThat(ours.getEffectiveLevel()).isEqualTo(Level.ERROR);
        assertThat(lines.getCopyOfAttachedFiltersList()).hasSize(1);
    }

    @Test
    void the_same_line_is_written_once_a_minute() {
        SettableClock clock = new SettableClock(Instant.EPOCH);
        Repetitions repetitions = new Repetitions(clock);

        assertThat(repetitions.decide(event("store is away"))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(repetitions.decide(event("store is away"))).isEqualTo(FilterReply.DENY);
        assertThat(repetitions.decide(event("account {} failed", 1))).isEqualTo(FilterReply.NEUTRAL);
        assertThat(repetitions.decide(event("account {} failed", 2)))
                .as("another account")
                .isEqualTo(FilterReply.NEUTRAL);
        clock.advance(Duration.ofMinutes(1));
        assertThat(repetitions.decide(event("store is away"))).isEqualTo(FilterReply.NEUTRAL);
    }
}
