package dev.rapport.adapter.http;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a piece of an answer fit to be kept: no secret, no more than so many characters. */
final class SecretMask {
    private static final int KEPT = 64_000;
    /** Secrets inside addresses, and fields that hold one. */
    private static final Pattern SECRETS = Pattern.compile(
            "([?&](?:key|access_token|refresh_token|client_secret|appsecret_proof|input_token|fb_exchange_token|code)=)[^&\"\\s<]*"
                    + "|(\"(?:access_token|refresh_token|id_token|client_secret|appsecret_proof|api_?key|key)\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)"
                    + "|(\\bBearer\\s+)[^\\s\"<,]+",
            Pattern.CASE_INSENSITIVE);

    private SecretMask() {}

    /** @param known secrets to be masked wherever they stand */
    static String keep(String text, Iterable<String> known) {
        // Cut generously first: an answer may be large, and masking only ever needs what is kept.
        String masked = text.length() > 2 * KEPT ? text.substring(0, 2 * KEPT) : text;
        for (String secret : known) {
            if (!secret.isBlank()) {
                masked = masked.replace(secret, "****");
            }
        }
        masked = SECRETS.matcher(masked).replaceAll(SecretMask::masked);
        return masked.length() > KEPT ? masked.substring(0, KEPT) : masked;
    }

    private static String masked(MatchResult found) {
        String mask = found.group(1) != null
                ? found.group(1) + "****"
                : found.group(2) != null ? found.group(2) + "\"****\"" : found.group(3) + "****";
        return Matcher.quoteReplacement(mask);
    }
}
