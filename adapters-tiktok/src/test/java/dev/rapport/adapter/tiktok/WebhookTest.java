package dev.rapport.adapter.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.RevocationNotice.Told;
import dev.rapport.domain.setting.Secret;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String BODY =
            "{\"client_key\":\"k\",\"event\":\"authorization.removed\",\"create_time\":1764000000,"
                    + "\"user_openid\":\"-000abc\",\"content\":\"{\\\"reason\\\": 1 }\"}";
    /** By: printf '1764000000.BODY' | openssl dgst -sha256 -hmac s3cret. */
    private static final String SIGNED =
            "t=1764000000,s=b95bb90c7a93a2ed94e6080eeb8acaffc01cff3dc5f742d34a778cd40152c2c2";

    private final Webhook webhook = new Webhook(new Secret("s3cret"));

    @Test
    void a_signed_message_tells_who_took_the_consent_back_and_when() {
        assertThat(webhook.read(Map.of("tiktok-signature", SIGNED), BODY))
                .contains(new Told("-000abc", Instant.ofEpochSecond(1_764_000_000)));
    }

    @Test
    void a_message_that_was_changed_is_refused() {
        assertThatThrownBy(() -> webhook.read(Map.of("tiktok-signature", SIGNED), BODY.replace("-000abc", "-000ben")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("-000ben");
        assertThatThrownBy(() ->
                        webhook.read(Map.of("tiktok-signature", SIGNED.replace("t=1764000000", "t=1764000001")), BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Webhook(new Secret("other")).read(Map.of("tiktok-signature", SIGNED), BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=1764000000", "s=00", "t=x,s=y", "t=1764000000,s=zz"})
    void a_message_without_a_signature_is_refused(String header) {
        assertThatThrownBy(() -> webhook.read(Map.of("tiktok-signature", header), BODY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> webhook.read(Map.of(), BODY)).isInstanceOf(IllegalArgumentException.class);
    }
}
