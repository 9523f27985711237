package dev.rapport.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.LogSettings;
import dev.rapport.app.wiring.Notes;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;

/** Sets up the log of a process that runs on, as its configuration says: one line for each problem, on standard error. */
public final class Logs {
    private static final String OURS = "dev.rapport";
    private static final String APPENDER = "ERR";

    private Logs() {}

    /** From now on, for the whole process. */
    public static void follow(Configuration configuration) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return; // another logger was put into the class path, and has its own settings
        }
        context.getLogger(OURS).setLevel(Level.toLevel(configuration.get(LogSettings.LEVEL)));
        if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
                instanceof OutputStreamAppender<ILoggingEvent> lines) {
            quieten(lines);
            if (isJson(configuration)) {
                JsonEncoder json = new JsonEncoder();
                json.setContext(context);
                json.setWithSequenceNumber(false);
                json.setWithContext(false);
                json.setWithArguments(false);
                json.setWithMessage(false);
                json.setWithFormattedMessage(true);
                json.start();
                lines.setEncoder(json);
            }
        }
    }

    private static void quieten(OutputStreamAppender<ILoggingEvent> lines) {
        if (lines.getCopyOfAttachedFiltersList().stream().noneMatch(Repetitions.class::isInstance)) {
            Repetitions repetitions = new Repetitions(InstantSource.system());
            repetitions.start();
            lines.addFilter(repetitions);
        }
    }

    /** Where a service says what it does: as lines of its log if they are read by programs. */
    public static Notes notes(Configuration configuration, Notes plain) {
        org.slf4j.Logger log = LoggerFactory.getLogger(OURS);
        return isJson(configuration) ? log::info : plain;
    }

    private static boolean isJson(Configuration configuration) {
        return configuration.get(LogSettings.FORMAT).equals("json");
    }
}
