package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page on which creators agree. Nobody can sign in to a sandbox, so whoever opens it says who they are: {@code as=HANDLE}
 * agrees at once, {@code as=HANDLE&deny=1} declines. Codes live ten minutes and work once. Safe for all threads.
 */
final class Authorize {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final String PAGE = """
            <!DOCTYPE html><html lang=en><title>Sandbox: who agrees?</title>
            <p>A sandbox cannot ask you to sign in. Say who agrees: add &amp;as=HANDLE to this address, and &amp;deny=1 to \
            decline.</p>
            <form><!--hidden--><label>Handle <input name=as></label> <button>Agree</button></form></html>
            """;

    private final Population population;
    private final Map<String, Code> codes = new HashMap<>();
    private int made;

    /** What a code stands for. */
    record Code(Account account, Set<String> scopes, String redirect, Instant until) {}

    Authorize(Population population) {
        this.population = population;
    }

    /** {@code GET /v2/auth/authorize/}. */
    Answer page(Request request, Instant now) {
        String redirect = request.parameter("redirect_uri").orElse("");
        boolean isRight = request.parameter("client_key")
                        .filter(TiktokApi.CLIENT_KEY::equals)
                        .isPresent()
                && request.parameter("response_type").filter("code"::equals).isPresent()
                && request.parameter("scope").isPresent()
                && isAddress(redirect);
        if (!isRight) {
            return Answer.html(400, "client_key, response_type=code, scope and redirect_uri are wanted");
        }
        Optional<String> handle = request.parameter("as");
        if (handle.isEmpty()) {
            return new Answer(
                    200, "text/html; charset=UTF-8", PAGE.replace("<!--hidden-->", hidden(request)), Map.of());
        }
        Map<String, String> back = new LinkedHashMap<>();
        Optional<Account> account = account(handle.get(), now);
        if (request.parameter("deny").isPresent() || account.isEmpty()) {
            back.put("error", account.isEmpty() ? "invalid_request" : "access_denied");
        } else {
            Set<String> scopes = new LinkedHashSet<>(
                    Arrays.asList(request.parameter("scope").orElse("").split(",")));
            scopes.retainAll(Grants.scopes(account.get()));
            back.put("code", code(new Code(account.get(), scopes, redirect, now.plus(CODE_LIFE))));
            back.put("scopes", String.join(",", scopes));
        }
        back.put("state", request.parameter("state").orElse(""));
        return Answer.html(302, "Found").with("Location", redirect + "?" + query(back));
    }

    private synchronized String code(Code code) {
        String name = "code.sandbox." + ++made;
        codes.put(name, code);
        return name;
    }

    /** The code, once. */
    synchronized Optional<Code> spend(String name, String redirect, Instant now) {
        return Optional.ofNullable(codes.remove(name))
                .filter(code -> code.redirect().equals(redirect) && now.isBefore(code.until()));
    }

    private Optional<Account> account(String handle, Instant now) {
        String wanted = (handle.startsWith("@") ? handle.substring(1) : handle).toLowerCase(Locale.ROOT);
        return population.accounts(SocialNetwork.TIKTOK).stream()
                .filter(account -> account.handleAt(now).equalsIgnoreCase(wanted))
                .findFirst();
    }

    private static boolean isAddress(String redirect) {
        try {
            URI address = URI.create(redirect);
            return address.getHost() != null && address.getQuery() == null && address.getFragment() == null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static String hidden(Request request) {
        StringBuilder fields = new StringBuilder();
        request.query()
                .forEach((name, values) -> fields.append("<input type=hidden name=\"")
                        .append(escaped(name))
                        .append("\" value=\"")
                        .append(escaped(values.getLast()))
                        .append("\">"));
        return fields.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private static String query(Map<String, String> values) {
        StringBuilder query = new StringBuilder();
        values.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
