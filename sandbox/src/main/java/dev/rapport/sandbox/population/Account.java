package dev.rapport.sandbox.population;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One invented account and the truth about it at any moment from the sandbox's start on. Immutable: what changes with
 * time is computed from the moment asked for. What a network hides, rounds or garbles is here as it really is.
 */
public final class Account {
    /** How long after the start the dated hard cases happen. */
    public static final Duration CHANGE = Duration.ofDays(1);
    /** How long after the start who fell to zero has an audience again. */
    public static final Duration RECOVERY = Duration.ofDays(2);
    /** How long after the start who was gone is back. */
    public static final Duration RETURN = Duration.ofDays(10);

    private final SocialNetwork network;
    private final Profile profile;
    private final int number;
    private final String id;
    private final Traits traits;
    private final Origin origin;
    private final @Nullable HardCase hardCase;
    private final Timeline timeline;

    /** What a person wrote about themselves, the same on all networks but for the handle. */
    record Profile(String creator, String name, String handle, String niche, String country, String city) {}

    Account(
            SocialNetwork network,
            Profile profile,
            int number,
            Traits traits,
            Origin origin,
            @Nullable HardCase hardCase) {
        this.network = network;
        this.profile = profile;
        this.number = number;
        this.traits = traits;
        this.origin = origin;
        this.hardCase = hardCase;
        this.id = Ids.account(network, number, origin.random("account " + network.id(), number));
        this.timeline = new Timeline(this, traits, origin);
    }

    public SocialNetwork network() {
        return network;
    }

    /** The key of the person it belongs to. */
    public String creator() {
        return profile.creator();
    }

    /** Place among the network's accounts, from 0. */
    public int number() {
        return number;
    }

    /** The channel id, Instagram id or open_id; never changes. */
    public String id() {
        return id;
    }

    /** Empty for ordinary accounts. */
    public Optional<HardCase> hardCase() {
        return Optional.ofNullable(hardCase);
    }

    public boolean is(HardCase something) {
        return hardCase == something;
    }

    /** The name shown on the profile. */
    public String displayName() {
        return is(HardCase.DIFFICULT_TEXT) ? DifficultText.at(0) : profile.name();
    }

    public String biography() {
        return is(HardCase.DIFFICULT_TEXT)
                ? DifficultText.at(1) + DifficultText.at(5)
                : Words.biography(profile.name(), profile.niche(), profile.city());
    }

    /** The main niche, such as {@code home-fitness}. */
    public String niche() {
        return profile.niche();
    }

    public String country() {
        return profile.country();
    }

    /** Without a leading {@code @}. */
    public String handleAt(Instant now) {
        boolean moved = is(HardCase.RENAMED) || (is(HardCase.HANDLE_TAKEN_OVER) && !stranger());
        return moved && changed(now) ? profile.handle() + separator() + "new" : profile.handle();
    }

    /** The handle of the sandbox's start, which creators.csv has. */
    public String firstHandle() {
        return profile.handle();
    }

    /** Whether the network shows the account to strangers at all. */
    public boolean visibleAt(Instant now) {
        if (hardCase == null) {
            return true;
        }
        return switch (hardCase) {
            case DELETED_ACCOUNT, PRIVATE_ACCOUNT, PERSONAL_ACCOUNT, AGE_GATED -> false;
            case GONE_AND_BACK -> !changed(now) || !now.isBefore(origin.start().plus(RETURN));
            case HANDLE_TAKEN_OVER -> !stranger() || changed(now);
            default -> true;
        };
    }

    /** Whether the network keeps the size of the audience to itself. */
    public boolean audienceHidden() {
        return is(HardCase.HIDDEN_SUBSCRIBERS) || is(HardCase.HIDDEN_AS_ZERO);
    }

    /** The exact number, whatever the network makes of it. */
    public long followersAt(Instant now) {
        if (is(HardCase.FALL_TO_ZERO)
                && changed(now)
                && now.isBefore(origin.start().plus(RECOVERY))) {
            return 0;
        }
        double factor = StrictMath.exp(traits.growthPerDay() * origin.daysSinceStart(now));
        double spike = is(HardCase.GROWTH_SPIKE) && changed(now) ? 1.6 : 1;
        return StrictMath.round(traits.followers() * factor * spike);
    }

    public long following() {
        return 150 + traits.followers() % 700;
    }

    /** When it was opened, some time before its first post. */
    public Instant openedAt() {
        return timeline.begin();
    }

    /** Interactions of a middling, grown-up post, as a share of the followers at the start. */
    public double typicalRate() {
        return traits.rate();
    }

    /** Everything public at that moment, newest first; what is announced stands in front. */
    public List<Post> postsAt(Instant now) {
        return timeline.slots(now).reversed().stream()
                .map(slot -> timeline.post(slot, now))
                .toList();
    }

    /** Number of {@link #postsAt}, without what is only announced. */
    public int postCountAt(Instant now) {
        return timeline.slots(now).size() - (is(HardCase.LIVE_AND_SCHEDULED) ? 1 : 0);
    }

    /** Some of the posts as the network lists them: newest first but for the out-of-order case. */
    public List<Post> listed(Instant now, int from, int count) {
        List<Integer> order = timeline.listing(now);
        int begin = Math.min(from, order.size());
        int end = Math.min(order.size(), begin + count);
        return order.subList(begin, end).stream()
                .map(slot -> timeline.post(slot, now))
                .toList();
    }

    /** Number of posts that {@link #listed} walks through. */
    public int listedCount(Instant now) {
        return timeline.slots(now).size();
    }

    /** Place in the listing of the post with that {@linkplain Post#slot slot}; empty when it is not listed. */
    public OptionalInt placeOf(int slot, Instant now) {
        int place = timeline.listing(now).indexOf(slot);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Empty when there is no such post at that moment. */
    public Optional<Post> postAt(int slot, Instant now) {
        return timeline.slots(now).contains(slot) ? Optional.of(timeline.post(slot, now)) : Optional.empty();
    }

    /** Views of all posts together, roughly. */
    public long lifetimeViewsAt(Instant now) {
        double perPost = traits.followers() * traits.rate() / traits.viewRate();
        return StrictMath.round(perPost * (postCountAt(now) + 20));
    }

    /** Likes of all posts together, roughly. */
    public long lifetimeLikesAt(Instant now) {
        return StrictMath.round(traits.followers() * traits.rate() * postCountAt(now));
    }

    boolean changed(Instant now) {
        return !now.isBefore(origin.start().plus(CHANGE));
    }

    /** Whether it belongs to nobody in creators.csv. */
    boolean stranger() {
        return profile.creator().startsWith(People.STRANGER);
    }

    private String separator() {
        return network == SocialNetwork.YOUTUBE ? "-" : ".";
    }

    @Override
    public String toString() {
        return network.name().toLowerCase(Locale.ROOT) + ":" + profile.handle();
    }
}
