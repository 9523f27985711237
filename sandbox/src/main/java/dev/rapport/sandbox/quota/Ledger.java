package dev.rapport.sandbox.quota;

import dev.rapport.sandbox.population.SocialNetwork;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What came in and what it cost, to compare estimates with. Counts from the start or the last {@link #clear}, whatever
 * the quota windows do. Threads may read while requests come in.
 */
public final class Ledger {
    private record Path(SocialNetwork network, String path) {}

    private record Bucket(SocialNetwork network, String bucket) {}

    private final Map<Path, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<Bucket, LongAdder> units = new ConcurrentHashMap<>();
    private final Map<Bucket, LongAdder> refusals = new ConcurrentHashMap<>();

    /** A request came in, whatever becomes of it. */
    public void request(SocialNetwork network, String path) {
        requests.computeIfAbsent(new Path(network, path), any -> new LongAdder())
                .increment();
    }

    /** Units were taken from a bucket. */
    public void spend(SocialNetwork network, String bucket, int amount) {
        units.computeIfAbsent(new Bucket(network, bucket), any -> new LongAdder())
                .add(amount);
    }

    /** A request was turned away because the bucket was empty. */
    public void refuse(SocialNetwork network, String bucket) {
        refusals.computeIfAbsent(new Bucket(network, bucket), any -> new LongAdder())
                .increment();
    }

    public long requests(SocialNetwork network) {
        return requests.entrySet().stream()
                .filter(entry -> entry.getKey().network() == network)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /** Requests of one path, such as {@code /youtube/v3/channels}; Instagram's are counted as their shapes. */
    public long requests(SocialNetwork network, String path) {
        return value(requests.get(new Path(network, path)));
    }

    /** Requests by path, such as {@code youtube /youtube/v3/channels}, in alphabetical order. */
    public SortedMap<String, Long> requestsByPath() {
        SortedMap<String, Long> counts = new TreeMap<>();
        requests.forEach((path, count) -> counts.put(path.network().id() + " " + path.path(), count.sum()));
        return counts;
    }

    /**
     * Units of one bucket: youtube {@code main}, {@code stats}, {@code search}; instagram {@code calls}; tiktok {@code
     * display-user}, {@code display-videos}, {@code display-video-query}.
     */
    public long spent(SocialNetwork network, String bucket) {
        return value(units.get(new Bucket(network, bucket)));
    }

    public long refused(SocialNetwork network, String bucket) {
        return value(refusals.get(new Bucket(network, bucket)));
    }

    public long refused(SocialNetwork network) {
        return refusals.entrySet().stream()
                .filter(entry -> entry.getKey().network() == network)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /** Forgets what was counted; the networks' windows stay as they are. */
    public void clear() {
        requests.clear();
        units.clear();
        refusals.clear();
    }

    private static long value(@Nullable LongAdder adder) {
        return adder == null ? 0 : adder.sum();
    }
}
