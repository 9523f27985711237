package dev.rapport.sandbox.population;

import java.util.Locale;

/** The people who are always there, with a fixed size and a rate that is known beforehand. */
public enum Role {
    FITNESS_TRAINER(SocialNetwork.INSTAGRAM, 15_000, "home-fitness", 0.075),
    SKINCARE_ENTHUSIAST(SocialNetwork.TIKTOK, 22_000, "skincare", 0.085),
    TECH_REVIEWER(SocialNetwork.YOUTUBE, 30_000, "tech", 0.072),
    FOOD_CREATOR(SocialNetwork.INSTAGRAM, 25_000, "food", 0.068),
    HOME_DECOR_CREATOR(SocialNetwork.INSTAGRAM, 18_000, "home-decor", 0.08),
    ENGAGED_20K(SocialNetwork.INSTAGRAM, 20_000, "vegan-cooking", 0.09),
    PASSIVE_200K(SocialNetwork.INSTAGRAM, 200_000, "vegan-cooking", 0.006);

    private final SocialNetwork network;
    private final long followers;
    private final String niche;
    private final double rate;

    Role(SocialNetwork network, long followers, String niche, double rate) {
        this.network = network;
        this.followers = followers;
        this.niche = niche;
        this.rate = rate;
    }

    /** The key in creators.csv, such as {@code fitness-trainer}. */
    public String creator() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The only network this person is on. */
    public SocialNetwork network() {
        return network;
    }

    /** At the sandbox's start. */
    public long followers() {
        return followers;
    }

    public String niche() {
        return niche;
    }

    /** Interactions of a middling post, as a share of the followers. */
    public double rate() {
        return rate;
    }
}
