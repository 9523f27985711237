package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an error of the Graph API means for the account and for the run. An answer of status 200 can be one. */
final class InstagramErrors implements AnswerCheck {
    static final String NOT_VISIBLE = "renamed, private, personal, age-gated or removed: Instagram does not tell which";

    /** Rolling hours free a little all the time; asking earlier than told prolongs a block. */
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(15);

    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        return GraphError.of(answer.status(), answer.body()).map(error -> trouble(error, answer));
    }

    private static Trouble trouble(GraphError error, ApiAnswer answer) {
        if (error.kind() == GraphError.Kind.OUTAGE) {
            return new Passing(FailureKind.NETWORK_UNAVAILABLE, error.inWords(), Optional.empty());
        }
        GraphFailure failure = new GraphFailure(error, usage(answer), answer.receivedAt());
        return new Lasting(
                NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, "instagram: " + error.inWords(), failure));
    }

    static Usage usage(ApiAnswer answer) {
        return Usage.of(answer.header("x-app-usage"), answer.header("x-business-use-case-usage"));
    }

    /** When calls are worth a try again, after an answer that said enough. */
    static Instant backAt(Usage usage, Instant receivedAt) {
        return receivedAt.plus(usage.regainIn().map(time -> time.plusMinutes(1)).orElse(USUAL_PAUSE));
    }

    /** The failure as the port knows it, where nothing better than giving up can be done. */
    static NetworkException failure(GraphFailure failure, InstagramName name) {
        String said =
                "instagram, asked for @" + name.value() + ": " + failure.error().inWords();
        return switch (failure.kind()) {
            case NOT_VISIBLE ->
                NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_READABLE, NOT_VISIBLE + " (" + said + ")");
            case KEY_REFUSED ->
                NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED,
                        said + ": the access token is refused or lacks a permission; the run does not ask on");
            case QUERY_REFUSED ->
                NetworkException.ofNetwork(FailureKind.UNEXPECTED_RESPONSE, said + ": the query is not understood");
            case LIMIT ->
                NetworkException.ofNetwork(
                        FailureKind.RATE_LIMITED,
                        said + ": the limit of calls is reached",
                        backAt(failure.usage(), failure.receivedAt()));
            case TOO_MUCH_DATA ->
                NetworkException.ofAccount(
                        failure.error().saysTooMuch()
                                ? FailureKind.UNEXPECTED_RESPONSE
                                : FailureKind.NETWORK_UNAVAILABLE,
                        said + ", with smaller pages too");
            case OUTAGE -> NetworkException.ofAccount(FailureKind.NETWORK_UNAVAILABLE, said);
            case PARAMETER_REFUSED, UNKNOWN -> NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, said);
        };
    }
}
