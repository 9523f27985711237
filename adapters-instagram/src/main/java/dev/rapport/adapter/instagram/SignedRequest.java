package dev.rapport.adapter.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.domain.network.RevocationNotice;
import dev.rapport.domain.setting.Secret;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Meta's deauthorize and data deletion callbacks (developers.facebook.com, "Data Deletion Request Callback", read
 * 2026-11-26): the form field {@code signed_request} is {@code signature.payload}, both in Base64 for addresses, the
 * signature HMAC-SHA256 of the payload as it stands by the app's secret.
 */
record SignedRequest(Secret appSecret) implements RevocationNotice {
    private static final String FIELD = "signed_request=";

    @Override
    public Optional<Told> read(Map<String, String> headers, String body) {
        String[] parts = field(body).split("\\.", -1);
        if (parts.length != 2 || !isSigned(parts[1], parts[0])) {
            throw new IllegalArgumentException("the message is not signed by Meta");
        }
        try {
            JsonNode payload = JsonMapper.shared().readTree(decoded(parts[1]));
            if (!payload.path("algorithm").asString("").equalsIgnoreCase("HMAC-SHA256")) {
                throw new IllegalArgumentException("the message is signed in another way than HMAC-SHA256");
            }
            return Optional.of(payload.path("user_id").asString(""))
                    .filter(id -> !id.isEmpty())
                    .map(id -> new Told(
                            id, Instant.ofEpochSecond(payload.path("issued_at").asLong(0))));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the message holds no JSON");
        }
    }

    private static String field(String body) {
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith(FIELD))
                .findFirst()
                .map(pair -> URLDecoder.decode(pair.substring(FIELD.length()), UTF_8))
                .orElseThrow(() -> new IllegalArgumentException("the message holds no signed_request"));
    }

    private boolean isSigned(String payload, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(payload.getBytes(UTF_8)), decoded(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
