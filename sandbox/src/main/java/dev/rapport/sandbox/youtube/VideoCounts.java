package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.population.PostKind;
import tools.jackson.databind.node.ObjectNode;

/** The counts of a video: decimal strings, each left out when YouTube does not tell it. */
final class VideoCounts {
    /** The post whose record no reader can believe: among the newest at the start. */
    private static final int POISON = -4;

    private VideoCounts() {}

    static ObjectNode of(Account channel, Post post, boolean numbers) {
        ObjectNode counts = Json.object();
        if (post.kind() != PostKind.UPCOMING && post.kind() != PostKind.LIVE) {
            put(counts, "viewCount", post.views(), numbers);
        }
        if (channel.is(HardCase.POISON_RECORD) && post.slot() == POISON) {
            counts.put("likeCount", "-5");
        } else if (!post.likesHidden()) {
            put(counts, "likeCount", post.likes(), numbers);
        }
        if (!post.commentsOff()) {
            put(counts, "commentCount", post.comments(), numbers);
        }
        if (channel.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 1) {
            counts.putNull("likeCount");
        }
        if (channel.is(HardCase.UNKNOWN_VALUES)) {
            counts.put("applauseCount", "17");
        }
        return counts;
    }

    private static void put(ObjectNode counts, String name, long value, boolean number) {
        if (number) {
            counts.put(name, value);
        } else {
            counts.put(name, Long.toString(value));
        }
    }
}
