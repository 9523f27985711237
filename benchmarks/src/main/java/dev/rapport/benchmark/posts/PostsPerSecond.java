package dev.rapport.benchmark.posts;

import com.sun.management.ThreadMXBean;
import dev.rapport.adapter.youtube.Posts;
import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.network.PostReading;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** How fast JSON of posts becomes the model. */
public final class PostsPerSecond implements Benchmark {
    private static final int PER_ANSWER = 50;
    private static final int ANSWERS = 200;
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 20;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Instant readAt = Instant.parse("2026-11-24T12:00:00Z");
    private final byte[] body = YouTubeStub.videos(PER_ANSWER);
    private final Map<String, Long> bytes = new TreeMap<>();

    @Override
    public String name() {
        return "B14";
    }

    @Override
    public String title() {
        return "JSON of 200,000 posts made into the model";
    }

    @Override
    public void run(Report report) throws Exception {
        String rapport = "Rapport";
        String tree = "Jackson tree, by hand";
        String streaming = "streaming Jackson, by hand";
        Comparison speed = Comparison.of(
                WARM_UPS,
                ROUNDS,
                side(rapport, Posts::of),
                side(tree, PeerPosts::byTree),
                side(streaming, PeerPosts::byStream));
        report.figures(speed, "posts per second of processor time");
        bytes.forEach((side, each) -> report.note(side + ": " + each + " bytes allocated per post"));
        report.ratio(speed, rapport, streaming, Goal.atLeast(0.6));
        report.ratio(speed, rapport, tree);
    }

    private Side side(String name, BiFunction<byte[], Instant, List<PostReading>> making) {
        return Side.perProcessorSecond(name, ANSWERS * PER_ANSWER, () -> {
            long before = thread.getCurrentThreadAllocatedBytes();
            long posts = 0;
            for (int answer = 0; answer < ANSWERS; answer++) {
                for (PostReading post : making.apply(body, readAt)) {
                    posts += post.counts().likes().get() > 0 ? 1 : 0;
                }
            }
            if (posts != ANSWERS * PER_ANSWER) {
                throw new IllegalStateException("made " + posts + " posts");
            }
            bytes.put(name, (thread.getCurrentThreadAllocatedBytes() - before) / posts);
        });
    }
}
