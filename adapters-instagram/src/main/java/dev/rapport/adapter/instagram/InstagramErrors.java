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

    /** Where the network estimates when calls pass again, a little more, because the estimate is in whole minutes. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final Duration NEAR_LIMIT = Duration.ofMinutes(15);

    private final Pauses pauses;

    InstagramErrors(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        Optional<GraphError> error = GraphError.of(answer.status(), answer.body());
        if (error.isEmpty()) {
            pauses.passed();
        }
        return error.map(named -> trouble(named, answer));
    }

    private Trouble trouble(GraphError error, ApiAnswer answer) {
        GraphError.Kind kind = error.kind();
        if (kind == GraphError.Kind.OUTAGE) {
            return new Passing(
                    FailureKind.NETWORK_UNAVAILABLE, error.inWords(), Optional.of(Pauses.again(answer.attempt())));
        }
        Usage usage = usage(answer);
        if (kind == GraphError.Kind.LIMIT
                && usage.regainIn().isEmpty()
                && answer.retryAfter().isPresent()) {
            return new Passing(FailureKind.RATE_LIMITED, error.inWords(), Optional.empty());
        }
        Instant backAt = kind == GraphError.Kind.LIMIT ? blockedUntil(usage, answer) : answer.receivedAt();
        GraphFailure failure = new GraphFailure(error, usage, answer.receivedAt(), backAt);
        return new Lasting(
                NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, "instagram: " + error.inWords(), failure),
                error.unknownCode());
    }

    private Instant blockedUntil(Usage usage, ApiAnswer answer) {
        return answer.receivedAt()
                .plus(usage.regainIn().map(time -> time.plus(MARGIN)).orElseGet(pauses::blocked));
    }

    static Usage usage(ApiAnswer answer) {
        return Usage.of(answer.header("x-app-usage"), answer.header("x-business-use-case-usage"));
    }

    /** Until when to leave off, after an answer that said that a limit is near. */
    static Instant nearLimitUntil(Usage usage, Instant receivedAt) {
        return receivedAt.plus(usage.regainIn().map(time -> time.plus(MARGIN)).orElse(NEAR_LIMIT));
    }

    /** The failure as the port knows it, where nothing better than giving up can be done. */
    static NetworkException failure(GraphFailure failure, InstagramName name) {
        NetworkException meaning = meaning(failure, name);
        return meaning.kind() == FailureKind.UNEXPECTED_RESPONSE
                ? failure.record().map(meaning::withRecord).orElse(meaning)
                : meaning;
    }

    private static NetworkException meaning(GraphFailure failure, InstagramName name) {
        String said =
                "instagram, asked for @" + name.value() + ": " + failure.error().inWords();
        return switch (failure.kind()) {
            case NOT_VISIBLE ->
                NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_READABLE, NOT_VISIBLE + " (" + said + ")");
            case KEY_REFUSED ->
                NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED,
                        said + ": " + refusal(failure.error()) + "; not asked again in this run");
            case QUERY_REFUSED ->
                NetworkException.ofNetwork(FailureKind.UNEXPECTED_RESPONSE, said + ": the query is not understood");
            case LIMIT ->
                NetworkException.ofNetwork(
                        FailureKind.RATE_LIMITED, said + ": the limit of calls is reached", failure.backAt());
            case TOO_MUCH_DATA ->
                NetworkException.ofAccount(
                        failure.error().isLikelyOutage()
                                ? FailureKind.NETWORK_UNAVAILABLE
                                : FailureKind.UNEXPECTED_RESPONSE,
                        said + ", with smaller pages too");
            case OUTAGE -> NetworkException.ofAccount(FailureKind.NETWORK_UNAVAILABLE, said);
            case PARAMETER_REFUSED, UNKNOWN -> NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, said);
        };
    }

    /** What the operator can do something about. Subcodes of Meta's error page; 464 and 492 from public threads. */
    private static String refusal(GraphError error) {
        return switch (error.code().orElse(0)) {
            case 190, 102 ->
                switch (error.subcode().orElse(0)) {
                    case 458 -> "the Meta app is no longer installed for the token's owner";
                    case 459, 464 -> "the token's owner has to log in to Facebook and confirm something first";
                    case 460 -> "the access token ended with a change of password; make a new one";
                    case 463 -> "the access token has expired; make a new one";
                    case 492 -> "the token's owner has lost the role on the page";
                    default -> "the access token is refused; make a new one";
                };
            case 368 -> "Meta has blocked the app for policy reasons; see to that before anything else is asked";
            default -> "the Meta app or its token lacks a permission";
        };
    }
}
