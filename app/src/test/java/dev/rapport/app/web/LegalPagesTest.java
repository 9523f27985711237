package dev.rapport.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegalPagesTest {
    private static final Map<String, String> NAMED = Map.of(
            "RAPPORT_SERVER_PUBLIC_PORT",
            "0",
            "RAPPORT_NETWORKS_YOUTUBE_API_KEY",
            "k3y",
            "RAPPORT_LEGAL_OPERATOR",
            "Agency <b>& Sons</b>, Lyon",
            "RAPPORT_LEGAL_CONTACT",
            "data@agency.example");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/privacy", "/terms", "/data-deletion"})
    void strangers_are_told_who_answers_and_where_to_ask(String path) {
        try (Web web = Web.started(folder, FakeStatus.READY, NAMED)) {
            HttpResponse<String> page = web.get(web.outside(), path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Agency &lt;b&gt;&amp; Sons&lt;/b&gt;, Lyon", "data@agency.example")
                    .doesNotContain("<b>", "k3y", "<script");
        }
    }

    @Test
    void privacy_tells_the_networks_that_are_read_their_deadlines_and_google_s_policy() {
        try (Web web = Web.started(folder, FakeStatus.READY, NAMED)) {
            assertThat(web.get(web.outside(), "/privacy").body())
                    .contains("YouTube: texts 28 days, figures 28 days", "https://policies.google.com/privacy")
                    .doesNotContain("TikTok:");
        }
    }

    @Test
    void nobody_is_named_who_was_not_set() {
        try (Web web = Web.started(folder, FakeStatus.READY, Map.of("RAPPORT_SERVER_PUBLIC_PORT", "0"))) {
            assertThat(web.get(web.outside(), "/privacy").statusCode()).isEqualTo(503);
            assertThat(web.notes).anyMatch(note -> note.contains("Set legal.operator and legal.contact"));
        }
    }

    @Test
    void the_operator_s_own_pages_go_first() {
        Map<String, String> own = Map.of(
                "RAPPORT_SERVER_PUBLIC_PORT", "0", "RAPPORT_LEGAL_PRIVACY_URL", "https://agency.example/privacy");
        try (Web web = Web.started(folder, FakeStatus.READY, own)) {
            HttpResponse<String> answer = web.get(web.outside(), "/privacy?to=https://evil.example");
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains("https://agency.example/privacy");
        }
    }
}
