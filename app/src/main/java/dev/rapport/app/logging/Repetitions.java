package dev.rapport.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a line that was written a minute ago or less from being written again. Thread-safe. */
final class Repetitions extends Filter<ILoggingEvent> {
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int REMEMBERED = 1_000;

    private final InstantSource clock;
    private final Map<String, Instant> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Repetitions(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized FilterReply decide(ILoggingEvent event) {
        String line = event.getLoggerName() + " " + event.getFormattedMessage();
        Instant now = clock.instant();
        @Nullable Instant before = said.get(line);
        if (before != null && now.isBefore(before.plus(QUIET))) {
            return FilterReply.DENY;
        }
        said.remove(line);
        said.put(line, now);
        return FilterReply.NEUTRAL;
    }
}
