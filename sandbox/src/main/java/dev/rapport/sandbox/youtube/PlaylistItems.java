package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.population.SocialNetwork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /playlistItems} of uploads playlists. A page token is a place in the list, so new uploads shift pages. */
final class PlaylistItems {
    private static final Set<String> PARTS = Set.of("id", "snippet", "contentDetails", "status");
    private static final Set<String> TAKEN = Set.of("playlistId", "id", "maxResults", "pageToken", "videoId");
    private static final Pattern TOKEN = Pattern.compile("PT:([A-Za-z0-9_-]+):(\\d{1,9})");
    private static final int OVERLAP = 3;

    private final Population population;

    PlaylistItems(Population population) {
        this.population = population;
    }

    ObjectNode answer(Request request, Instant now) {
        Parameters parameters = new Parameters(request, TAKEN);
        Set<String> parts = parameters.parts(PARTS, Set.of());
        int maxResults = parameters.maxResults(5);
        if (parameters.filter(List.of("playlistId", "id")).equals("id")) {
            throw YoutubeErrors.malformed("The sandbox lists playlists only by playlistId.", "id");
        }
        String playlist = parameters.required("playlistId");
        Account channel = owner(playlist, now).orElseThrow(YoutubeErrors::playlistNotFound);
        int from =
                parameters.one("pageToken").map(token -> place(token, playlist)).orElse(0);
        return page(channel, parts, from, maxResults, now);
    }

    private Optional<Account> owner(String playlist, Instant now) {
        return playlist.startsWith("UU")
                ? population
                        .account(SocialNetwork.YOUTUBE, "UC" + playlist.substring(2))
                        .filter(channel -> channel.visibleAt(now) && !channel.is(HardCase.NO_UPLOADS_PLAYLIST))
                : Optional.empty();
    }

    private static ObjectNode page(Account channel, Set<String> parts, int from, int maxResults, Instant now) {
        int total = channel.listedCount(now);
        ObjectNode body = Wire.list("playlistItemListResponse", total, maxResults);
        ArrayNode items = body.putArray("items");
        List<Post> posts = channel.listed(now, from, maxResults);
        for (int i = 0; i < posts.size(); i++) {
            items.add(item(channel, posts.get(i), from + i, parts));
        }
        int next = from + maxResults;
        if (next < total && maxResults > 0) {
            body.put("nextPageToken", token(channel, next(channel, from, next, maxResults)));
        }
        if (from > 0) {
            body.put("prevPageToken", token(channel, Math.max(0, from - maxResults)));
        }
        return body;
    }

    private static int next(Account channel, int from, int usual, int maxResults) {
        if (channel.is(HardCase.REPEATED_CURSOR) && from > 0) {
            return from;
        }
        return channel.is(HardCase.OVERLAPPING_PAGES) && maxResults > OVERLAP ? usual - OVERLAP : usual;
    }

    private static ObjectNode item(Account channel, Post post, int position, Set<String> parts) {
        String playlist = Wire.uploads(channel);
        ObjectNode item = Wire.resource("playlistItem", base64(playlist + "." + post.id()));
        boolean dead = channel.is(HardCase.DEAD_ENTRIES) && Math.floorMod(post.slot(), 6) == 2;
        if (parts.contains("snippet")) {
            snippet(item.putObject("snippet"), channel, post, playlist, position, dead);
        }
        if (parts.contains("contentDetails")) {
            ObjectNode details = item.putObject("contentDetails").put("videoId", post.id());
            if (!dead) {
                details.put("videoPublishedAt", Wire.time(channel, post));
            }
        }
        if (parts.contains("status")) {
            item.putObject("status").put("privacyStatus", dead ? "privacyStatusUnspecified" : "public");
        }
        return item;
    }

    private static void snippet(
            ObjectNode snippet, Account channel, Post post, String playlist, int position, boolean dead) {
        snippet.put("publishedAt", Wire.time(channel, post)).put("channelId", channel.id());
        if (dead) {
            boolean gone = Math.floorMod(post.slot(), 12) == 2;
            snippet.put("title", gone ? "Deleted video" : "Private video")
                    .put("description", gone ? "This video is unavailable." : "This video is private.");
            snippet.putObject("thumbnails");
        } else {
            snippet.put("title", Videos.title(post)).put("description", post.text());
            Wire.thumbnails(snippet, post.id(), "ytimg");
        }
        snippet.put("channelTitle", channel.displayName())
                .put("playlistId", playlist)
                .put("position", position);
        snippet.putObject("resourceId").put("kind", "youtube#video").put("videoId", post.id());
        if (!dead) {
            snippet.put("videoOwnerChannelTitle", channel.displayName()).put("videoOwnerChannelId", channel.id());
        }
    }

    private static String token(Account channel, int place) {
        return base64("PT:" + Wire.uploads(channel) + ":" + place);
    }

    private static int place(String token, String playlist) {
        Optional<Matcher> read = decoded(token).map(TOKEN::matcher).filter(Matcher::matches);
        return read.filter(matcher -> matcher.group(1).equals(playlist))
                .map(matcher -> Integer.parseInt(matcher.group(2)))
                .orElseThrow(() -> YoutubeErrors.parameter(
                        "invalidPageToken", "The request specifies an invalid page token.", "pageToken"));
    }

    private static Optional<String> decoded(String token) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
