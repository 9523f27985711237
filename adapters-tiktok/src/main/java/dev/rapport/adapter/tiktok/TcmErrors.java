package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.util.Optional;
import java.util.Set;

/** What errors mean on the API for Business: a number in {@code code}, usually over HTTP 200; zero is success. */
final class TcmErrors implements AnswerCheck {
    /** A wrong parameter, by either number. */
    private static final Set<String> NAMED = Set.of("40000", "40002");

    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        String code = ErrorAnswer.plain(answer.body().path("code"));
        if (answer.isSuccess() && code.equals("0")) {
            return Optional.empty();
        }
        String request = ErrorAnswer.plain(answer.body().path("request_id"));
        String said = "TikTok answered " + answer.status() + (code.isEmpty() ? " without a code" : " code " + code)
                + (request.isEmpty() ? "" : " (request_id " + request + ")");
        return Optional.of(trouble(answer.status(), code, said));
    }

    private static Trouble trouble(int status, String code, String said) {
        return switch (code) {
            case "40100" -> RateLimit.ofAMinute(said);
            case "40104", "40105" -> refused(said + ": the access token is missing, wrong or revoked");
            case "40001" -> refused(said + ": the app or its token may not use the creator marketplace");
            default -> byStatus(status, code, said);
        };
    }

    private static Trouble byStatus(int status, String code, String said) {
        if (status == 429) {
            return RateLimit.ofAMinute(said);
        }
        if (status >= 500 || code.matches("5\\d{4}")) {
            return new Passing(FailureKind.NETWORK_UNAVAILABLE, said, Optional.empty());
        }
        return status == 401
                ? refused(said + ": the access token is refused")
                : new Lasting(
                        NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, said, new Refusal(code)),
                        code.isEmpty() || NAMED.contains(code) ? Optional.empty() : Optional.of(code));
    }

    private static Trouble refused(String said) {
        return new Lasting(NetworkException.ofNetwork(FailureKind.NOT_AUTHORISED, said));
    }
}
