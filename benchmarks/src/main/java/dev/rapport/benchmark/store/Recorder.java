package dev.rapport.benchmark.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Hears from the server which statements a question asks, and asks them again by plain JDBC. */
final class Recorder {
    private final Connection plain;

    Recorder(Connection plain) {
        this.plain = plain;
    }

    List<String> statementsOf(Runnable question) throws SQLException {
        question.run();
        Server.execute(
                plain, "SET GLOBAL log_output = 'TABLE'", "TRUNCATE mysql.general_log", "SET GLOBAL general_log = ON");
        question.run();
        Server.execute(plain, "SET GLOBAL general_log = OFF");
        List<String> statements = new ArrayList<>();
        try (Statement statement = plain.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log"
                        + " WHERE command_type IN ('Query', 'Execute') AND argument REGEXP '^[(]*select '"
                        + " AND argument NOT LIKE '%general_log%' ORDER BY event_time")) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        return statements;
    }

    /** Asks of another niche; the accounts that are looked up last stay those of the first. */
    int replay(List<String> statements, int niche) throws SQLException {
        int values = 0;
        for (String sql : statements) {
            try (Statement statement = plain.createStatement();
                    ResultSet rows = statement.executeQuery(
                            sql.replace("'niche-0'", "'niche-" + niche % Invented.NICHES + "'"))) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        values += rows.getObject(i) == null ? 0 : 1;
                    }
                }
            }
        }
        return values;
    }
}
