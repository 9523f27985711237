package dev.rapport.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestCreators;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoticeRoutesTest {
    private static final String OPEN_ID = "-000open";

    @TempDir
    private Path folder;

    private Web web;
    private AccountId account;

    @BeforeEach
    void start() {
        web = Web.started(
                folder,
                FakeStatus.READY,
                Map.of(
                        "RAPPORT_SERVER_PUBLIC_PORT",
                        "0",
                        "RAPPORT_SERVER_PUBLIC_URL",
                        "https://connect.example.com",
                        "RAPPORT_NETWORKS_TIKTOK_CLIENT_KEY",
                        "k",
                        "RAPPORT_NETWORKS_TIKTOK_CLIENT_SECRET",
                        "s3cret",
                        "RAPPORT_NETWORKS_INSTAGRAM_APP_SECRET",
                        "app-s3cret"));
        TestCreators.fill(web.component.store());
        account = web
                .component
                .store()
                .queries()
                .accounts(AccountFilter.ALL, new Detail(0, 0, Optional.empty()), Optional.empty(), 100)
                .stream()
                .map(view -> view.account())
                .filter(each -> each.network().equals(Network.TIKTOK))
                .findFirst()
                .orElseThrow()
                .id();
        web.component.grants().put(account, grant(OPEN_ID));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static Grant grant(String id) {
        Instant end = TestCreators.NOW.plus(Duration.ofDays(30));
        return new Grant(id, new Secret("act.x"), end, Optional.empty(), Optional.empty(), Set.of("video.list"));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> tikTok(String openId, Instant at, String secret) {
        String body = "{\"client_key\":\"k\",\"event\":\"authorization.removed\",\"create_time\":" + at.getEpochSecond()
                + ",\"user_openid\":\"" + openId + "\",\"content\":\"{}\"}";
        String signature = HexFormat.of().formatHex(hmac(secret, "1." + body));
        return web.send(HttpRequest.newBuilder(web.outside().resolve("/oauth/tiktok/withdrawn"))
                .header("TikTok-Signature", "t=1,s=" + signature)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String signed(String userId, String secret) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String payload = base64.encodeToString(("{\"algorithm\":\"HMAC-SHA256\",\"issued_at\":"
                        + TestCreators.NOW.getEpochSecond() + ",\"user_id\":\"" + userId + "\"}")
                .getBytes(StandardCharsets.UTF_8));
        return "signed_request=" + base64.encodeToString(hmac(secret, payload)) + "." + payload;
    }

    @Test
    void tiktok_tells_that_a_consent_was_taken_back() {
        assertThat(tikTok(OPEN_ID, TestCreators.NOW, "s3cret").statusCode()).isEqualTo(200);
        assertThat(web.component.grants().isWithdrawn(account)).isTrue();
        assertThat(tikTok(OPEN_ID, TestCreators.NOW, "s3cret").statusCode())
                .as("told twice")
                .isEqualTo(200);
    }

    @Test
    void a_message_about_an_earlier_consent_ends_no_later_one() {
        tikTok(OPEN_ID, TestCreators.NOW.minusSeconds(1), "s3cret");
        assertThat(web.component.grants().isWithdrawn(account)).isFalse();
    }

    @Test
    void a_message_of_somebody_else_changes_nothing_and_tells_nothing() {
        HttpResponse<String> answer = tikTok(OPEN_ID, TestCreators.NOW, "guess");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(OPEN_ID);
        assertThat(web.component.grants().isWithdrawn(account)).isFalse();
        assertThat(web.post(web.outside(), "/oauth/youtube/withdrawn", "x").statusCode())
                .isEqualTo(404);
        assertThat(web.post(web.outside(), "/oauth/..%2f/withdrawn", "x").statusCode())
                .isIn(400, 404);
    }

    @Test
    void a_wish_to_delete_gets_a_code_whose_page_tells_how_far_it_is() {
        AccountId instagram = web
                .component
                .store()
                .queries()
                .accounts(AccountFilter.ALL, new Detail(0, 0, Optional.empty()), Optional.empty(), 100)
                .stream()
                .map(view -> view.account())
                .filter(each -> each.network().equals(Network.INSTAGRAM))
                .findFirst()
                .orElseThrow()
                .id();
        web.component.grants().put(instagram, grant("218471"));

        HttpResponse<String> answer =
                web.post(web.outside(), "/oauth/instagram/deletion", signed("218471", "app-s3cret"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        String code = body.path("confirmation_code").asString();
        assertThat(body.path("url").asString()).isEqualTo("https://connect.example.com/data-deletion/" + code);
        assertThat(web.get(web.outside(), "/data-deletion/" + code).body()).contains("Received: reading has stopped");

        var removed = web.component.keepToTerms().run("test", Cancellation.never());

        assertThat(removed.of(Reason.CONSENT_WITHDRAWN)).isNotEmpty();
        assertThat(web.component.grants().held(instagram)).isEmpty();
        assertThat(web.get(web.outside(), "/data-deletion/" + code).body()).contains("Done: nothing");
    }

    @Test
    void who_is_not_known_here_is_told_that_nothing_is_held() {
        HttpResponse<String> answer = web.post(web.outside(), "/oauth/instagram/deletion", signed("1", "app-s3cret"));
        String code = JsonMapper.shared()
                .readTree(answer.body())
                .path("confirmation_code")
                .asString();
        assertThat(web.get(web.outside(), "/data-deletion/" + code).body()).contains("Done: nothing");
        assertThat(web.get(web.outside(), "/data-deletion/" + "A".repeat(43)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_unsigned_wish_is_refused() {
        assertThat(web.post(web.outside(), "/oauth/instagram/deletion", signed("1", "guess"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(web.post(web.outside(), "/oauth/instagram/deletion", "x".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
    }
}
