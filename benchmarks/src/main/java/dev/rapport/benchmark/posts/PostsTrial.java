package dev.rapport.benchmark.posts;

import dev.rapport.adapter.youtube.Posts;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What JMH runs: posts, in answers of fifty. */
@State(Scope.Thread)
public class PostsTrial {
    static final int PER_ANSWER = 50;

    private final Instant readAt = Instant.parse("2026-11-24T12:00:00Z");
    private final byte[] body = YouTubeStub.videos(PER_ANSWER);

    @Benchmark
    @OperationsPerInvocation(PER_ANSWER)
    public List<PostReading> rapport() {
        return Posts.of(body, readAt);
    }

    @Benchmark
    @OperationsPerInvocation(PER_ANSWER)
    public List<PostReading> tree() {
        return PeerPosts.byTree(body, readAt);
    }

    @Benchmark
    @OperationsPerInvocation(PER_ANSWER)
    public List<PostReading> streaming() {
        return PeerPosts.byStream(body, readAt);
    }
}
