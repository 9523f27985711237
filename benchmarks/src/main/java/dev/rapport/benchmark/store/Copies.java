package dev.rapport.benchmark.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Multiplies what is in the store, without readings of posts. */
final class Copies {
    /** More than the distance of the first and the last id made here. */
    private static final String STEP = "(seq.seq << 42)";

    private Copies() {}

    static void make(Connection plain, int copies) throws SQLException {
        String times = " JOIN seq_1_to_" + copies + " seq";
        String place = "REPLACE(place, CONCAT(' ', account_id), CONCAT('-', seq.seq, ' ', account_id + " + STEP + "))";
        Server.execute(
                plain,
                "SET SESSION unique_checks = 0",
                "INSERT INTO creator SELECT id + " + STEP
                        + ", owner_id, CONCAT(creator_key, '-', seq.seq), name, country, city, notes FROM creator"
                        + times,
                "INSERT INTO creator_niche SELECT creator_id + " + STEP + ", niche FROM creator_niche" + times,
                "INSERT INTO account SELECT id + " + STEP + ", creator_id + " + STEP
                        + ", network, CONCAT(external_id, '-', seq.seq), CONCAT(handle, '-', seq.seq), state, state_since,"
                        + " state_detail FROM account" + times,
                "INSERT INTO account_handle SELECT account_id + " + STEP
                        + ", from_at, CONCAT(handle, '-', seq.seq), to_at FROM account_handle" + times,
                "INSERT INTO account_price SELECT account_id + " + STEP
                        + ", owner_id, amount, currency FROM account_price" + times,
                "INSERT INTO account_latest SELECT account_id + " + STEP + ", " + rest(plain, "account_latest")
                        + " FROM account_latest" + times,
                "INSERT INTO rate_latest SELECT account_id + " + STEP + ", " + rest(plain, "rate_latest")
                        + " FROM rate_latest" + times,
                "INSERT INTO rate_rank SELECT niche, definition, account_id + " + STEP
                        + ", network, followers, audience, status, above_until, below_from, incomplete, probability,"
                        + " evidence_lower, rate, cost, currency, " + place + " FROM rate_rank" + times
                        + " ORDER BY niche, definition",
                "ANALYZE TABLE creator, creator_niche, account, account_latest, account_handle, account_price,"
                        + " rate_latest, rate_rank");
    }

    /** All columns but the first. */
    private static String rest(Connection plain, String table) throws SQLException {
        return Server.text(
                plain,
                "SELECT GROUP_CONCAT(column_name ORDER BY ordinal_position) FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND ordinal_position > 1 AND table_name = '" + table + "'");
    }
}
