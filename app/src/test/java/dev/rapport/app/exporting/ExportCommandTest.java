package dev.rapport.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport;
import dev.rapport.app.TestRapport.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportCommandTest {
    private static final String APPROVED =
            "networks: {youtube: {derived-metrics-approved: true, derived-metrics-approved-on: 2026-09-01, project-number: 1}}";

    @TempDir
    private Path folder;

    @Test
    void operator_gets_a_file_for_each_table_of_facts() {
        try (TestRapport rapport = new TestRapport(folder, APPROVED).filled()) {
            Result result = rapport.run("export", "out");

            assertThat(result.code()).isZero();
            assertThat(names("out"))
                    .containsExactly(
                            "account_snapshots.csv",
                            "creators.csv",
                            "drift.csv",
                            "engagement_rates.csv",
                            "outcomes.csv",
                            "post_snapshots.csv",
                            "posts.csv",
                            "quarantine.csv",
                            "readings_by_hand.csv");
            assertThat(lines("out/quarantine.csv"))
                    .containsExactly("run,network,creator,account_id,handle,at,kind,detail,record");
            assertThat(lines("out/posts.csv")).hasSize(1 + 12 + 12 + 2 + 12);
            assertThat(lines("out/post_snapshots.csv")).hasSize(1 + 12 + 12 + 2 + 12);
            assertThat(result.out()).containsPattern("posts\\.csv +38").contains("for the operator");
            assertThat(result.lines()).allMatch(line -> line.length() <= 200);
        }
    }

    @Test
    void unknown_counts_are_empty_beside_the_reason() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            rapport.run("export", "out");

            List<String> accounts = lines("out/account_snapshots.csv");
            assertThat(accounts.get(0))
                    .isEqualTo("network,creator,account_id,handle,followers,followers_status,followers_lower,"
                            + "followers_upper,followers_precision,posts_total,posts_total_status,posts_status,"
                            + "suspect,observed_at,source,route");
            assertThat(accounts)
                    .contains("youtube,fit-anna,UC0123456789012345678901,anna,15200,measured,15200,15299,rounded,"
                            + "12,measured,measured,false,2026-11-24T00:00:00Z,network-api,data-api")
                    .contains("youtube,hidden,UC0123456789012345678902,hidden,,hidden-by-creator,,,unknown,"
                            + "12,measured,measured,false,2026-11-24T00:00:00Z,network-api,data-api");
            assertThat(lines("out/post_snapshots.csv"))
                    .contains("youtube,fit-anna,UC0123456789012345678901,anna,post-0,700,measured,40,measured,"
                            + "0,measured,,not-offered-by-network,20000,measured,"
                            + "2026-11-24T00:00:00Z,network-api,data-api");
            assertThat(lines("out/outcomes.csv"))
                    .contains("run-1,youtube,fit-anna,UC0123456789012345678901,anna,read,,2026-11-24T00:00:00Z,,");
        }
    }

    @Test
    void rates_are_those_of_the_ranking() {
        try (TestRapport rapport = new TestRapport(folder, APPROVED).filled()) {
            rapport.run("export", "out");
            JsonNode ranked = rapport.run("rank", "--network", "youtube", "--format", "json")
                    .json()
                    .path("items")
                    .path(0);

            String anna = lines("out/engagement_rates.csv").stream()
                    .filter(line -> line.contains("fit-anna"))
                    .findFirst()
                    .orElseThrow();
            assertThat(anna)
                    .startsWith("youtube,fit-anna,UC0123456789012345678901,anna,https://www.youtube.com/@anna,micro,"
                            + "youtube-per-follower@1,"
                            + ranked.path("engagementRate").path("value").asString() + ",")
                    .endsWith(",likely-above,,2026-11-24T00:00:00Z,2029-11-08T00:00:00Z");
            assertThat(lines("out/engagement_rates.csv"))
                    .hasSize(1 + 5)
                    .anyMatch(line -> line.contains(",fresh,") && line.contains(",never-read,"));
        }
    }

    @Test
    void creators_come_back_the_same_from_an_empty_store() {
        Terminal first = new Terminal(folder);
        first.write("creators.csv", """
                creator,name,network,handle,account_id,niche,country,city,price_per_post,currency,tags,notes
                anna,"Anna ""A"", Ltd",youtube,anna,UC0123456789012345678901,Tech;home,FR,Paris,300.5,EUR,a;b,"two
                lines"
                anna,,instagram,@Anna.b,,,,,1200,JPY,,
                evil,'=1+1,tiktok,https://www.tiktok.com/@evil_one,,,US,,,,,'@me
                \u0395\u03bb\u03ad\u03bd\u03b7,Ελένη,youtube,,UC0123456789012345678902,,GR,,,,,
                """);
        assertThat(first.run("import", "creators.csv").err()).doesNotContain("line ");
        assertThat(first.run("export", "one").code()).isZero();

        Terminal second = new Terminal(folder).with("RAPPORT_DATA_DIR", "other");
        Result imported = second.run("import", "one/creators.csv");
        assertThat(imported.err()).doesNotContain("line ", "Ignored");
        assertThat(imported.out()).contains("4 added, 0 updated, 0 unchanged, 0 refused");
        second.run("export", "two");

        assertThat(first.read("two/creators.csv"))
                .isEqualTo(first.read("one/creators.csv"))
                .contains(
                        "anna,\"Anna \"\"A\"\", Ltd\",youtube,anna,UC0123456789012345678901,home;tech,FR,Paris,300.50,EUR,a;b,",
                        ",instagram,anna.b,,",
                        ",1200,JPY,",
                        "evil,'=1+1,tiktok,evil_one,",
                        ",'@me\r\n");
    }

    @Test
    void ids_that_import_refuses_are_not_among_the_creators() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            rapport.run("export", "out");

            assertThat(lines("out/creators.csv"))
                    .anyMatch(line -> line.startsWith("evil,") && line.contains(",instagram,evil,,"))
                    .anyMatch(line -> line.startsWith("fit-anna,") && line.contains(",anna,UC0123456789012345678901,"));
            assertThat(rapport.run("import", "out/creators.csv").out()).contains("5 unchanged, 0 refused");
        }
    }

    @Test
    void client_gets_no_raw_numbers_and_a_manifest() throws IOException {
        try (TestRapport rapport = new TestRapport(
                        folder, "networks: {youtube: {derived-metrics-approved: true, retention: {numbers: 5d}}}")
                .filled()) {
            Result result = rapport.run("export", "acme", "--for", "client");

            assertThat(result.code()).isZero();
            assertThat(names("acme")).containsExactly("creators.csv", "engagement_rates.csv", "manifest.json");
            String all = Files.readString(folder.resolve("acme/creators.csv"))
                    + Files.readString(folder.resolve("acme/engagement_rates.csv"));
            assertThat(all)
                    .doesNotContain("15200", "15299", "followers,", "likes", "20000")
                    .contains("0.0559");
            JsonNode manifest = JsonMapper.shared().readTree(folder.resolve("acme/manifest.json"));
            assertThat(manifest.path("madeAt").asString()).isEqualTo("2026-11-24T00:00:00Z");
            assertThat(manifest.path("deleteBy").asString()).isEqualTo("2026-11-29T00:00:00Z");
            assertThat(manifest.path("sources").findValuesAsString("network"))
                    .containsExactly("instagram", "tiktok", "youtube");
            assertThat(manifest.path("sources").path(2).path("accounts").asInt())
                    .isEqualTo(2);
            assertThat(manifest.path("sources").path(2).path("deleteBy").asString())
                    .isEqualTo("2026-11-29T00:00:00Z");
            assertThat(manifest.path("sources").path(2).path("rule").asString())
                    .isEqualTo("read anew or deleted within 5 days (networks.youtube.retention.numbers)");
            assertThat(manifest.path("leftOut").findValuesAsString("what"))
                    .contains("account_snapshots.csv", "post_snapshots.csv", "creators.csv: notes");
        }
    }

    @Test
    void rates_that_may_not_be_derived_stay_out_of_every_export() throws IOException {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            rapport.run("export", "acme", "--for", "client");

            assertThat(Files.readString(folder.resolve("acme/engagement_rates.csv")))
                    .contains("withheld-by-policy")
                    .doesNotContain("0.0559");
        }
    }

    @Test
    void a_folder_that_holds_something_is_left_alone_without_force() throws IOException {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            Path out = Files.createDirectories(folder.resolve("out"));
            Files.writeString(out.resolve("mine.txt"), "mine");

            Result refused = rapport.run("export", "out");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("out is not empty", "--force");
            assertThat(names("out")).containsExactly("mine.txt");

            assertThat(rapport.run("export", "out", "--force").code()).isZero();
            assertThat(names("out")).contains("mine.txt", "posts.csv");
            assertThat(rapport.run("export", "out", "--for", "client", "--force")
                            .code())
                    .isZero();
            assertThat(names("out"))
                    .containsExactly("creators.csv", "engagement_rates.csv", "manifest.json", "mine.txt");
            assertThat(rapport.run("export", "out/mine.txt").err()).contains("is a file; expected a folder");
        }
    }

    @Test
    void an_empty_store_gives_headers_and_says_how_to_begin() {
        Terminal terminal = new Terminal(folder);
        Result result = terminal.run("export", "out");

        assertThat(result.code()).isZero();
        assertThat(names("out")).hasSize(9);
        assertThat(lines("out/creators.csv")).hasSize(1);
        assertThat(result.err()).contains("rapport import creators.csv");
        assertThat(terminal.run("export").code()).isEqualTo(2);
        assertThat(terminal.run("export", "x", "--for", "nobody").code()).isEqualTo(2);
    }

    private List<String> names(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
