package dev.rapport.adapter.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.domain.setting.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves that who sends the token also knows the app's secret: HMAC-SHA256 of the token, in lower-case hex. */
final class AppSecretProof {
    private AppSecretProof() {}

    static Secret of(Secret token, Secret appSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return new Secret(
                    HexFormat.of().formatHex(mac.doFinal(token.reveal().getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
