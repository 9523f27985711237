package dev.rapport.domain.engagement;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Values of an aggregate over posts drawn again and again; the seed hangs on the posts, so it repeats itself. */
final class Bootstrap {
    private static final int DRAWS = 2_000;

    private final double[] values;

    private Bootstrap(double[] values) {
        this.values = values;
    }

    static Bootstrap of(Aggregation aggregation, List<PostRate> posts) {
        long seed = 1;
        for (PostRate post : posts) {
            seed = 31 * seed + post.post().hashCode();
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[DRAWS];
        PostRate[] drawn = new PostRate[posts.size()];
        for (int i = 0; i < DRAWS; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = posts.get(random.nextInt(posts.size()));
            }
            values[i] = Aggregates.rate(aggregation, Arrays.asList(drawn)).orElse(0);
        }
        Arrays.sort(values);
        return new Bootstrap(values);
    }

    double shareAbove(double minimum) {
        return (double) Arrays.stream(values).filter(value -> value > minimum).count() / DRAWS;
    }

    Reach reach(double certainty) {
        return Reach.of(
                DRAWS, above -> (double) above / DRAWS, place -> Reach.turn(values[DRAWS - 1 - place]), certainty);
    }

    Statistics.Interval interval() {
        int tail = (int) Math.round(DRAWS * (1 - Statistics.COVERAGE) / 2);
        return new Statistics.Interval(values[tail - 1], values[DRAWS - tail]);
    }
}
