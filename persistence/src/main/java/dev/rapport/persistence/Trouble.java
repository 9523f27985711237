package dev.rapport.persistence;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What kind of failure a database reports, and how often work is tried in spite of it. */
enum Trouble {
    /** Deadlock, lock wait, cluster conflict, or somebody else wrote the same row first. */
    CONFLICT(10, 20, "is too busy"),
    /** The connection broke; another one may do. What is written twice changes nothing. */
    BROKEN(3, 1000, "broke the connection"),
    /** No connection to be had; the pool has waited already. */
    AWAY(1, 0, "cannot be reached"),
    OTHER(1, 0, "refuses to work");

    /** 1205 lock wait, 1213 deadlock, 1020 changed since read; H2: 50200 lock wait, 90131 concurrent update. */
    private static final Set<Integer> CONFLICT_CODES = Set.of(1020, 1205, 1213, 50200, 90131);
    /** H2: connection broken, database closed, object closed. */
    private static final Set<Integer> BROKEN_CODES = Set.of(90067, 90098, 90121);

    private final int attempts;
    private final long pauseMillis;
    private final String meaning;

    Trouble(int attempts, long pauseMillis, String meaning) {
        this.attempts = attempts;
        this.pauseMillis = pauseMillis;
        this.meaning = meaning;
    }

    int attempts() {
        return attempts;
    }

    long pauseMillis() {
        return pauseMillis;
    }

    String meaning() {
        return meaning;
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
        if (failure instanceof SQLIntegrityConstraintViolationException
                || state.equals("40001")
                || CONFLICT_CODES.contains(failure.getErrorCode())) {
            return CONFLICT;
        }
        if (failure instanceof SQLTransientConnectionException) {
            return AWAY;
        }
        return state.startsWith("08") || BROKEN_CODES.contains(failure.getErrorCode()) ? BROKEN : OTHER;
    }

    /** The database's own words, in one line. */
    static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        String message = last.getMessage();
        return message == null ? last.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }
}
