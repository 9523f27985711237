package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /search} for channels by a word of their niche or name: one page, no statistics, titles HTML-escaped. */
final class Search {
    private static final Set<String> TAKEN = Set.of(
            "q",
            "type",
            "order",
            "maxResults",
            "pageToken",
            "regionCode",
            "relevanceLanguage",
            "publishedAfter",
            "publishedBefore",
            "safeSearch",
            "channelId",
            "topicId");

    private final Population population;

    Search(Population population) {
        this.population = population;
    }

    ObjectNode answer(Request request, Instant now) {
        Parameters parameters = new Parameters(request, TAKEN);
        parameters.parts(Set.of("snippet", "id"), Set.of());
        int maxResults = parameters.maxResults(5);
        String words = parameters.one("q").orElse("").toLowerCase(Locale.ROOT).replace(' ', '-');
        boolean channels = parameters.one("type").orElse("channel").contains("channel");
        List<Account> found = population.accounts(SocialNetwork.YOUTUBE).stream()
                .filter(channel -> channels && channel.visibleAt(now) && matches(channel, words, now))
                .limit(maxResults)
                .toList();
        ObjectNode body = Wire.list("searchListResponse", 1_000_000, maxResults)
                .put("regionCode", parameters.one("regionCode").orElse("US"));
        body.putArray("items").addAll(found.stream().map(Search::item).toList());
        return body;
    }

    private static boolean matches(Account channel, String words, Instant now) {
        return channel.niche().contains(words) || channel.handleAt(now).contains(words);
    }

    private static ObjectNode item(Account channel) {
        ObjectNode item = Json.object().put("kind", "youtube#searchResult").put("etag", "sbxSearchKc8eQf1dT0");
        item.putObject("id").put("kind", "youtube#channel").put("channelId", channel.id());
        ObjectNode snippet = item.putObject("snippet")
                .put("publishedAt", channel.openedAt().toString())
                .put("channelId", channel.id())
                .put("title", escaped(channel.displayName()))
                .put("description", escaped(channel.biography()))
                .put("channelTitle", escaped(channel.displayName()))
                .put("liveBroadcastContent", "none");
        Wire.thumbnails(snippet, channel.id(), "yt3");
        return item;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
