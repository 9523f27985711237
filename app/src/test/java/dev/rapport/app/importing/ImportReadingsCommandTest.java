package dev.rapport.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportReadingsCommandTest {
    private static final String HEADER =
            "creator,network,post_url,format,published_at,observed_at,likes,comments,shares,saves,views,followers,source";
    private static final String STORY = "https://www.instagram.com/stories/anna/3300000000000000001/";

    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path folder) {
        terminal = new Terminal(folder);
        terminal.write(
                "creators.csv",
                "creator,network,handle\nanna,instagram,anna\nanna,tiktok,anna\nben,youtube,ben\n"
                        + "two,youtube,one\ntwo,youtube,other\n");
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
    }

    private Result imported(String... lines) {
        terminal.write("readings.csv", String.join("\n", lines) + "\n");
        return terminal.run("import-readings", "readings.csv");
    }

    private JsonNode account(String creator, String network) {
        for (JsonNode account :
                terminal.run("show", creator, "--format", "json").json().path("accounts")) {
            if (account.path("network").asString().equals(network)) {
                return account;
            }
        }
        throw new AssertionError("no account on " + network);
    }

    @Test
    void followers_and_posts_come_back_with_their_source_and_nothing_is_zero() {
        Result result = imported(
                HEADER,
                "anna,instagram,,,,2026-11-20,,,,,,15.2K,creator-reported",
                "anna,instagram," + STORY + ",,2026-11-19,2026-11-20T18:00:00+01:00,,,7,,\"1,204\",,user-entered");

        assertThat(result.err()).doesNotContain("line ");
        assertThat(result.out()).isEqualTo("2 readings: 2 added, 0 updated, 0 unchanged, 0 refused\n");
        JsonNode anna = account("anna", "instagram");
        assertThat(anna.path("followers").path("status").asString()).isEqualTo("never-read");
        assertThat(anna.path("followersByHand").toString())
                .isEqualTo("[{\"value\":15200,\"lower\":15150,\"upper\":15299,\"precision\":\"rounded\","
                        + "\"status\":\"measured\",\"observedAt\":\"2026-11-20T00:00:00Z\","
                        + "\"source\":\"creator-reported\",\"route\":\"import-readings\"}]");
        JsonNode post = anna.path("posts").path(0);
        assertThat(post.path("source").asString()).isEqualTo("user-entered");
        assertThat(post.path("format").asString()).isEqualTo("story");
        assertThat(post.path("url").asString()).isEqualTo(STORY);
        assertThat(post.path("publishedAt").asString()).isEqualTo("2026-11-19T00:00:00Z");
        assertThat(post.path("observedAt").asString()).isEqualTo("2026-11-20T17:00:00Z");
        assertThat(post.path("counts").path("likes").toString())
                .isEqualTo("{\"value\":null,\"status\":\"not-reported\"}");
        assertThat(post.path("counts").path("shares").path("value").asLong()).isEqualTo(7);
        assertThat(post.path("counts").path("views").path("value").asLong()).isEqualTo(1204);
        assertThat(account("anna", "tiktok").path("posts")).isEmpty();

        String page = terminal.run("show", "anna").out().replaceAll("\\s+", " ");
        assertThat(page)
                .contains("Followers by hand: ≈15,200, creator reported, seen 2026-11-20.")
                .contains("user entered")
                .contains("– in a reading by hand: not stated.");
        assertThat(terminal.run("show", "anna", "--format", "csv").out())
                .contains(STORY + ",story,,2026-11-19T00:00:00Z,2026-11-20T17:00:00Z,user-entered,,not-reported");
    }

    @Test
    void separators_a_byte_order_mark_and_numbers_of_other_places_are_recognised() {
        Result result = imported(
                "\uFEFFsource;Creator;Network;Post_url;observed_at;likes;views;Followers;notes",
                "Creator-Reported;anna;TikTok;'https://www.tiktok.com/@anna/video/7080000000000000001;"
                        + "2026-11-20 10:00;1.234;1 234 567;1,2M;x");
        // An apostrophe that disarms nothing belongs to the text.
        assertThat(result.err()).contains("Ignored columns: notes").contains("line 2: ");

        Result again = imported(
                "source;Creator;Network;Post_url;observed_at;likes;views;Followers",
                "Creator-Reported;anna;TikTok;https://www.tiktok.com/@anna/video/7080000000000000001;"
                        + "2026-11-20 10:00;1.234;1 234 567;1,2M");
        assertThat(again.out()).contains("1 added");
        JsonNode anna = account("anna", "tiktok");
        assertThat(anna.path("followersByHand").path(0).path("value").asLong()).isEqualTo(1_200_000);
        JsonNode post = anna.path("posts").path(0);
        assertThat(post.path("id").asString()).isEqualTo("7080000000000000001");
        assertThat(post.path("counts").path("likes").path("value").asLong()).isEqualTo(1_234);
        assertThat(post.path("counts").path("views").path("value").asLong()).isEqualTo(1_234_567);
        assertThat(post.path("publishedAt").isNull()).isTrue();
        assertThat(post.path("observedAt").asString()).isEqualTo("2026-11-20T10:00:00Z");
    }

    @Test
    void bad_rows_are_named_by_line_and_the_others_imported() {
        String url = "https://www.instagram.com/p/C1a-B_cDeFg/";
        Result result = imported(
                HEADER,
                "anna,instagram,,,,2026-11-20,,,,,,100,creator-reported",
                "nobody,instagram,,,,2026-11-20,,,,,,100,creator-reported",
                "ben,instagram,,,,2026-11-20,,,,,,100,creator-reported",
                "two,youtube,,,,2026-11-20,,,,,,100,creator-reported",
                "anna,instagram,,,,2026-11-20,5,,,,,,creator-reported",
                "anna,instagram,,,,2026-11-20,,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,1.5,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,-3,,,,,,creator-reported",
                "anna,instagram," + url + ",,,20.11.2026,1,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-26,1,,,,,,creator-reported",
                "anna,instagram," + url + ",,2026-11-22,2026-11-20,1,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,1,,,,,,network-api",
                "anna,instagram," + url + ",blog,,2026-11-20,1,,,,,,creator-reported",
                "anna,instagram," + STORY + ",reel,,2026-11-20,1,,,,,,creator-reported",
                "anna,instagram,https://www.instagram.com/stories/bea/3300000000000000001/,,,2026-11-20,1,,,,,,"
                        + "creator-reported",
                "anna,instagram,https://www.tiktok.com/@anna/video/7080000000000000001,,,2026-11-20,1,,,,,,"
                        + "creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,1,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,2,,,,,,creator-reported",
                "anna,instagram," + url + ",,,2026-11-20,1,,,,,,creator-reported");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 3: there is no creator \"nobody\"; import the creator first")
                .contains("line 4: creator ben has no account on instagram; import that account first")
                .contains("line 5: creator two has several accounts on youtube, @one, @other; say which in the column")
                .contains("line 6: likes belongs to a post, and post_url is empty")
                .contains("line 7: the row has no figure")
                .contains("line 8: the post has no figure")
                .contains("line 9: likes \"1.5\" is not a whole number")
                .contains("line 10: likes \"-3\" is not a whole number")
                .contains("line 11: observed_at \"20.11.2026\" is not a day such as 2026-11-23")
                .contains("line 12: observed_at \"2026-11-26\" is in the future")
                .contains("line 13: published_at is later than observed_at")
                .contains("line 14: source \"network-api\" is not one of creator-reported, user-entered, vendor-export")
                .contains("line 15: format \"blog\" is not one of video,")
                .contains("line 16: format is reel, and post_url is that of a story")
                .contains("line 17: creator anna has @anna on instagram and not @bea")
                .containsPattern("line 18: .*is not the address of an Instagram post")
                .contains("line 20: line 19 says something else of the same post, source and moment");
        assertThat(result.out()).contains("20 readings: 2 added, 0 updated, 1 unchanged, 17 refused");
    }

    @Test
    void doing_it_again_changes_nothing_and_other_figures_correct_the_earlier_ones() {
        String row = "two,youtube,other,https://youtu.be/dQw4-w9_gXc,2026-11-20,10,user-entered";
        String header = "creator,network,handle,post_url,observed_at,likes,source";
        terminal.write("readings.csv", header + "\n" + row + "\n");
        assertThat(terminal.run("import-readings", "readings.csv", "--dry-run").out())
                .isEqualTo("Nothing was changed; this is what would happen. 1 readings: 1 added, 0 updated,"
                        + " 0 unchanged, 0 refused\n");
        assertThat(imported(header, row).out()).contains("1 added");
        assertThat(imported(header, row).out()).contains("1 unchanged");
        assertThat(imported(header, row.replace(",10,", ",11,")).out()).contains("1 updated");
        JsonNode accounts =
                terminal.run("show", "two", "--format", "json").json().path("accounts");
        assertThat(accounts.path(0).path("posts")).isEmpty();
        assertThat(accounts.path(1).path("posts")).hasSize(1);
        assertThat(accounts.path(1)
                        .path("posts")
                        .path(0)
                        .path("counts")
                        .path("likes")
                        .path("value")
                        .asLong())
                .isEqualTo(11);
    }

    @Test
    void a_header_that_does_not_fit_is_refused_naming_what_it_lacks() {
        Result result = imported("creator,network,followers,source", "anna,instagram,1,user-entered");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("lacks the column observed_at", "creator, network, followers, source");
        assertThat(terminal.run("import-readings", "nowhere.csv").code()).isEqualTo(2);
    }

    @Test
    void a_rate_rests_on_them_only_if_their_source_is_named_and_then_says_so() {
        StringBuilder rows = new StringBuilder(HEADER + "\nanna,tiktok,,,,2026-11-20,,,,,,10000,creator-reported\n");
        for (int i = 0; i < 12; i++) {
            rows.append("anna,tiktok,https://www.tiktok.com/@anna/video/708000000000000000")
                    .append((char) ('0' + i % 10))
                    .append(i / 10)
                    .append(",,2026-11-")
                    .append(String.format("%02d", i + 1))
                    .append(",2026-11-20,900,100,0,,50000,,creator-reported\n");
        }
        assertThat(imported(rows.toString().strip().split("\n")).out()).contains("13 added");

        JsonNode without =
                terminal.run("rank", "--network", "tiktok", "--format", "json").json();
        assertThat(without.at("/items/0/engagementRate/status").asString()).isEqualTo("never-read");
        assertThat(without.at("/items/0/flags")).isEmpty();
        assertThat(without.at("/criteria/includedSources")).isEmpty();

        String[] asked = {"--include-source", "creator-reported", "--format", "json"};
        JsonNode with = terminal.run("rank", "--network", "tiktok", asked[0], asked[1], asked[2], asked[3])
                .json();
        assertThat(with.at("/items/0/engagementRate/status").asString()).isEqualTo("measured");
        assertThat(with.at("/items/0/followers/source").asString()).isEqualTo("creator-reported");
        assertThat(with.at("/items/0/flags/0").asString()).isEqualTo("creator-reported");
        assertThat(with.at("/criteria/includedSources/0").asString()).isEqualTo("creator-reported");
        assertThat(terminal.run("rank", "--include-source", "user-entered", "--format", "json")
                        .json()
                        .at("/items/0/flags"))
                .isEmpty();

        JsonNode explained = rateOf(terminal.run("explain", "anna", asked[0], asked[1], asked[2], asked[3]));
        assertThat(explained.path("sources").toString()).isEqualTo("[\"creator-reported\"]");
        assertThat(explained.path("postsSeen").path(0).path("source").asString())
                .isEqualTo("creator-reported");
        assertThat(terminal.run("explain", "anna", asked[0], asked[1]).out().replaceAll("\\s+", " "))
                .contains("Question (creator-reported): followers of 2026-11-20T00:00:00Z and counts of 12 posts");
        assertThat(terminal.run("explain", "anna").out().replaceAll("\\s+", " "))
                .contains("Readings of posts by hand: 12 creator reported.")
                .contains("no part of a rate unless --include-source names their source");
        assertThat(terminal.run("explain", "anna", "--format", "csv").out())
                .contains("creator-reported,false,,,,,came by hand; enters only with --include-source");
        assertThat(terminal.run("explain", "anna", asked[0], asked[1], "--format", "csv")
                        .out())
                .contains("creator-reported,true,1000,10000,0.1,")
                .doesNotContain("came by hand");
        assertThat(rateOf(terminal.run("explain", "anna", "--format", "json")).path("sources"))
                .isEmpty();

        Result wrong = terminal.run("rank", "--include-source", "network-api");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--include-source is \"network-api\"; expected one of creator-reported");
    }

    private static JsonNode rateOf(Result explained) {
        for (JsonNode account : explained.json().path("accounts")) {
            if (account.path("network").asString().equals("tiktok")) {
                return account.path("engagementRates").path(0);
            }
        }
        throw new AssertionError("no account on tiktok");
    }

    @Test
    void an_export_holds_them_as_they_can_be_imported_again() throws Exception {
        imported(
                HEADER,
                "anna,instagram,,,,2026-11-20,,,,,,15.2K,creator-reported",
                "anna,instagram," + STORY + ",,2026-11-19,2026-11-20T18:00:00+01:00,,,7,,\"1,204\",,user-entered");
        terminal.run("export", "out");
        assertThat(terminal.read("out/readings_by_hand.csv").lines())
                .containsExactly(
                        "creator,network,handle,post_url,format,published_at,observed_at,likes,comments,shares,saves,"
                                + "views,followers,followers_lower,followers_upper,source",
                        "anna,instagram,anna,,,,2026-11-20T00:00:00Z,,,,,,15200,15150,15299,creator-reported",
                        "anna,instagram,anna," + STORY
                                + ",story,2026-11-19T00:00:00Z,2026-11-20T17:00:00Z,,,7,,1204,,,,user-entered");
        assertThat(terminal.read("out/post_snapshots.csv").lines()).hasSize(1);
        assertThat(terminal.run("import-readings", "out/readings_by_hand.csv").out())
                .contains("2 unchanged");

        terminal.run("export", "client", "--for", "client");
        assertThat(Files.exists(terminal.folder().resolve("client/readings_by_hand.csv")))
                .isFalse();
        assertThat(terminal.read("client/manifest.json")).contains("readings_by_hand.csv");
    }

    @Test
    void the_help_names_every_column() {
        String help = terminal.run("import-readings", "--help").out();
        for (String column : List.of(HEADER.split(","))) {
            assertThat(help).contains(column);
        }
    }
}
