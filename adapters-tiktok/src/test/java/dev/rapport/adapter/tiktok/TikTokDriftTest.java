package dev.rapport.adapter.tiktok;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.StoredRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TikTok may add or send broken, and what becomes of it. */
class TikTokDriftTest {
    private static final NetworkAdapterProvider PROVIDER = new TikTokAdapterProvider();
    private static final String SECRET = "secret-not-to-be-seen";

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final Bench bench = new Bench(Map.of(
            "route", "research",
            "eligible-researcher", "true",
            "client-key", "project-key",
            "client-secret", SECRET,
            "base-url", api.baseUrl()));

    @AfterEach
    void close() {
        bench.close();
    }

    private static void givenResearch(String user, String video) {
        api.stubFor(post(urlPathEqualTo("/v2/oauth/token/"))
                .willReturn(okJson("{\"access_token\":\"clt.1\",\"expires_in\":7200,\"token_type\":\"Bearer\"}")));
        api.stubFor(post(urlPathEqualTo("/v2/research/user/info/"))
                .willReturn(okJson("{\"data\":{" + user + "},\"error\":{\"code\":\"ok\"}}")));
        api.stubFor(post(urlPathEqualTo("/v2/research/video/query/"))
                .willReturn(okJson("{\"data\":{\"videos\":[{\"username\":\"anna\"," + video
                        + "}],\"has_more\":false,\"cursor\":1,\"search_id\":\"7\"},\"error\":{\"code\":\"ok\"}}")));
    }

    @Test
    void fields_that_the_documents_name_are_no_drift_and_others_fail_nothing() {
        givenResearch(
                "\"display_name\":\"Anna\",\"follower_count\":15000,\"video_count\":44,\"bio_url\":\"\"",
                "\"id\":1,\"create_time\":1764000000,\"like_count\":2,\"voice_to_text\":\"\",\"video_tag\":[]");
        bench.reading("anna", 1);
        assertThat(bench.drift).isEmpty();
        givenResearch(
                "\"follower_count\":15000,\"hologram_count\":3", "\"id\":1,\"like_count\":2,\"hologram_depth\":3");
        AccountReading reading = bench.reading("anna", 1);
        assertThat(reading.posts().posts()).hasSize(1);
        assertThat(reading.findings()).isEmpty();
        assertThat(bench.drift)
                .containsExactlyInAnyOrder(
                        "a profile with the new field hologram_count, which is not read",
                        "a video with the new field hologram_depth, which is not read");
    }

    @Test
    void an_unknown_error_is_told_and_goes_with_the_outcome_without_secrets() {
        givenResearch("\"follower_count\":1", "\"id\":1");
        api.stubFor(post(urlPathEqualTo("/v2/research/user/info/"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"code\":\"hologram_required\",\"message\":\"Bearer clt.1\"}}")));
        AccountOutcome outcome = bench.outcome("anna", 1);
        assertThat(bench.drift).containsExactly("an answer with the unknown error hologram_required");
        assertThat(outcome).isInstanceOfSatisfying(AccountOutcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
            assertThat(failed.record().orElseThrow())
                    .contains("hologram_required")
                    .doesNotContain("clt.1");
        });
    }

    @ParameterizedTest
    @CsvSource({"40002, ''", "40777, 'an answer with the unknown error 40777'"})
    void the_marketplace_s_numbers_are_told_where_they_are_not_known(int code, String told) {
        api.stubFor(get(urlPathEqualTo("/open_api/v1.3/tto/tcm/creator/public/"))
                .willReturn(okJson("{\"code\":" + code + ",\"message\":\"no\",\"data\":{}}")));
        try (Bench tcm = new Bench(Map.of(
                "route", "tcm", "access-token", SECRET, "tcm-account-id", "7000001", "base-url", api.baseUrl()))) {
            assertThat(Bench.told(tcm.outcome("anna", 0))).isEqualTo("failed unexpected-response");
            assertThat(tcm.drift).isEqualTo(told.isEmpty() ? List.of() : List.of(told));
        }
    }

    private static RecordReading reread(String shape, String content) {
        return PROVIDER.reread(new StoredRecord(
                        content, new Finding.Origin(shape, Bench.NOW), Optional.of(new Handle("anna"))))
                .orElseThrow();
    }

    @Test
    void what_was_set_aside_is_read_again_as_its_answer_was() {
        givenResearch("\"follower_count\":-15,\"video_count\":44", "\"id\":1,\"like_count\":-2");
        List<Finding> findings = bench.reading("anna", 1).findings();
        assertThat(findings)
                .extracting(finding -> finding.origin().orElseThrow().shape())
                .containsExactly("research/profile", "research/video");
        String profile = findings.get(0).record().orElseThrow();
        String video = findings.get(1).record().orElseThrow();
        assertThat(reread("research/video", video).findings()).hasSize(1);
        assertThat(reread("research/profile", profile.replace("-15", "15")))
                .isEqualTo(new RecordReading.OfAccount(Optional.empty(), Followers.exact(15), Count.of(44), List.of()));
        givenResearch("\"follower_count\":15", "\"id\":1,\"like_count\":2");
        assertThat(reread("research/video", video.replace("-2", "2")))
                .isEqualTo(new RecordReading.OfPost(
                        bench.reading("anna", 1).posts().posts().get(0), "research", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "display/video, '{\"id\":\"1\",\"like_count\":2}', display",
        "tcm/video,     '{\"video_id\":\"1\",\"likes\":2}', tcm"
    })
    void records_of_the_other_routes_are_read_by_theirs(String shape, String content, String route) {
        assertThat(reread(shape, content)).isInstanceOfSatisfying(RecordReading.OfPost.class, read -> {
            assertThat(read.route()).isEqualTo(route);
            assertThat(read.post().counts().likes()).isEqualTo(Count.of(2));
            assertThat(read.findings()).isEmpty();
        });
    }
}
