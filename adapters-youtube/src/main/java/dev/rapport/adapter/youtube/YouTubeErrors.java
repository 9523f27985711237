package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What YouTube's errors mean. The decision hangs on status, reasons and quota unit; the message is looked at only where a
 * 429 says nothing else (errors page and recorded answers, 2026-11-23).
 *
 * @param taken meanings that this call takes as an answer
 */
record YouTubeErrors(ApiCall call, Set<Meaning> taken) implements AnswerCheck {
    private static final Set<String> SPENT = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> TOO_FAST = Set.of("rateLimitExceeded", "userRateLimitExceeded");
    private static final Set<String> BAD_KEY = Set.of("keyInvalid", "keyExpired");
    private static final Set<String> NOTHING = Set.of("playlistNotFound", "channelNotFound", "videoNotFound");
    private static final Set<String> OUR_BUG = Set.of(
            "invalidFilters",
            "incompatibleParameters",
            "missingRequiredParameter",
            "unexpectedParameter",
            "unknownPart");
    /** The rest of what the errors page and recorded answers name. */
    private static final Set<String> OTHERS = Set.of(
            "badRequest",
            "invalidPageToken",
            "processingFailure",
            "authError",
            "accessNotConfigured",
            "forbidden",
            "channelForbidden",
            "playlistItemsNotAccessible");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    enum Meaning {
        FINE,
        KEY_REFUSED,
        NOT_PERMITTED,
        DAY_SPENT,
        TOO_FAST,
        /** One of the ids asked for may have spoilt the whole call. */
        BAD_INPUT,
        WRONG_REQUEST,
        STALE_PAGE,
        PERHAPS_PASSING,
        NOTHING_THERE,
        NOT_ACCESSIBLE,
        /** 404 of the path, not of what was asked for. */
        NO_SUCH_METHOD,
        SERVER_TROUBLE,
        UNCLEAR
    }

    static Meaning meaning(ApiAnswer answer) {
        JsonNode error = answer.body().path("error");
        if (answer.isSuccess() && error.isMissingNode()) {
            return answer.isJson() ? Meaning.FINE : Meaning.UNCLEAR;
        }
        int status = status(answer);
        String reason = reason(error);
        String detailed = detail(error, "reason");
        if (status >= 500) {
            return Meaning.SERVER_TROUBLE;
        }
        if (BAD_KEY.contains(reason) || detailed.equals("API_KEY_INVALID")) {
            return Meaning.KEY_REFUSED;
        }
        return switch (status) {
            case 400 -> of400(reason, answer.attempt());
            case 401 -> Meaning.KEY_REFUSED;
            case 403 -> of403(reason);
            case 404 -> NOTHING.contains(reason) ? Meaning.NOTHING_THERE : Meaning.NO_SUCH_METHOD;
            case 429 -> SPENT.contains(reason) || isOfTheDay(error) ? Meaning.DAY_SPENT : Meaning.TOO_FAST;
            default -> Meaning.UNCLEAR;
        };
    }

    /** Status and reason of an error that nobody has named before; its meaning is guessed from the status. */
    static Optional<String> unknownReason(ApiAnswer answer) {
        String reason = reason(answer.body().path("error"));
        boolean isNamed = Stream.of(SPENT, TOO_FAST, BAD_KEY, NOTHING, OUR_BUG, OTHERS)
                .anyMatch(reasons -> reasons.contains(reason));
        int status = status(answer);
        return reason.isEmpty() || isNamed || status >= 500 ? Optional.empty() : Optional.of(status + "." + reason);
    }

    private static Meaning of400(String reason, int attempt) {
        if (OUR_BUG.contains(reason)) {
            return Meaning.WRONG_REQUEST;
        }
        return switch (reason) {
            case "invalidPageToken" -> Meaning.STALE_PAGE;
            case "processingFailure" -> attempt == 1 ? Meaning.PERHAPS_PASSING : Meaning.BAD_INPUT;
            default -> Meaning.BAD_INPUT;
        };
    }

    private static Meaning of403(String reason) {
        if (SPENT.contains(reason)) {
            return Meaning.DAY_SPENT;
        }
        if (TOO_FAST.contains(reason)) {
            return Meaning.TOO_FAST;
        }
        return reason.equals("playlistItemsNotAccessible") ? Meaning.NOT_ACCESSIBLE : Meaning.NOT_PERMITTED;
    }

    /** The bucket of a method comes back at midnight, a burst limit within the minute; both are a 429. */
    private static boolean isOfTheDay(JsonNode error) {
        String unit = detail(error, "quota_unit");
        return unit.isEmpty() ? error.path("message").asString("").contains("per day") : unit.contains("/d/");
    }

    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        Meaning meaning = meaning(answer);
        if (meaning == Meaning.FINE || taken.contains(meaning)) {
            return Optional.empty();
        }
        String said = said(answer);
        return Optional.of(
                switch (meaning) {
                    case TOO_FAST -> new Passing(FailureKind.RATE_LIMITED, said, Optional.empty());
                    case PERHAPS_PASSING -> new Passing(FailureKind.UNEXPECTED_RESPONSE, said, Optional.empty());
                    case SERVER_TROUBLE -> new Passing(FailureKind.NETWORK_UNAVAILABLE, said, Optional.empty());
                    default -> new Lasting(failure(answer));
                });
    }

    /** What an answer means that nothing can be done about. */
    NetworkException failure(ApiAnswer answer) {
        String said = "YouTube, asked for " + call.what() + ", answered " + said(answer);
        return switch (meaning(answer)) {
            case KEY_REFUSED ->
                NetworkException.ofNetwork(FailureKind.NOT_AUTHORISED, said + ": the API key is refused");
            case NOT_PERMITTED ->
                NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED,
                        said
                                + ": enable the YouTube Data API v3 in the key's project and check the key's restrictions");
            case DAY_SPENT ->
                NetworkException.ofNetwork(
                        FailureKind.QUOTA_EXHAUSTED,
                        said + ": bucket "
                                + String.join(", ", call.cost().units().keySet())
                                + " is spent for the Pacific day",
                        nextReset(answer.receivedAt()));
            case NOTHING_THERE -> NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_FOUND, said);
            case NOT_ACCESSIBLE -> NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_READABLE, said);
            default -> NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, said);
        };
    }

    /** The next midnight in the zone in which buckets reset. */
    static Instant nextReset(Instant now) {
        return LocalDate.ofInstant(now, YouTubeConfig.PACIFIC)
                .plusDays(1)
                .atStartOfDay(YouTubeConfig.PACIFIC)
                .toInstant();
    }

    /** Status and codes; no message, for it may hold anything. */
    private static String said(ApiAnswer answer) {
        JsonNode error = answer.body().path("error");
        StringBuilder text = new StringBuilder().append(status(answer));
        for (String word : new String[] {reason(error), detail(error, "reason"), detail(error, "quota_unit")}) {
            text.append(word.isEmpty() ? "" : " ").append(word);
        }
        return text.toString();
    }

    private static int status(ApiAnswer answer) {
        return answer.isSuccess() ? answer.body().path("error").path("code").asInt(answer.status()) : answer.status();
    }

    private static String reason(JsonNode error) {
        String reason = error.path("errors").path(0).path("reason").asString("");
        return WORD.matcher(reason).matches() ? reason : "";
    }

    /** A field of the ErrorInfo among the details, or of its metadata. */
    private static String detail(JsonNode error, String field) {
        for (JsonNode detail : error.path("details")) {
            JsonNode direct = detail.path(field);
            JsonNode found =
                    direct.isString() ? direct : detail.path("metadata").path(field);
            if (found.isString() && found.asString().length() <= 60) {
                return found.asString();
            }
        }
        return "";
    }
}
