package dev.rapport.sandbox.instagram;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may call: one system user whose token never ends, in an app that wants the proof of its secret with every call.
 */
public final class GraphTokens {
    public static final String ACCESS_TOKEN = "sandbox-instagram-token";
    public static final String APP_SECRET = "sandbox-instagram-secret";

    private static final String APP_ID = "100000000000002";
    private static final String APP_TOKEN = APP_ID + "|" + APP_SECRET;

    /** Refuses a call without the token or without the proof. */
    void check(Request request, String node) {
        String token =
                request.bearer().or(() -> request.parameter("access_token")).orElseThrow(GraphErrors::noToken);
        if (node.equals("debug_token") && token.equals(APP_TOKEN)) {
            return;
        }
        if (!token.equals(ACCESS_TOKEN)) {
            throw GraphErrors.badToken();
        }
        String proof = request.parameter("appsecret_proof").orElseThrow(GraphErrors::proofMissing);
        if (!MessageDigest.isEqual(bytes(proof), bytes(proofOf(token)))) {
            throw GraphErrors.proofWrong();
        }
    }

    ObjectNode debug(Request request, Instant now) {
        String token = request.parameter("input_token")
                .orElseThrow(() -> GraphErrors.badParameter("The parameter input_token is required"));
        ObjectNode body = Json.object();
        ObjectNode data = body.putObject("data");
        boolean valid = token.equals(ACCESS_TOKEN);
        if (valid) {
            data.put("app_id", APP_ID)
                    .put("type", "SYSTEM_USER")
                    .put("application", "Sandbox")
                    .put("data_access_expires_at", now.plus(Duration.ofDays(90)).getEpochSecond())
                    .put("expires_at", 0)
                    .put("is_valid", true)
                    .put("user_id", "100000000000003");
        } else {
            data.putObject("error").put("code", 190).put("message", "Invalid OAuth access token.");
            data.put("is_valid", false);
        }
        ArrayNode scopes = data.putArray("scopes");
        if (valid) {
            scopes.add("instagram_basic")
                    .add("instagram_manage_insights")
                    .add("pages_read_engagement")
                    .add("pages_show_list");
        }
        return body;
    }

    private static String proofOf(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(APP_SECRET), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(token)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
