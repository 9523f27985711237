package dev.rapport.app.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CredentialCommandTest {
    private Sandbox sandbox;
    private Terminal terminal;
    private Map<String, String> grants;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(0).startingAt(TestCreators.NOW));
        grants = sandbox.tiktokGrants();
        terminal = new Terminal(folder).pointedAt(sandbox);
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Result add(String creator) {
        terminal.write("token.json", Objects.requireNonNull(grants.get(creator)));
        return terminal.run("credential", "add", "tiktok", "--creator", creator, "--file", "token.json");
    }

    @Test
    void a_grant_is_taken_listed_without_its_token_tried_and_removed() {
        String creator = "case-one-post";
        String token = JsonMapper.shared()
                .readTree(Objects.requireNonNull(grants.get(creator)))
                .path("access_token")
                .asString();
        Result added = add(creator);
        assertThat(added.code()).isZero();
        assertThat(added.out()).contains("Stored the grant of case-one-post on tiktok: user.info.basic");
        assertThat(added.err()).contains("No master key is configured. Made ");

        Result listed = terminal.run("credential", "list");
        assertThat(listed.lines()).allMatch(line -> line.length() <= 80);
        assertThat(listed.out()).contains("case-one-post", "active", "****");
        JsonNode json = terminal.run("credential", "list", "--format", "json").json();
        assertThat(json.path(0).path("network").asString()).isEqualTo("tiktok");

        Result tried = terminal.run("credential", "test", "tiktok", "--creator", creator);
        assertThat(tried.code()).isZero();
        assertThat(tried.out()).containsPattern("tiktok case-one-post: answers; [\\d,]+ followers");

        Result revoked = terminal.run("credential", "revoke", "tiktok", "--creator", creator);
        assertThat(revoked.out()).contains("Removed the grant of case-one-post on tiktok.");
        assertThat(revoked.err()).doesNotContain("was not told");
        assertThat(sandbox.tiktokGrants()).as("at the network too").doesNotContainKey(creator);
        Result again = terminal.run("credential", "revoke", "tiktok", "--creator", creator);
        assertThat(again.code()).isEqualTo(4);
        assertThat(terminal.run("credential", "list").out()).contains("rapport credential add");

        Result without = terminal.run("credential", "test", "tiktok", "--creator", creator);
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.out()).contains("not-authorised");
        Stream.of(added, listed, tried, revoked, without)
                .forEach(result -> assertThat(result.out() + result.err()).doesNotContain(token));
    }

    @Test
    void a_consent_that_the_network_no_longer_honours_stays_withdrawn_and_is_not_asked_about_again() {
        String creator = "case-revoked-grant";
        add(creator);
        for (int run = 1; run <= 2; run++) {
            JsonNode report = terminal.run("sync", "--network", "tiktok", "--creator", creator, "--format", "json")
                    .json();
            assertThat(report.path("problems").path(0).path("kind").asString())
                    .as("run " + run)
                    .isEqualTo("consent-withdrawn");
            assertThat(report.path("networks").path(0).path("requests").asLong() == 0)
                    .as("run " + run + " asks nobody")
                    .isEqualTo(run == 2);
        }
        assertThat(terminal.run("credential", "list").out()).contains(creator, "re-consent");
        add(creator);
        assertThat(terminal.run("credential", "list").out()).contains("active").doesNotContain("re-consent");
    }

    @Test
    void no_file_but_the_key_file_lets_a_token_out() throws IOException {
        add("case-one-post");
        JsonNode answer = JsonMapper.shared().readTree(grants.get("case-one-post"));
        Files.delete(folder.resolve("token.json"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(answer.path("access_token").asString())
                        .doesNotContain(answer.path("refresh_token").asString());
            }
        }
        assertThat(terminal.run("export", "out").code()).isZero();
        Path key = folder.resolve("home/rapport.key");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    }

    @Test
    void another_master_key_opens_nothing_and_says_what_to_do() {
        add("case-one-post");
        terminal.with("RAPPORT_SECRETS_MASTER_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

        for (String[] command : new String[][] {{"credential", "list"}, {"sync"}}) {
            Result result = terminal.run(command);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("the master key does not open the tokens in this store");
        }
        assertThat(terminal.run("rank").code()).isZero();
    }

    @Test
    void what_does_not_fit_is_refused_and_never_repeated() {
        terminal.write("odd.json", "{\"access_token\":\"act.secret-part\"}");
        Result odd = terminal.run("credential", "add", "tiktok", "--creator", "case-one-post", "--file", "odd.json");
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.err()).contains("--file: ").doesNotContain("secret-part");

        terminal.write("none.json", "not json act.secret-part");
        Result none = terminal.run("credential", "add", "tiktok", "--creator", "case-one-post", "--file", "none.json");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).doesNotContain("secret-part");

        assertThat(terminal.run("credential", "add", "tiktok", "--creator", "case-one-post", "--file", "missing")
                        .err())
                .contains("missing cannot be read; expected a token answer as JSON");
        Result stranger =
                terminal.run("credential", "add", "tiktok", "--creator", "case-one-pots", "--file", "odd.json");
        assertThat(stranger.code()).isIn(2, 4);
        assertThat(terminal.run("credential", "revoke", "tiktok", "--creator", "case-one-pots")
                        .err())
                .contains("no creator \"case-one-pots\" in this store. Did you mean: case-one-post");
        assertThat(terminal.run("credential", "add", "youtube", "--creator", "case-one-post", "--file", "odd.json")
                        .err())
                .contains("YouTube is read without creators' grants");
        assertThat(terminal.run("credential", "test", "myspace", "--creator", "x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void a_grant_of_another_creator_goes_to_its_own_account_only() {
        add("case-one-post");
        terminal.run("sync", "--network", "tiktok", "--creator", "case-one-post");
        terminal.write("token.json", Objects.requireNonNull(grants.get("case-no-posts")));
        Result wrong =
                terminal.run("credential", "add", "tiktok", "--creator", "case-one-post", "--file", "token.json");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("another account than the creator's");
    }
}
