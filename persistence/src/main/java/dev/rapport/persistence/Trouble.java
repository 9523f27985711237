package dev.rapport.persistence;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;

/** What kind of failure a database reports, how often work is tried in spite of it, and what a person can do. */
enum Trouble {
    /** Deadlock, lock wait, cluster conflict, or somebody else wrote the same row first. */
    CONFLICT(10, 20, "is too busy", "let fewer processes write at a time and start again"),
    /** The connection broke; another one may do. What is written twice changes nothing. */
    BROKEN(3, 1000, "broke the connection", "look at the server and its log and start again"),
    /** No connection to be had; the pool waits half a minute each time. */
    AWAY(3, 1000, "cannot be reached", "see that the server runs and that store.url is right, and start again"),
    FULL(1, 0, "has no room left", "make room on the disk of the store and start again"),
    READ_ONLY(
            1,
            0,
            "can only be read",
            "make its files writable or end the server's read-only mode, or name another store in store.url"),
    FORBIDDEN(1, 0, "refuses its user", "give the user of store.user the rights that docs/store.md lists"),
    OTHER(1, 0, "refuses to work", "see what it says and the server's log");

    /** 1205 lock wait, 1213 deadlock, 1020 changed since read; H2: 50200 lock wait, 90131 concurrent update. */
    private static final Set<Integer> CONFLICT_CODES = Set.of(1020, 1205, 1213, 50200, 90131);
    /** 1927 killed by an administrator; H2: connection broken, database closed, object closed. */
    private static final Set<Integer> BROKEN_CODES = Set.of(1927, 90067, 90098, 90121);
    /** 1021 disk full, 1114 table full. */
    private static final Set<Integer> FULL_CODES = Set.of(1021, 1114);
    /** 1290 forbidden by an option, 1792 and 1836 read-only transaction and mode; H2: 90097. */
    private static final Set<Integer> READ_ONLY_CODES = Set.of(1290, 1792, 1836, 90097);
    /** 1044 no right to the database, 1045 wrong user or password, 1142, 1143, 1227 no right; H2: 28000, 90096. */
    private static final Set<Integer> FORBIDDEN_CODES = Set.of(1044, 1045, 1142, 1143, 1227, 28000, 90096);

    private final int attempts;
    private final long pauseMillis;
    private final String meaning;
    private final String remedy;

    Trouble(int attempts, long pauseMillis, String meaning, String remedy) {
        this.attempts = attempts;
        this.pauseMillis = pauseMillis;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    int attempts() {
        return attempts;
    }

    long pauseMillis() {
        return pauseMillis;
    }

    /** What happened, in the database's words too, and the remedy. */
    String message(String place, Throwable failure) {
        return "the store " + place + " " + meaning + ": " + reason(failure) + "; " + remedy;
    }

    static Trouble of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return OTHER;
    }

    private static Trouble of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        int code = failure.getErrorCode();
        if (failure instanceof SQLIntegrityConstraintViolationException
                || state.equals("40001")
                || CONFLICT_CODES.contains(code)) {
            return CONFLICT;
        }
        if (FULL_CODES.contains(code) || saysFull(failure)) {
            return FULL;
        }
        if (READ_ONLY_CODES.contains(code)) {
            return READ_ONLY;
        }
        if (FORBIDDEN_CODES.contains(code)) {
            return FORBIDDEN;
        }
        if (failure instanceof SQLTransientConnectionException) {
            return AWAY;
        }
        return state.startsWith("08") || BROKEN_CODES.contains(code) ? BROKEN : OTHER;
    }

    /** An embedded store passes on what the file system says; a server names the system's error 28. */
    private static boolean saysFull(SQLException failure) {
        String reason = reason(failure).toLowerCase(Locale.ROOT);
        return reason.contains("no space left")
                || reason.contains("not enough space on the disk")
                || reason.contains("disk quota exceeded")
                || reason.matches(".*\\b(error|errno:?) 28\\b.*");
    }

    /** The database's own words, in one line. */
    static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String message = last.getMessage();
        return message == null
                ? last.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
