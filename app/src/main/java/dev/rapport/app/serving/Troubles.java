package dev.rapport.app.serving;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;

/** Says each problem once and then how often it came again, at most every ten minutes. Safe for use by many threads. */
final class Troubles {
    private static final Duration QUIET = Duration.ofMinutes(10);

    private final Logger log;
    private final Map<String, Seen> seen = new HashMap<>();

    private static final class Seen {
        private long saidAt = System.nanoTime();
        private long again;
    }

    Troubles(Logger log) {
        this.log = log;
    }

    /** @param key the same for what is the same problem */
    synchronized void tell(String key, String line) {
        Seen before = seen.get(key);
        if (before == null) {
            seen.put(key, new Seen());
            log.warn("{}", line);
            return;
        }
        before.again++;
        if (System.nanoTime() - before.saidAt > QUIET.toNanos()) {
            log.warn("{} ({} times more in the last minutes)", line, before.again);
            before.again = 0;
            before.saidAt = System.nanoTime();
        }
    }

    /** It is over; said if the problem was. */
    synchronized void over(String key, String line) {
        Seen before = seen.remove(key);
        if (before != null) {
            log.info("{}{}", line, before.again == 0 ? "" : " (it came " + before.again + " times more)");
        }
    }
}
