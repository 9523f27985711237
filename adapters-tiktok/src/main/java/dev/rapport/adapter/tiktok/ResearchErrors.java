package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.util.Optional;

/**
 * What errors mean on the research route. {@code invalid_params} stands for several things that only its message tells
 * apart; messages are no promise, so what is not recognised fails this account or batch alone.
 */
final class ResearchErrors implements AnswerCheck {
    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        ErrorAnswer error = ErrorAnswer.of(answer);
        if (error.ofTokenEndpoint()) {
            return Optional.of(token(error));
        }
        if (error.isOk() || (answer.isSuccess() && TokenAnswer.isOne(answer.body()))) {
            return Optional.empty();
        }
        return Optional.of(research(error));
    }

    /** A limit on tokens says nothing of the calls of the day, so it is sat out like any other. */
    static Optional<Trouble> ofToken(ApiAnswer answer) {
        ErrorAnswer error = ErrorAnswer.of(answer);
        return error.status() == 429 || error.code().equals(Refusal.RATE_LIMITED)
                ? Optional.of(RateLimit.ofAMinute(error.said()))
                : new ResearchErrors().check(answer);
    }

    private static Trouble research(ErrorAnswer error) {
        return switch (error.code()) {
            case Refusal.TOKEN_INVALID -> lasting(FailureKind.NOT_AUTHORISED, "", error, error.code());
            case Refusal.SCOPE_NOT_GRANTED, Refusal.SCOPE_MISSED ->
                new Lasting(NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED, error.said() + ": TikTok has not approved the project for it"));
            case Refusal.RATE_LIMITED -> lasting(FailureKind.RATE_LIMITED, "", error, error.code());
            case "invalid_params", "invalid_param", "invalid_request" -> refused(error);
            case "internal_error", "timeout" ->
                new Passing(FailureKind.NETWORK_UNAVAILABLE, error.said(), Optional.empty());
            default -> byStatus(error);
        };
    }

    private static Trouble refused(ErrorAnswer error) {
        String message = error.message();
        if (message.contains("cannot find the user")) {
            return lasting(FailureKind.ACCOUNT_NOT_FOUND, ": there is no such account", error, error.code());
        }
        if (message.contains("cannot return this user")) {
            return lasting(
                    FailureKind.ACCOUNT_NOT_READABLE,
                    ": the account is private, a minor's, or of a region that is left out",
                    error,
                    error.code());
        }
        boolean searchGone =
                message.contains("search id") && (message.contains("invalid") || message.contains("expired"));
        return searchGone || message.contains("invalid count or cursor")
                ? lasting(FailureKind.UNEXPECTED_RESPONSE, ": the search is not to be had", error, Refusal.SEARCH_ID)
                : lasting(FailureKind.UNEXPECTED_RESPONSE, "", error, error.code());
    }

    private static Trouble byStatus(ErrorAnswer error) {
        if (error.status() == 429) {
            return lasting(FailureKind.RATE_LIMITED, "", error, Refusal.RATE_LIMITED);
        }
        return error.status() >= 500
                ? new Passing(FailureKind.NETWORK_UNAVAILABLE, error.said(), Optional.empty())
                : lasting(FailureKind.UNEXPECTED_RESPONSE, "", error, error.code());
    }

    private static Trouble token(ErrorAnswer error) {
        boolean passes = error.code().equals("server_error") || error.code().equals("temporarily_unavailable");
        return passes || error.status() >= 500
                ? new Passing(FailureKind.NETWORK_UNAVAILABLE, error.said(), Optional.empty())
                : new Lasting(NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED, error.said() + ": the project's client key or secret is refused"));
    }

    private static Trouble lasting(FailureKind kind, String meaning, ErrorAnswer error, String code) {
        return new Lasting(
                NetworkException.ofAccount(kind, error.said() + meaning, new Refusal(code)), error.unknownCode());
    }
}
