package dev.rapport.app.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport;
import dev.rapport.app.TestRapport.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PersonCommandsTest {
    private static final String TWO = """
            creator,name,network,handle,account_id
            anna,Anna,youtube,anna.cooks,UC0123456789012345678901
            bea,Bea,instagram,bea.bakes,
            """;
    private static final String TOKEN = """
            {"open_id":"open-1","scope":"user.info.basic,video.list","access_token":"act.secret-1","expires_in":7200,
            "refresh_token":"rft.secret-2","refresh_expires_in":15552000,"token_type":"Bearer"}
            """;

    @TempDir
    private Path folder;

    private Terminal imported() {
        Terminal terminal = new Terminal(folder);
        terminal.write("creators.csv", TWO);
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
        return terminal;
    }

    private Path file() {
        return folder.resolve("home/rapport.forgotten");
    }

    @Test
    void a_forgotten_creator_is_gone_and_the_counts_are_printed() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            Result forgotten = rapport.run("forget", "youtube:@anna", "--yes", "--format", "json");

            assertThat(forgotten.code()).isZero();
            assertThat(forgotten.json().findValuesAsString("kind"))
                    .contains("creators", "accounts", "account-readings", "posts", "post-readings", "outcomes");
            assertThat(forgotten.err()).contains("Forgot fit-anna", "keep that file", "backups");
            assertThat(rapport.run("show", "fit-anna").code()).isEqualTo(4);
            assertThat(rapport.run("show", "few").code()).isZero();
            Result log = rapport.run("forget", "--log", "--format", "csv");
            assertThat(log.out())
                    .contains("forget,youtube,post-readings,12,forget by ")
                    .doesNotContain("anna");
            assertThat(rapport.run("forget", "fit-anna", "--yes").code()).isEqualTo(4);
        }
    }

    @Test
    void without_anybody_to_ask_nothing_is_removed_unless_told_so() {
        Terminal terminal = imported();
        Result refused = terminal.run("forget", "anna");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--yes");
        assertThat(terminal.run("show", "anna").code()).isZero();
        assertThat(file()).doesNotExist();
    }

    @Test
    void at_a_terminal_the_key_has_to_be_typed() {
        Terminal terminal = imported().watched();
        Result asked = terminal.typing("no\n").run("forget", "anna");
        assertThat(asked.code()).isZero();
        assertThat(asked.err()).contains("1 creator, 1 account", "Nothing was removed");
        assertThat(terminal.run("show", "anna").code()).isZero();
        assertThat(terminal.typing("anna\n").run("forget", "anna").err()).contains("Forgot anna");
        assertThat(terminal.run("show", "anna").code()).isEqualTo(4);
    }

    @Test
    void a_name_and_the_log_do_not_go_together() {
        assertThat(imported().run("forget").code()).isEqualTo(2);
        assertThat(imported().run("forget", "anna", "--log").code()).isEqualTo(2);
        assertThat(imported().run("forget", "--log").out()).contains("Nothing was deleted so far.");
    }

    @Test
    void import_refuses_the_forgotten_by_line_until_they_are_allowed_again() {
        Terminal terminal = imported();
        terminal.run("forget", "anna", "--yes");

        Result refused = terminal.run("import", "creators.csv");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("line 2: this creator was forgotten on 2026-11-24; --allow-again");
        assertThat(refused.out()).contains("0 added, 0 updated, 1 unchanged, 1 refused");

        terminal.write("again.csv", "creator,network,handle\nsomebody,youtube,@Anna.Cooks\n");
        assertThat(terminal.run("import", "again.csv").code()).isEqualTo(1);
        assertThat(terminal.run("import", "again.csv", "--allow-again", "--dry-run")
                        .out())
                .contains("1 added");
        assertThat(terminal.run("import", "again.csv").code()).isEqualTo(1);

        assertThat(terminal.at(TestCreators.NOW.plusSeconds(1))
                        .run("import", "again.csv", "--allow-again")
                        .code())
                .isZero();
        assertThat(terminal.run("show", "somebody").code()).isZero();
        assertThat(terminal.run("import", "creators.csv").err()).contains("belongs to creator somebody");
    }

    @Test
    void an_older_backup_does_not_bring_the_forgotten_back() throws IOException {
        Terminal terminal = imported();
        Path store = folder.resolve("home/rapport/rapport.mv.db");
        Path backup = Files.copy(store, folder.resolve("backup.mv.db"));
        terminal.run("forget", "anna", "--yes");
        assertThat(Files.readString(file())).doesNotContain("anna", "UC0123456789012345678901");

        Files.delete(store);
        Files.copy(backup, store);
        Result shown = terminal.run("show", "anna");
        assertThat(shown.err()).contains("still held people who are forgotten").contains("1 creator");
        assertThat(shown.code()).isEqualTo(4);
        assertThat(terminal.run("show", "bea").err()).doesNotContain("forgotten");
        assertThat(terminal.run("import", "creators.csv").err()).contains("line 2: this creator was forgotten");
    }

    @Test
    void a_damaged_file_of_the_forgotten_stops_the_start() throws IOException {
        Terminal terminal = imported();
        terminal.run("forget", "anna", "--yes");
        Files.writeString(file(), "# fine\nnot a line\n");
        Result refused = terminal.run("rank");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("rapport.forgotten is damaged in line 2");
    }

    @Test
    void a_person_gets_all_that_is_held_with_sources_times_and_no_tokens() {
        Terminal terminal = new Terminal(folder)
                .with("RAPPORT_NETWORKS_TIKTOK_CLIENT_KEY", "k")
                .with("RAPPORT_NETWORKS_TIKTOK_CLIENT_SECRET", "s");
        terminal.write("creators.csv", "creator,name,network,handle,notes\nanna,Anna,tiktok,anna,kind\n");
        terminal.write("token.json", TOKEN);
        terminal.run("import", "creators.csv");
        assertThat(terminal.run("credential", "add", "tiktok", "--creator", "anna", "--file", "token.json")
                        .code())
                .isZero();

        Result told = terminal.run("subject-export", "tiktok:anna");
        assertThat(told.code()).isZero();
        assertThat(told.out()).doesNotContain("secret-1", "secret-2", "ciphertext");
        JsonNode held = told.json();
        assertThat(held.path("creator").asString()).isEqualTo("anna");
        assertThat(held.path("held").findValuesAsString("kind")).contains("creators", "accounts", "handles", "grants");
        JsonNode grant = part(held, "grants");
        assertThat(grant.path("origin").asString()).isEqualTo("consent");
        JsonNode row = grant.path("rows").path(0);
        assertThat(row.path("scopes").size()).isEqualTo(2);
        assertThat(row.path("accessExpiresAt").asString()).startsWith("2026-11-24T0");
        assertThat(row.path("state").asString()).isEqualTo("active");
        assertThat(row.path("accountId").isString()).isTrue();
        assertThat(part(held, "creators").path("rows").path(0).path("notes").asString())
                .isEqualTo("kind");

        assertThat(terminal.run("subject-export", "anna", "--out", "anna.json").out())
                .isEmpty();
        assertThat(terminal.read("anna.json")).isEqualTo(told.out());
        assertThat(terminal.run("subject-export", "anna", "--out", "anna.json").code())
                .isEqualTo(2);
        assertThat(terminal.run("subject-export", "nobody").code()).isEqualTo(4);
    }

    private static JsonNode part(JsonNode held, String kind) {
        for (JsonNode part : held.path("held")) {
            if (part.path("kind").asString().equals(kind)) {
                return part;
            }
        }
        throw new AssertionError("nothing of kind " + kind);
    }
}
