package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Posts for the worked examples: the first is the newest, each ten days older than the one before. */
final class Posts {
    static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Count NONE = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
    static final long[] W1_LIKES = {610, 655, 540, 702, 588, 4900, 631, 575, 690, 520, 644, 600};
    static final long[] W1_COMMENTS = {22, 31, 18, 40, 25, 310, 27, 20, 35, 16, 29, 24};

    private Posts() {}

    static List<PostFact> w1() {
        List<PostFact> posts = new ArrayList<>();
        for (int i = 0; i < W1_LIKES.length; i++) {
            posts.add(
                    post(i, Duration.ofDays(10L * i + 3), Count.of(W1_LIKES[i]), Count.of(W1_COMMENTS[i]), NONE, NONE));
        }
        return posts;
    }

    /** W5: five posts with likes, comments, shares and views. */
    static List<PostFact> w5() {
        long[] views = {12000, 9500, 15000, 180000, 8000};
        long[] likes = {1080, 760, 1350, 9000, 720};
        long[] comments = {60, 40, 75, 300, 36};
        long[] shares = {24, 20, 30, 420, 16};
        List<PostFact> posts = new ArrayList<>();
        for (int i = 0; i < views.length; i++) {
            posts.add(post(
                    i,
                    Duration.ofDays(10L * i + 3),
                    Count.of(likes[i]),
                    Count.of(comments[i]),
                    Count.of(shares[i]),
                    Count.of(views[i])));
        }
        return posts;
    }

    static PostFact post(int number, Duration age, Count likes, Count comments, Count shares, Count views) {
        return new PostFact(
                "post-" + number,
                PostFormat.VIDEO,
                Optional.of(NOW.minus(age)),
                NOW,
                new PostCounts(likes, comments, shares, NONE, views));
    }

    static PostFact plain(int number, Duration age, long likes) {
        return post(number, age, Count.of(likes), Count.of(0), Count.of(0), Count.of(1000));
    }

    static List<PostFact> plain(long... likes) {
        List<PostFact> posts = new ArrayList<>();
        for (int i = 0; i < likes.length; i++) {
            posts.add(plain(i, Duration.ofDays(3L + i), likes[i]));
        }
        return posts;
    }
}
