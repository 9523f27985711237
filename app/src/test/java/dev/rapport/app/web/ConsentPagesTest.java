package dev.rapport.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A creator's way from the link to the first reading, against the sandbox; each command is a process beside the service. */
class ConsentPagesTest {
    private static final String CREATOR = "case-no-grant";

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private Terminal terminal;
    private Web web;
    private String handle;

    @BeforeEach
    void install() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(0).startingAt(TestCreators.NOW));
        terminal = new Terminal(folder)
                .pointedAt(sandbox)
                .with("RAPPORT_SERVER_PUBLIC_URL", "http://localhost")
                .with("RAPPORT_LEGAL_OPERATOR", "Agency, Lyon")
                .with("RAPPORT_LEGAL_CONTACT", "data@agency.example");
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
        handle = handle(CREATOR);
        Map<String, String> variables = new HashMap<>();
        sandbox.settings()
                .forEach((key, value) -> variables.put(
                        "RAPPORT_"
                                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                        value));
        variables.put("RAPPORT_SERVER_PUBLIC_URL", "http://localhost");
        variables.put("RAPPORT_SERVER_PUBLIC_PORT", "0");
        variables.put("RAPPORT_LEGAL_OPERATOR", "Agency, Lyon");
        variables.put("RAPPORT_LEGAL_CONTACT", "data@agency.example");
        web = Web.started(folder, FakeStatus.READY, variables);
    }

    private String handle(String creator) {
        return sandbox.creatorsCsv()
                .lines()
                .filter(line -> line.startsWith(creator + ",") && line.contains(",tiktok,"))
                .map(line -> line.replaceAll("^.*,tiktok,@?([^,]+),.*$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        web.close();
        sandbox.close();
    }

    private String link(String creator) {
        Result result = terminal.run("connect", creator, "--network", "tiktok");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().strip()).startsWith("http://localhost/oauth/connect/");
        assertThat(result.err()).contains("http://localhost/oauth/tiktok/callback");
        return URI.create(result.out().strip()).getPath();
    }

    /** Where the button leads. */
    private URI asked(String link) {
        HttpResponse<String> answer = web.post(web.outside(), link, "");
        assertThat(answer.statusCode()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The address to which the network sends whoever says so on its page. */
    private String agreed(URI page, String words) {
        HttpResponse<String> answer = web.send(HttpRequest.newBuilder(URI.create(page + "&" + words)));
        assertThat(answer.statusCode()).isEqualTo(302);
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    @Test
    void a_creator_connects_an_account_and_the_next_sync_reads_it() {
        String link = link(CREATOR);
        HttpResponse<String> invitation = web.get(web.outside(), link);
        assertThat(invitation.body())
                .contains(
                        "Agency, Lyon asks to read figures of @" + handle,
                        "how many followers",
                        "<form method=\"post\">");
        assertThat(invitation.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' " + sandbox.tiktok());

        HttpResponse<String> done = web.get(web.outside(), agreed(asked(link), "as=" + handle));

        assertThat(done.body()).contains("Connected", "@" + handle + " on TikTok is connected");
        JsonNode held = terminal.run("credential", "list", "--format", "json").json();
        assertThat(held.path(0).path("creator").asString()).isEqualTo(CREATOR);
        assertThat(held.path(0).path("state").asString()).isEqualTo("active");
        assertThat(held.path(0).path("scopes").asString()).contains("user.info.stats", "video.list");
        JsonNode report = terminal.run("sync", "--network", "tiktok", "--creator", CREATOR, "--format", "json")
                .json();
        assertThat(report.path("networks").path(0).path("read").asLong()).isOne();
        assertThat(web.get(web.outside(), link).statusCode())
                .as("the link is used")
                .isEqualTo(404);
    }

    @Test
    void somebody_else_who_agrees_is_refused_and_nothing_is_kept() throws IOException {
        String link = link(CREATOR);
        HttpResponse<String> answer = web.get(web.outside(), agreed(asked(link), "as=" + handle("case-one-post")));
        String other = answer.body();

        assertThat(other).contains("Not connected", "the link is for @" + handle, "Nothing was connected or kept");
        assertThat(terminal.run("credential", "list", "--format", "json").json())
                .isEmpty();
        assertThat(web.get(web.outside(), link).statusCode()).isEqualTo(200);
        noFileHolds("act.sandbox");
    }

    @Test
    void a_creator_who_declines_is_thanked_no_further_and_may_change_their_mind() {
        String link = link(CREATOR);
        HttpResponse<String> answer = web.get(web.outside(), agreed(asked(link), "as=" + handle + "&deny=1"));
        assertThat(answer.body()).contains("You did not agree", "nothing is kept");
        assertThat(web.get(web.outside(), agreed(asked(link), "as=" + handle)).body())
                .contains("is connected");
    }

    @Test
    void an_answer_works_once_and_for_a_quarter_of_an_hour() {
        String link = link(CREATOR);
        String once = agreed(asked(link), "as=" + handle + "&deny=1");
        web.get(web.outside(), once);
        assertThat(web.get(web.outside(), once).body()).contains("came too late, or was used already");

        String late = agreed(asked(link), "as=" + handle);
        web.clock.advance(Duration.ofMinutes(15));
        assertThat(web.get(web.outside(), late).body()).contains("came too late, or was used already");
        assertThat(web.get(web.outside(), "/oauth/tiktok/callback?code=x&state=" + "A".repeat(43))
                        .body())
                .contains("came too late, or was used already");
    }

    @Test
    void a_state_of_one_network_is_none_for_another() {
        String answer = agreed(asked(link(CREATOR)), "as=" + handle);
        assertThat(web.get(web.outside(), answer.replace("/oauth/tiktok/", "/oauth/instagram/"))
                        .body())
                .contains("Not connected");
    }

    @Test
    void a_link_works_for_a_fortnight_and_only_as_it_was_sent() {
        String link = link(CREATOR);
        assertThat(web.get(web.outside(), link.substring(0, link.length() - 1) + "~")
                        .statusCode())
                .isEqualTo(404);
        web.clock.advance(Duration.ofDays(14));
        assertThat(web.get(web.outside(), link).statusCode()).isEqualTo(404);
        assertThat(web.post(web.outside(), link, "").statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_in_a_request_chooses_where_it_leads() {
        String link = link(CREATOR);
        HttpResponse<String> answer = web.post(
                web.outside(),
                link + "?redirect_uri=https://evil.example&next=//evil.example",
                "redirect_uri=https://evil.example");
        URI page = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(page.toString())
                .startsWith(sandbox.tiktok().toString())
                .contains("redirect_uri=http%3A%2F%2Flocalhost%2Foauth%2Ftiktok%2Fcallback")
                .doesNotContain("evil");
    }

    @Test
    void the_store_tells_neither_link_nor_state() throws IOException {
        String link = link(CREATOR);
        String state = asked(link).getQuery().replaceAll("^.*state=", "");
        web.close();
        noFileHolds(link.replaceAll("^.*/", ""));
        noFileHolds(state);
    }

    private void noFileHolds(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(text);
            }
        }
    }

    @Test
    void a_withdrawn_consent_is_listed_with_the_link_to_send() {
        String revoked = "case-revoked-grant";
        terminal.write(
                "token.json", Objects.requireNonNull(sandbox.tiktokGrants().get(revoked)));
        terminal.run("credential", "add", "tiktok", "--creator", revoked, "--file", "token.json");
        terminal.run("sync", "--network", "tiktok", "--creator", revoked);
        Result before = terminal.run("credential", "list", "--format", "json");
        assertThat(before.json().path(0).path("state").asString()).isEqualTo("re-consent needed");
        assertThat(before.json().path(0).path("link").asString("")).isEmpty();
        assertThat(terminal.run("credential", "list").out())
                .contains("rapport connect " + revoked + " --network tiktok makes a link");

        String link = link(revoked);

        assertThat(terminal.run("credential", "list", "--format", "json")
                        .json()
                        .path(0)
                        .path("link")
                        .asString())
                .isEqualTo("http://localhost" + link);
    }

    @Test
    void connect_names_what_is_missing() {
        Result instagram = terminal.run("connect", CREATOR, "--network", "instagram");
        assertThat(instagram.code()).isEqualTo(2);
        assertThat(instagram.err()).contains("Instagram is read without creators' consent");
        Result closed = terminal.without("RAPPORT_SERVER_PUBLIC_URL")
                .without("RAPPORT_LEGAL_CONTACT")
                .run("connect", CREATOR, "--network", "tiktok");
        assertThat(closed.code()).isEqualTo(2);
        assertThat(closed.err()).contains("server.public-url, legal.contact are not set");
        Result open = terminal.with("RAPPORT_SERVER_PUBLIC_URL", "http://connect.example.com")
                .with("RAPPORT_LEGAL_CONTACT", "me")
                .run("connect", CREATOR, "--network", "tiktok");
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("expected an address with https");
    }
}
