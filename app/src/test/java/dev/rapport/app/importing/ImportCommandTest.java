package dev.rapport.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportCommandTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path folder) {
        terminal = new Terminal(folder);
    }

    private Result imported(String... lines) {
        terminal.write("creators.csv", String.join("\n", lines) + "\n");
        return terminal.run("import", "creators.csv");
    }

    private JsonNode shown(String creator) {
        return terminal.run("show", creator, "--format", "json").json();
    }

    private String exported() {
        assertThat(terminal.run("export", "out", "--force").code()).isZero();
        return terminal.read("out/creators.csv");
    }

    @Test
    void a_byte_order_mark_semicolons_and_a_decimal_comma_are_recognised() {
        Result result = imported(
                "\uFEFFCreator;Network;Handle;Price_per_post;Currency;niche",
                "anna;youtube;anna;1.234,50;EUR;\"tech;home\"",
                "ben;instagram;ben;300,5;eur;");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("2 accounts: 2 added, 0 updated, 0 unchanged, 0 refused\n");
        assertThat(exported()).contains("home;tech,,,1234.50,EUR", "ben,,instagram,ben,,,,,300.50,EUR");
    }

    @Test
    void tabs_and_the_separator_line_of_spreadsheets_are_recognised() {
        assertThat(imported("handle\tcreator\tnetwork", "anna\tanna\tyoutube").out())
                .contains("1 added");
        Result told = imported("sep=;", "creator;network;handle", "ben;youtube;ben", "ben;youtube");
        assertThat(told.out()).contains("1 added", "1 refused");
        assertThat(told.err()).contains("line 4: the row has 2 cells, the header 3");
    }

    @Test
    void unknown_columns_are_reported_and_ignored() {
        Result result = imported("creator,shoe size,network,handle,E-Mail", "anna,39,youtube,anna,a@example.com");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Ignored columns: shoe size, E-Mail");
        assertThat(shown("anna").toString()).doesNotContain("example.com");
    }

    @Test
    void bad_rows_are_named_by_line_and_the_others_imported() {
        Result result = imported(
                "creator,network,handle,account_id,country,price_per_post,currency",
                "good,youtube,good,,,,",
                ",youtube,nokey,,,,",
                "a,myspace,a,,,,",
                "\"b",
                "c\",youtube,,,,,",
                "d,youtube,d,,Atlantis,,",
                "e,youtube,e,,,12,",
                "f,youtube,f,,,1.2345,EUR",
                "g,youtube,,not-an-id,,,",
                "h,instagram,,17841400000000001,,,",
                "i,youtube,i,,,5,XXY",
                "last,tiktok,last,,,,");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("2 added", "9 refused");
        assertThat(result.err())
                .contains("line 3: creator is empty")
                .contains("line 4: \"myspace\" is not an installed network; installed are instagram, tiktok, youtube")
                .containsPattern("line 5: .+")
                .contains("line 7: country \"Atlantis\" is not a code of ISO 3166-1")
                .contains("line 8: price_per_post has no currency")
                .contains("line 9: price_per_post \"1.2345\" has more decimals than EUR has")
                .containsPattern("line 10: .*UC")
                .contains("line 11: Instagram can be asked by handle only")
                .contains("line 12: currency \"XXY\" is not a code of ISO 4217");
        assertThat(shown("good").path("creator").asString()).isEqualTo("good");
        assertThat(shown("last").path("creator").asString()).isEqualTo("last");
        assertThat(terminal.run("show", "d").code()).isEqualTo(4);
    }

    @Test
    void a_file_of_another_encoding_is_refused_by_name_and_a_mixed_one_by_line() {
        String text = "creator,name,network,handle\nanna,Ren\u00E9e,youtube,anna\nben,Ben,youtube,ben\n";
        terminal.write("latin.csv", text.getBytes(Charset.forName("windows-1252")));
        Result latin = terminal.run("import", "latin.csv");
        assertThat(latin.code()).isEqualTo(1);
        assertThat(latin.err()).contains("line 2: the row is not UTF-8; save the file as CSV UTF-8");
        assertThat(latin.out()).contains("1 added", "1 refused");
        assertThat(shown("ben").path("name").asString()).isEqualTo("Ben");
        assertThat(terminal.run("show", "anna").code()).isEqualTo(4);

        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes("creator,name,network,handle\nc,Zo\u00EB,youtube,c\n".getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("d,Zo\u00EB,youtube,d\n".getBytes(StandardCharsets.ISO_8859_1));
        terminal.write("mixed.csv", mixed.toByteArray());
        Result both = terminal.run("import", "mixed.csv");
        assertThat(both.err()).contains("line 3: the row is not UTF-8").doesNotContain("line 2");
        assertThat(shown("c").path("name").asString()).isEqualTo("Zo\u00EB");

        terminal.write("wide.csv", text.getBytes(StandardCharsets.UTF_16));
        Result wide = terminal.run("import", "wide.csv");
        assertThat(wide.code()).isEqualTo(2);
        assertThat(wide.err()).contains("wide.csv, line 1: this is not UTF-8; save the file as CSV UTF-8");
    }

    @Test
    void one_apostrophe_before_a_formula_is_removed() {
        imported("creator,name,network,handle", "a,'=1+1,youtube,'@anna", "b,'twas,youtube,b", "c,''=x,youtube,c");

        assertThat(shown("a").path("name").asString()).isEqualTo("=1+1");
        assertThat(shown("youtube:anna").path("creator").asString()).isEqualTo("a");
        assertThat(shown("b").path("name").asString()).isEqualTo("'twas");
        assertThat(shown("c").path("name").asString()).isEqualTo("''=x");
    }

    @Test
    void a_dry_run_tells_the_same_and_changes_nothing() {
        imported("creator,network,handle", "anna,youtube,anna");
        terminal.write(
                "more.csv", "creator,network,handle,city\nanna,youtube,anna,Paris\nben,tiktok,ben,\n,tiktok,c,\n");
        Result dry = terminal.run("import", "more.csv", "--dry-run");

        assertThat(dry.code()).isEqualTo(1);
        assertThat(dry.out())
                .isEqualTo("Nothing was changed; this is what would happen. "
                        + "3 accounts: 1 added, 1 updated, 0 unchanged, 1 refused\n");
        assertThat(terminal.run("show", "ben").code()).isEqualTo(4);
        assertThat(shown("anna").path("city").isNull()).isTrue();
        assertThat(terminal.run("import", "more.csv").out())
                .isEqualTo("3 accounts: 1 added, 1 updated, 0 unchanged, 1 refused\n");
    }

    @Test
    void rows_of_one_creator_are_one_person_on_several_networks() {
        imported(
                "creator,name,network,handle,niche,tags",
                "anna,Anna,youtube,anna,Tech,x",
                "anna,,instagram,@Anna.B,home,",
                "anna,,tiktok,https://www.tiktok.com/@anna_b?lang=en,,y");

        JsonNode anna = shown("anna");
        assertThat(anna.path("name").asString()).isEqualTo("Anna");
        assertThat(anna.path("niches").valueStream().map(JsonNode::asString)).containsExactly("home", "tech");
        assertThat(anna.path("accounts").findValuesAsString("handle")).contains("@anna", "@anna.b", "@anna_b");
        assertThat(anna.path("accounts").findValuesAsString("network"))
                .containsExactlyInAnyOrder("youtube", "instagram", "tiktok");
    }

    @Test
    void profile_addresses_do_as_handles() {
        Result result = imported(
                "creator,network,handle",
                "a,youtube,https://www.youtube.com/@Anna/videos",
                "b,youtube,youtube.com/channel/UC0123456789012345678901",
                "c,instagram,https://www.instagram.com/anna.b/?hl=fr",
                "d,tiktok,tiktok.com/@anna_b");

        assertThat(result.err()).doesNotContain("line ");
        assertThat(exported())
                .contains("a,,youtube,anna,", "b,,youtube,,UC0123456789012345678901,")
                .contains("c,,instagram,anna.b,", "d,,tiktok,anna_b,");
    }

    @Test
    void doing_it_again_changes_nothing_and_a_row_that_is_missing_stays() {
        String header = "creator,network,handle,price_per_post,currency";
        imported(header, "anna,youtube,anna,300,EUR", "ben,youtube,ben,,");
        String before = exported();

        assertThat(imported(header, "anna,youtube,@ANNA,300.00,EUR", "ben,youtube,ben,,")
                        .out())
                .contains("0 added, 0 updated, 2 unchanged, 0 refused");
        assertThat(imported(header, "anna,youtube,anna,,").out()).contains("1 unchanged");
        assertThat(exported()).isEqualTo(before);
        assertThat(imported(header, "anna,youtube,anna,310,EUR").out()).contains("1 updated");
    }

    @Test
    void rows_that_contradict_each_other_are_refused_and_name_the_other() {
        Result result = imported(
                "creator,network,handle,city",
                "anna,youtube,anna,Paris",
                "anna,youtube,anna,Paris",
                "anna,youtube,@Anna,Lyon",
                "ben,youtube,anna,");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("4 accounts: 1 added, 0 updated, 1 unchanged, 2 refused");
        assertThat(result.err())
                .contains("line 4: the account is in line 2 already, with other values")
                .contains("line 5: the account belongs to anna by line 2");
        assertThat(imported("creator,network,handle", "ben,youtube,anna").err())
                .contains("line 2: ", "belongs to creator anna");
    }

    @Test
    void a_file_that_does_not_fit_is_refused_as_a_whole() {
        assertRefused("missing.csv cannot be read (there is no such file); expected a CSV file", "missing.csv");
        terminal.write("empty.csv", "");
        assertRefused("empty.csv is empty; expected a header row", "empty.csv");
        terminal.write("odd.csv", "creator,handle\na,b\n");
        assertRefused("The header lacks the column network; it has: creator, handle", "odd.csv");
        terminal.write("twice.csv", "creator,network,handle,Handle\na,youtube,b,c\n");
        assertRefused("names the column handle twice", "twice.csv");
        assertThat(terminal.run("import", ".").code()).isEqualTo(2);
        assertThat(terminal.run("import").code()).isEqualTo(2);
    }

    @Test
    void a_header_alone_imports_nobody() {
        Result result = imported("creator,network,handle");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("0 accounts");
        assertThat(List.of(result.err().split("\n"))).noneMatch(line -> line.contains("line "));
    }

    private void assertRefused(String message, String file) {
        Result result = terminal.run("import", file);
        assertThat(result.err()).contains(message);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}
