package dev.rapport.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport;
import dev.rapport.app.listing.Cells;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warehouse finds in the files, read by a database that has nothing to do with the library that wrote them. */
class ParquetExportTest {
    private static final String APPROVED =
            "networks: {youtube: {derived-metrics-approved: true, derived-metrics-approved-on: 2026-09-01, project-number: 1}}";

    @TempDir
    private Path folder;

    private Connection warehouse;

    @BeforeEach
    void openWarehouse() throws SQLException {
        warehouse = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void closeWarehouse() throws SQLException {
        warehouse.close();
    }

    @Test
    void every_table_holds_what_its_csv_file_holds() throws IOException, SQLException {
        try (TestRapport rapport = new TestRapport(folder, APPROVED).filled()) {
            assertThat(rapport.run("export", "csv").code()).isZero();
            assertThat(rapport.run("export", "parquet", "--format", "parquet").code())
                    .isZero();
        }
        for (String name : files("csv")) {
            String table = name.replace(".csv", "");
            assertThat(rows(table)).as(table).containsExactlyElementsOf(csv(table));
        }
        assertThat(files("parquet")).hasSize(9).allMatch(name -> name.endsWith(".parquet"));
        assertThat(rows("post_snapshots")).hasSizeGreaterThan(30);
    }

    @Test
    void columns_have_types_and_what_is_absent_is_no_zero() throws SQLException {
        try (TestRapport rapport = new TestRapport(folder, APPROVED).filled()) {
            rapport.run("export", "parquet", "--format", "parquet");
        }
        assertThat(types("account_snapshots"))
                .containsEntry("followers", "BIGINT")
                .containsEntry("followers_status", "VARCHAR")
                .containsEntry("suspect", "BOOLEAN")
                .containsEntry("observed_at", "TIMESTAMP WITH TIME ZONE");
        assertThat(types("engagement_rates")).containsEntry("engagement_rate", "DOUBLE");
        assertThat(types("creators")).containsEntry("price_per_post", "DECIMAL(19,4)");
        assertThat(query("SELECT count(*), count(saves), min(saves_status) FROM '" + file("post_snapshots")
                        + "' WHERE network = 'youtube'"))
                .containsExactly("24, 0, not-offered-by-network");
        assertThat(query("SELECT followers, followers_lower, followers_status, observed_at FROM '"
                        + file("account_snapshots") + "' WHERE creator = 'hidden'"))
                .containsExactly(", , hidden-by-creator, 2026-11-24T00:00:00Z");
    }

    @Test
    void any_text_and_price_come_through() throws SQLException {
        Terminal terminal = new Terminal(folder);
        terminal.write("creators.csv", """
                creator,name,network,handle,account_id,niche,country,city,price_per_post,currency,tags,notes
                anna,"Anna ""A"" 🍜, x",youtube,anna,,home,FR,Paris,300.5,EUR,a,"two
                lines"
                evil,=1+1,tiktok,evil_one,,,US,,1200,JPY,,
                """);
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
        assertThat(terminal.run("export", "parquet", "--format", "parquet").code())
                .isZero();
        assertThat(query("SELECT name, price_per_post, notes FROM '" + file("creators") + "' ORDER BY creator"))
                .containsExactly("Anna \"A\" 🍜, x, 300.5, two\nlines", "=1+1, 1200, ");
        assertThat(query("SELECT count(*) FROM '" + file("posts") + "'")).containsExactly("0");
    }

    @Test
    void a_client_gets_no_raw_numbers_in_this_format_either() throws IOException {
        try (TestRapport rapport = new TestRapport(folder, APPROVED).filled()) {
            rapport.run("export", "parquet");
            assertThat(rapport.run("export", "parquet", "--for", "client", "--format", "parquet", "--force")
                            .code())
                    .isZero();
        }
        assertThat(files("parquet")).containsExactly("creators.parquet", "engagement_rates.parquet", "manifest.json");
        assertThat(Files.readString(folder.resolve("parquet/manifest.json")))
                .contains("\"engagement_rates.parquet\"", "\"post_snapshots.parquet\"", "\"creators.parquet: notes\"")
                .doesNotContain(".csv");
    }

    @Test
    void a_format_that_is_not_known_is_refused() {
        assertThat(new Terminal(folder).run("export", "out", "--format", "xlsx").code())
                .isEqualTo(2);
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String file(String table) {
        return folder.resolve("parquet").resolve(table + ".parquet").toString();
    }

    private Map<String, String> types(String table) throws SQLException {
        Map<String, String> types = new TreeMap<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM '" + file(table) + "'")) {
            while (columns.next()) {
                types.put(columns.getString(1), columns.getString(2));
            }
        }
        return types;
    }

    /** With the header, as the CSV file would say it. */
    private List<List<String>> rows(String table) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM '" + file(table) + "'")) {
            rows.add(new ArrayList<>());
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                rows.get(0).add(found.getMetaData().getColumnName(i));
            }
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.get(0).size(); i++) {
                    row.add(plain(Cells.disarmed(text(found.getObject(i)))));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private List<List<String>> csv(String table) throws IOException {
        try (Stream<List<String>> rows =
                CsvReader.builder().ofCsvRecord(folder.resolve("csv").resolve(table + ".csv")).stream()
                        .map(row -> row.getFields().stream()
                                .map(ParquetExportTest::plain)
                                .toList())) {
            return rows.toList();
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = warehouse.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(plain(text(found.getObject(i))));
                }
                rows.add(String.join(", ", row));
            }
        }
        return rows;
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof OffsetDateTime time ? time.toInstant().toString() : cell.toString();
    }

    /** Numbers in one form: CSV files write 300.50 and 0.05, a database 300.5000 and 0.05. */
    private static String plain(String text) {
        return text.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
