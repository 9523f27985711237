package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.util.Optional;

/**
 * What errors mean on the Display route. The decision hangs on {@code error.code}, whatever the HTTP status: two codes
 * with opposite meanings share 401, and errors come with 200 too.
 */
final class DisplayErrors implements AnswerCheck {
    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        ErrorAnswer error = ErrorAnswer.of(answer);
        if (error.ofTokenEndpoint()) {
            return Optional.of(token(error));
        }
        if (error.isOk() || (answer.isSuccess() && TokenAnswer.isOne(answer.body()))) {
            return Optional.empty();
        }
        return Optional.of(display(error));
    }

    private static Trouble display(ErrorAnswer error) {
        return switch (error.code()) {
            case Refusal.TOKEN_INVALID ->
                lasting(FailureKind.CONSENT_WITHDRAWN, ": the creator has to connect the account again", error);
            case Refusal.SCOPE_NOT_GRANTED, Refusal.SCOPE_MISSED ->
                lasting(
                        FailureKind.NOT_AUTHORISED,
                        ": the creator's grant does not cover it; consent is needed again",
                        error);
            case Refusal.RATE_LIMITED -> RateLimit.ofAMinute(error.said());
            case "internal_error", "timeout" ->
                new Passing(FailureKind.NETWORK_UNAVAILABLE, error.said(), Optional.empty());
            default -> byStatus(error);
        };
    }

    private static Trouble byStatus(ErrorAnswer error) {
        if (error.status() == 429) {
            return RateLimit.ofAMinute(error.said());
        }
        return error.status() >= 500
                ? new Passing(FailureKind.NETWORK_UNAVAILABLE, error.said(), Optional.empty())
                : lasting(FailureKind.UNEXPECTED_RESPONSE, "", error);
    }

    private static Trouble token(ErrorAnswer error) {
        return switch (error.code()) {
            case "invalid_grant" ->
                lasting(FailureKind.CONSENT_WITHDRAWN, ": the creator has to connect the account again", error);
            case "invalid_client", "unauthorized_client" ->
                new Lasting(NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED, error.said() + ": the app's client key or secret is refused"));
            case "server_error", "temporarily_unavailable" ->
                new Passing(FailureKind.NETWORK_UNAVAILABLE, error.said(), Optional.empty());
            default -> byStatus(error);
        };
    }

    private static Trouble lasting(FailureKind kind, String meaning, ErrorAnswer error) {
        return new Lasting(
                NetworkException.ofAccount(kind, error.said() + meaning, new Refusal(error.code())),
                error.unknownCode());
    }
}
