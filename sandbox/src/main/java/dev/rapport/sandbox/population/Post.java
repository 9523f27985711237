package dev.rapport.sandbox.population;

import java.time.Duration;
import java.time.Instant;

/**
 * The truth about one post at one moment, whatever the network then tells of it.
 *
 * @param id as the network writes it
 * @param slot place in the account's schedule: -1 is the newest post at the sandbox's start, 0 the first after it
 * @param publishedAt when it became or becomes visible, whole seconds
 * @param length of the video; zero for pictures and for what is not over
 * @param sponsored whether the creator declared an advertisement
 * @param likesHidden whether the creator hides the number of likes
 * @param commentsOff whether comments are closed
 */
public record Post(
        String id,
        int slot,
        Instant publishedAt,
        PostKind kind,
        Duration length,
        String text,
        boolean sponsored,
        long likes,
        long comments,
        long shares,
        long views,
        boolean likesHidden,
        boolean commentsOff) {

    /** Whether it is over: neither on the air nor announced. */
    public boolean finished() {
        return kind != PostKind.LIVE && kind != PostKind.UPCOMING;
    }
}
