package dev.rapport.sandbox.population;

import static dev.rapport.sandbox.population.SocialNetwork.INSTAGRAM;
import static dev.rapport.sandbox.population.SocialNetwork.TIKTOK;
import static dev.rapport.sandbox.population.SocialNetwork.YOUTUBE;

import java.util.Locale;
import java.util.Set;

/** Something that real networks do to real readers. For each there is one person, whatever the population's size. */
public enum HardCase {
    QUOTED_COUNTS("Counts that are usually numbers come as strings.", INSTAGRAM, TIKTOK),
    UNQUOTED_COUNTS("batchGetStats gives numbers where YouTube's counts are usually strings.", YOUTUBE),
    UNKNOWN_VALUES("Fields and enumeration values that no document names.", YOUTUBE, INSTAGRAM, TIKTOK),
    MISSING_FIELDS("Counts that are null or left out without a reason.", YOUTUBE, INSTAGRAM, TIKTOK),
    DIFFICULT_TEXT("Emoji, right-to-left, combining, zero-width, NUL, 5,000 characters.", YOUTUBE, INSTAGRAM, TIKTOK),
    POISON_RECORD("One post of the first page has an impossible count.", YOUTUBE, INSTAGRAM, TIKTOK),
    ODD_TIMES("Offsets, missing zones, milliseconds, dates in the future.", YOUTUBE, INSTAGRAM, TIKTOK),
    SOME_LIKES_HIDDEN("Every third post hides its likes.", YOUTUBE, INSTAGRAM),
    ALL_LIKES_HIDDEN("Every post hides its likes.", YOUTUBE, INSTAGRAM),
    COMMENTS_OFF("Comments are closed on every post.", YOUTUBE, INSTAGRAM),
    HIDDEN_SUBSCRIBERS("Subscribers are hidden, the count is left out.", YOUTUBE),
    HIDDEN_AS_ZERO("Subscribers are hidden, the count says 0.", YOUTUBE),
    ROUNDED_AUDIENCE("12,349 subscribers that show as 12,300.", YOUTUBE),
    DELETED_ACCOUNT("The account is gone for good.", YOUTUBE, INSTAGRAM, TIKTOK),
    PRIVATE_ACCOUNT("The account went private.", INSTAGRAM),
    PERSONAL_ACCOUNT("A personal account: neither business nor creator.", INSTAGRAM),
    AGE_GATED("The account shows itself to adults only.", INSTAGRAM),
    GONE_AND_BACK("Gone one day after the start, back ten days after it.", YOUTUBE, INSTAGRAM, TIKTOK),
    RENAMED("One day after the start the handle changes, the id stays.", YOUTUBE, INSTAGRAM, TIKTOK),
    HANDLE_TAKEN_OVER("One day after the start somebody else has the handle, under another id.", INSTAGRAM),
    FALL_TO_ZERO("The audience reads 0 during the second day after the start.", YOUTUBE, INSTAGRAM, TIKTOK),
    GROWTH_SPIKE("One day after the start the audience is 1.6 times as large.", YOUTUBE, INSTAGRAM, TIKTOK),
    OVERLAPPING_PAGES("A page begins with the last three posts of the page before.", YOUTUBE, INSTAGRAM, TIKTOK),
    REPEATED_CURSOR("From page two on the cursor leads to the same page again.", YOUTUBE, INSTAGRAM, TIKTOK),
    EMPTY_PAGE("Every second page is empty and says that there is more.", TIKTOK),
    SHORT_PAGES("A page holds about half of what was asked for, and goes on.", INSTAGRAM, TIKTOK),
    OUT_OF_ORDER("Two old posts stand before the newest.", YOUTUBE, INSTAGRAM),
    DEAD_ENTRIES("Deleted and private videos stand in the uploads playlist.", YOUTUBE),
    REMOVED_POST("One day after the start the second newest post is gone.", YOUTUBE, INSTAGRAM, TIKTOK),
    NO_POSTS("Nothing was ever posted.", YOUTUBE, INSTAGRAM, TIKTOK),
    ONE_POST("One post, and no more to come.", YOUTUBE, INSTAGRAM, TIKTOK),
    ONLY_FRESH_POSTS("At the start no post is older than a day and a half.", YOUTUBE, INSTAGRAM, TIKTOK),
    NO_UPLOADS_PLAYLIST("The uploads playlist that the channel names does not exist.", YOUTUBE),
    ZERO_FOLLOWERS("Nobody follows.", YOUTUBE, INSTAGRAM, TIKTOK),
    INCOMPLETE_BATCH("Every third video is missing from a batch answer.", YOUTUBE),
    STRANGER_IN_BATCH("A batch answer holds a channel or video that nobody asked for.", YOUTUBE),
    LIVE_AND_SCHEDULED("One stream is on the air at the start, one is announced.", YOUTUBE),
    GRANT_WITHOUT_STATS("The creator granted everything but the counts of the profile.", TIKTOK),
    GRANT_WITHOUT_VIDEOS("The creator granted everything but the posts.", TIKTOK),
    EXPIRED_TOKEN("The access token is dead before its time, the refresh token lives.", TIKTOK),
    REVOKED_GRANT("The creator withdrew the grant: neither token works.", TIKTOK),
    NO_GRANT("The creator never granted anything.", TIKTOK);

    private final String sentence;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of never changes; the checker knows Guava's sets only.
    private final Set<SocialNetwork> networks;

    HardCase(String sentence, SocialNetwork... networks) {
        this.sentence = sentence;
        this.networks = Set.of(networks);
    }

    /** What is hard about it, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** Where its person has an account. */
    public Set<SocialNetwork> networks() {
        return networks;
    }

    /** The key of its person in creators.csv, such as {@code case-odd-times}. */
    public String creator() {
        return "case-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
