package dev.rapport.sandbox.instagram;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.instagram.FieldExpression.Field;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The field {@code media} inside business_discovery: 25 posts unless asked otherwise, at most 100. A cursor names a
 * post, so new posts do not shift pages; there is never an address of a next page. A window by {@code since} and
 * {@code until} is taken and does not filter, which no document promises.
 */
final class MediaPage {
    private static final int USUAL = 25;
    private static final int MOST = 100;
    private static final int OVERLAP = 3;
    private static final String CURSOR_END = "ZD";
    private static final Set<String> MODIFIERS = Set.of("limit", "after", "before", "since", "until");

    private MediaPage() {}

    static void check(Field media) {
        for (String modifier : media.modifiers().keySet()) {
            if (!MODIFIERS.contains(modifier)) {
                throw GraphErrors.badParameter("Unknown modifier " + modifier + " on field media");
            }
        }
        if (limit(media) > MOST) {
            throw GraphErrors.tooMuchData();
        }
        media.children().forEach(MediaFields::check);
    }

    /** Empty for an account that never posted. */
    static Optional<ObjectNode> of(Field media, Account account, Instant now) {
        int total = account.listedCount(now);
        if (total == 0) {
            return Optional.empty();
        }
        int limit = limit(media);
        int shown = account.is(HardCase.SHORT_PAGES) ? (limit + 1) / 2 : limit;
        int from = from(media, account, now, shown);
        List<Post> posts = account.listed(now, from, shown);
        ObjectNode page = Json.object();
        ArrayNode data = page.putArray("data");
        posts.forEach(post -> data.add(MediaFields.item(media.children(), account, post, now)));
        ObjectNode cursors = Json.object();
        if (from > 0 && !posts.isEmpty()) {
            cursors.put("before", cursor(posts.getFirst()));
        }
        if (from + posts.size() < total && !posts.isEmpty()) {
            cursors.put("after", after(media, account, posts));
        }
        if (!cursors.isEmpty()) {
            page.putObject("paging").set("cursors", cursors);
        }
        return Optional.of(page);
    }

    private static int limit(Field media) {
        String limit = media.modifier("limit").orElse(Integer.toString(USUAL));
        try {
            int number = Integer.parseInt(limit);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below like a number that is too small.
        }
        throw GraphErrors.badParameter("Param limit must be an integer greater than 0");
    }

    private static int from(Field media, Account account, Instant now, int shown) {
        Optional<Integer> after = media.modifier("after").map(cursor -> place(cursor, account, now) + 1);
        Optional<Integer> before = media.modifier("before").map(cursor -> place(cursor, account, now) - shown);
        return after.or(() -> before).map(place -> Math.max(0, place)).orElse(0);
    }

    private static String after(Field media, Account account, List<Post> posts) {
        Optional<String> sent = media.modifier("after");
        if (account.is(HardCase.REPEATED_CURSOR) && sent.isPresent()) {
            return sent.get();
        }
        int back = account.is(HardCase.OVERLAPPING_PAGES) && posts.size() > OVERLAP ? OVERLAP : 0;
        return cursor(posts.get(posts.size() - 1 - back));
    }

    private static String cursor(Post post) {
        byte[] name = ("sbx:" + post.slot()).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name) + CURSOR_END;
    }

    private static int place(String cursor, Account account, Instant now) {
        try {
            String encoded = cursor.endsWith(CURSOR_END) ? cursor.substring(0, cursor.length() - 2) : "";
            String name = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            if (name.startsWith("sbx:")) {
                return account.placeOf(Integer.parseInt(name.substring(4)), now).orElseThrow(MediaPage::badCursor);
            }
        } catch (IllegalArgumentException notOurs) {
            // Refused below.
        }
        throw badCursor();
    }

    private static RuntimeException badCursor() {
        return GraphErrors.badParameter("Invalid cursors values were passed");
    }
}
