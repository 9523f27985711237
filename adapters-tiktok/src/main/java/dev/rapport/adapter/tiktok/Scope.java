package dev.rapport.adapter.tiktok;

/** What a creator can grant one by one (scopes page; {@code user.info.*} split up on 2024-02-29). */
final class Scope {
    /** Ids and display name. */
    static final String BASIC = "user.info.basic";
    /** The handle. */
    static final String PROFILE = "user.info.profile";
    /** Followers and number of videos. */
    static final String STATS = "user.info.stats";

    static final String VIDEOS = "video.list";

    private Scope() {}
}
