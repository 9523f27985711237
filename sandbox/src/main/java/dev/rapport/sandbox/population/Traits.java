package dev.rapport.sandbox.population;

import java.time.Duration;

/**
 * What makes one account's numbers: drawn once, everything else follows.
 *
 * @param followers at the sandbox's start
 * @param growthPerDay share of the audience won or lost in a day
 * @param rate interactions of a middling post, as a share of the followers
 * @param spread standard deviation of the logarithm of a post's interactions
 * @param commentShare share of the interactions that are comments
 * @param shareShare share of the interactions that are shares
 * @param viewRate interactions per view
 * @param cadence usual time between posts
 * @param pastPosts posts at the sandbox's start
 * @param goesOn whether posts appear after the start
 */
record Traits(
        long followers,
        double growthPerDay,
        double rate,
        double spread,
        double commentShare,
        double shareShare,
        double viewRate,
        Duration cadence,
        int pastPosts,
        boolean goesOn) {

    Traits withFollowers(long count) {
        return new Traits(
                count, growthPerDay, rate, spread, commentShare, shareShare, viewRate, cadence, pastPosts, goesOn);
    }

    Traits withRate(double median, double deviation) {
        return new Traits(
                followers,
                growthPerDay,
                median,
                deviation,
                commentShare,
                shareShare,
                viewRate,
                cadence,
                pastPosts,
                goesOn);
    }

    Traits withPosts(Duration every, int past, boolean more) {
        return new Traits(followers, growthPerDay, rate, spread, commentShare, shareShare, viewRate, every, past, more);
    }
}
