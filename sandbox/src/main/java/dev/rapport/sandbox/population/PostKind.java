package dev.rapport.sandbox.population;

/** What a post is on its own network. */
public enum PostKind {
    /** YouTube, three minutes at most. */
    SHORT,
    /** YouTube, a usual video. */
    LONG,
    /** YouTube, on the air now. */
    LIVE,
    /** YouTube, announced for a moment in the future. */
    UPCOMING,
    /** YouTube, a stream that has ended. */
    STREAM,
    /** Instagram. */
    REEL,
    /** Instagram, a picture. */
    IMAGE,
    /** Instagram, several pictures. */
    ALBUM,
    /** Instagram, a video that is no reel. */
    FEED_VIDEO,
    /** TikTok. */
    CLIP
}
