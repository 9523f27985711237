package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.RevocationNotice;
import dev.rapport.domain.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * TikTok's webhook (developers.tiktok.com/doc/webhooks-verification and /doc/webhooks-events, read 2026-11-26):
 * {@code TikTok-Signature: t=seconds,s=hex} with HMAC-SHA256 of {@code t.body} by the client secret. TikTok repeats a
 * message for up to 72 hours, so its age refuses none; the event's own time tells which consent it ended.
 */
record Webhook(Secret clientSecret) implements RevocationNotice {
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),s=([0-9a-f]{64})");

    @Override
    public Optional<Told> read(Map<String, String> headers, String body) {
        Matcher signature =
                SIGNATURE.matcher(headers.getOrDefault("tiktok-signature", "").strip());
        if (!signature.matches() || !isSignedBy(signature.group(1), body, signature.group(2))) {
            throw new IllegalArgumentException("the message is not signed by TikTok");
        }
        return told(body);
    }

    private static Optional<Told> told(String body) {
        try {
            JsonNode message = JsonMapper.shared().readTree(body);
            return message.path("event").asString("").equals("authorization.removed")
                    ? Optional.of(message.path("user_openid").asString(""))
                            .filter(id -> !id.isEmpty())
                            .map(id -> new Told(
                                    id,
                                    Instant.ofEpochSecond(
                                            message.path("create_time").asLong(0))))
                    : Optional.empty();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the message is not JSON");
        }
    }

    private boolean isSignedBy(String time, String body, String signature) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(clientSecret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(expected, HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
