package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /channels}. Answers come in the order of their ids, not of the request. */
final class Channels {
    private static final Set<String> PARTS = Set.of(
            "id",
            "snippet",
            "statistics",
            "contentDetails",
            "topicDetails",
            "brandingSettings",
            "status",
            "localizations",
            "contentOwnerDetails");
    private static final List<String> FILTERS = List.of("id", "forHandle", "forUsername", "mine", "managedByMe");
    private static final Set<String> TAKEN =
            Set.of("id", "forHandle", "forUsername", "mine", "managedByMe", "maxResults", "pageToken", "hl");

    private final Population population;

    Channels(Population population) {
        this.population = population;
    }

    ObjectNode answer(Request request, Instant now) {
        Parameters parameters = new Parameters(request, TAKEN);
        Set<String> parts = parameters.parts(PARTS, Set.of("auditDetails"));
        int maxResults = parameters.maxResults(5);
        List<Account> found = found(parameters, now);
        int shown = Math.min(found.size(), maxResults);
        ObjectNode body = Wire.list("channelListResponse", found.size(), maxResults);
        if (shown > 0) {
            body.putArray("items")
                    .addAll(found.subList(0, shown).stream()
                            .map(channel -> item(channel, parts, now))
                            .toList());
        }
        return body;
    }

    private List<Account> found(Parameters parameters, Instant now) {
        return switch (parameters.filter(FILTERS)) {
            case "id" -> byIds(parameters.ids("id"), now);
            case "forHandle" ->
                byHandle(parameters.required("forHandle"), now).stream().toList();
            case "forUsername" -> List.of();
            default -> throw YoutubeErrors.badToken();
        };
    }

    private List<Account> byIds(Set<String> ids, Instant now) {
        List<Account> found = new ArrayList<>();
        for (String id : ids) {
            population
                    .account(SocialNetwork.YOUTUBE, id)
                    .filter(channel -> channel.visibleAt(now))
                    .ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Account::id));
        Account stranger = stranger();
        if (!ids.contains(stranger.id())
                && found.stream().anyMatch(channel -> channel.is(HardCase.STRANGER_IN_BATCH))) {
            found.addFirst(stranger);
        }
        return found;
    }

    private Account stranger() {
        return population.accounts(SocialNetwork.YOUTUBE).stream()
                .filter(channel -> channel.is(HardCase.STRANGER_IN_BATCH))
                .reduce((asked, other) -> other)
                .orElseThrow();
    }

    private Optional<Account> byHandle(String handle, Instant now) {
        String bare = handle.startsWith("@") ? handle.substring(1) : handle;
        return population.bearer(SocialNetwork.YOUTUBE, bare, now);
    }

    private static ObjectNode item(Account channel, Set<String> parts, Instant now) {
        ObjectNode item = Wire.resource("channel", channel.id());
        if (parts.contains("snippet")) {
            snippet(item.putObject("snippet"), channel, now);
        }
        if (parts.contains("contentDetails")) {
            item.putObject("contentDetails")
                    .putObject("relatedPlaylists")
                    .put("likes", "")
                    .put("uploads", Wire.uploads(channel));
        }
        if (parts.contains("statistics")) {
            statistics(item.putObject("statistics"), channel, now);
        }
        if (parts.contains("topicDetails") && !channel.is(HardCase.MISSING_FIELDS)) {
            ObjectNode topics = item.putObject("topicDetails");
            topics.putArray("topicIds").add("/m/019_rr").add("/m/019_rr");
            topics.putArray("topicCategories").add("https://en.wikipedia.org/wiki/" + topic(channel));
        }
        if (parts.contains("brandingSettings")) {
            item.putObject("brandingSettings")
                    .putObject("channel")
                    .put("title", channel.displayName())
                    .put("keywords", "\"" + channel.niche().replace('-', ' ') + "\" invented")
                    .put("country", channel.country());
        }
        if (parts.contains("status")) {
            item.putObject("status")
                    .put("privacyStatus", "public")
                    .put("isLinked", true)
                    .put("longUploadsStatus", "longUploadsUnspecified");
        }
        if (channel.is(HardCase.UNKNOWN_VALUES)) {
            item.putObject("holographicDetails")
                    .put("depth", 3)
                    .putArray("layers")
                    .add("front");
        }
        return item;
    }

    private static void snippet(ObjectNode snippet, Account channel, Instant now) {
        snippet.put("title", channel.displayName())
                .put("description", channel.biography())
                .put("customUrl", "@" + channel.handleAt(now).toLowerCase(Locale.ROOT))
                .put("publishedAt", channel.openedAt().toString());
        Wire.thumbnails(snippet, channel.id(), "yt3");
        snippet.putObject("localized").put("title", channel.displayName()).put("description", channel.biography());
        if (channel.number() % 4 != 0) {
            snippet.put("country", channel.country());
        }
    }

    private static void statistics(ObjectNode statistics, Account channel, Instant now) {
        if (channel.is(HardCase.MISSING_FIELDS)) {
            statistics.putNull("viewCount").put("hiddenSubscriberCount", false);
            return;
        }
        statistics.put("viewCount", Long.toString(channel.lifetimeViewsAt(now)));
        if (channel.is(HardCase.HIDDEN_AS_ZERO)) {
            statistics.put("subscriberCount", "0");
        } else if (!channel.audienceHidden()) {
            statistics.put("subscriberCount", Long.toString(threeFigures(channel.followersAt(now))));
        }
        statistics
                .put("hiddenSubscriberCount", channel.audienceHidden())
                .put("videoCount", Integer.toString(channel.postCountAt(now)));
    }

    /** Rounded down, as YouTube has done since 2019-09-10. */
    static long threeFigures(long exact) {
        long step = 1;
        while (exact / step >= 1_000) {
            step *= 10;
        }
        return exact / step * step;
    }

    private static String topic(Account channel) {
        return switch (channel.niche()) {
            case "tech" -> "Technology";
            case "food", "vegan-cooking" -> "Food";
            case "home-fitness" -> "Physical_fitness";
            case "sustainable-fashion", "skincare" -> "Fashion";
            default -> "Lifestyle_(sociology)";
        };
    }
}
