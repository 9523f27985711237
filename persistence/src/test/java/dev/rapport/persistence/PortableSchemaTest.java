package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema stays within what TiDB, Vitess, PlanetScale and Galera allow; the migrations are read for it. */
final class PortableSchemaTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final String GOOD = " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;";
    /**
     * Tables about an account whose key does not begin with it, and why that is well. A sharded one is placed by its
     * column all the same.
     */
    private static final Map<String, String> NOT_BY_ACCOUNT = Map.of(
            "outcome", "a run's outcomes lie together, for they are listed by run",
            "rate_rank", "it is an order over all accounts, made again from the facts at any time",
            "consent_token", "who comes back from a network brings a token, and whose it is stands in its row",
            "quarantine_entry", "people type the short id",
            "quarantine_decision", "it belongs to a short id that people typed");

    private static final SchemaRules RULES = new SchemaRules();

    @BeforeAll
    static void readMigrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                RULES.read(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    @Test
    void no_step_uses_what_one_of_them_refuses() {
        assertThat(RULES.tables()).containsKeys("account", "post_snapshot", "deletion_log");
        assertThat(RULES.complaints()).isEmpty();
    }

    @Test
    void rows_of_an_account_lie_together_and_writes_of_accounts_apart() {
        Map<String, List<String>> others = new TreeMap<>();
        RULES.tables().forEach((name, table) -> {
            if (table.columns().contains("account_id")
                    && !table.primaryKey().get(0).equals("account_id")) {
                others.put(name, table.primaryKey());
            }
        });
        assertThat(others)
                .as("the primary key of a table about accounts begins with account_id")
                .containsOnlyKeys(NOT_BY_ACCOUNT.keySet());
    }

    @Test
    void the_store_takes_no_lock_that_holds_on_one_node_only() throws IOException {
        Pattern refused =
                Pattern.compile("get_lock|lock tables|create temporary|\\bxa (start|begin)", Pattern.CASE_INSENSITIVE);
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java")))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContainPattern(refused));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE IF NOT EXISTS a (id BIGINT NOT NULL)                                      | without a primary key",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT AUTO_INCREMENT, PRIMARY KEY (id))              | auto_increment",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT NOT NULL PRIMARY KEY)                          | makes a key within a column",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, b BIGINT REFERENCES c (id), PRIMARY KEY (id)) | references",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, FOREIGN KEY (id) REFERENCES c (id))           | foreign key",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, n VARCHAR(9), PRIMARY KEY (id))               | the server would choose",
                "CREATE TABLE IF NOT EXISTS a (id GEOMETRY, PRIMARY KEY (id))                           | of a type",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, at DATETIME, PRIMARY KEY (id))                | without microseconds",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, KEY b (id), PRIMARY KEY (id))                 | index inside",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, CHECK (id > 0), PRIMARY KEY (id))             | has a check",
                "CREATE TEMPORARY TABLE a (id BIGINT, PRIMARY KEY (id))                                 | temporary",
                "CREATE TABLE IF NOT EXISTS a (id BIGINT, PRIMARY KEY (id)) PARTITION BY HASH (id)      | partition",
            })
    void a_table_that_one_of_them_refuses_is_refused(String sql, String complaint) {
        assertThat(complaints(sql + GOOD)).anySatisfy(each -> assertThat(each).contains(complaint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE INDEX i ON t (n(20));                                         | a part or a function",
                "CREATE INDEX i ON t ((lower(n)));                                    | a part or a function",
                "CREATE FULLTEXT INDEX i ON t (n);                                    | fulltext",
                "CREATE INDEX i ON t (n, n, n, n);                                    | key of 3200 bytes",
                "CREATE INDEX i ON u (n);                                             | no step before it made",
                "ALTER TABLE t ADD COLUMN b BIGINT, ADD COLUMN c BIGINT;              | more than one change",
                "ALTER TABLE t ADD COLUMN b BIGINT NOT NULL;                          | no default",
                "ALTER TABLE t ADD COLUMN b BIGINT UNIQUE;                            | makes a key within a column",
                "ALTER TABLE t MODIFY COLUMN id INT;                                  | changes a column's type",
                "ALTER TABLE t DROP COLUMN id;                                        | of the primary key",
                "ALTER TABLE t DROP INDEX i;                                          | that no step before it made",
                "ALTER TABLE t DROP PRIMARY KEY;                                      | no kind of statement",
                "ALTER TABLE t ENGINE=MyISAM;                                         | no kind of statement",
                "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1;     | trigger",
                "CREATE PROCEDURE x() DELETE FROM t;                                  | procedure",
                "CREATE EVENT x ON SCHEDULE EVERY 1 DAY DO DELETE FROM t;             | event",
                "CREATE VIEW v AS SELECT id FROM t;                                   | view",
                "LOCK TABLES t WRITE;                                                 | lock tables",
                "UPDATE t SET id = GET_LOCK('a', 1);                                  | get_lock",
                "DELETE FROM t; DELETE FROM t;                                        | not exactly one statement",
                "DELETE FROM t                                                        | not exactly one statement",
            })
    void a_step_that_one_of_them_refuses_is_refused(String sql, String complaint) {
        assertThat(complaints(sql)).anySatisfy(each -> assertThat(each).contains(complaint));
    }

    @Test
    void another_engine_or_character_set_is_refused() {
        String table = "CREATE TABLE IF NOT EXISTS a (id BIGINT, PRIMARY KEY (id))";
        assertThat(complaints(table + GOOD)).isEmpty();
        assertThat(complaints(table + " ENGINE=MyISAM DEFAULT CHARSET=utf8mb4;"))
                .hasSize(1);
        assertThat(complaints(table + " ENGINE=InnoDB DEFAULT CHARSET=latin1;")).hasSize(1);
        assertThat(complaints(table + ";")).hasSize(1);
    }

    /** Of one step after a table {@code t} that is well. */
    private static List<String> complaints(String sql) {
        SchemaRules rules = new SchemaRules();
        rules.read(
                "before",
                "CREATE TABLE IF NOT EXISTS t (id BIGINT, n VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
                        + " PRIMARY KEY (id))" + GOOD);
        assertThat(rules.complaints()).isEmpty();
        rules.read("step", sql);
        return rules.complaints();
    }
}
