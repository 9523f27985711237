package dev.rapport.adapter.instagram;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged by anybody while it is open, however fine. */
final class LogLines extends Handler implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Logger client = Logger.getLogger("okhttp3");
    private final Level before = root.getLevel();

    LogLines() {
        setLevel(Level.ALL);
        root.setLevel(Level.ALL);
        client.setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public synchronized void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + record.getLoggerName() + " " + record.getMessage() + " "
                + record.getThrown());
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    List<String> warnings() {
        return all().stream()
                .filter(line -> line.startsWith("WARNING dev.rapport"))
                .toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        client.setLevel(null);
    }
}
