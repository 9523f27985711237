package dev.rapport.domain.sync;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.ReadContext.CallLimits;
import java.time.Duration;
import java.util.Set;

/**
 * How runs work.
 *
 * @param batchSize accounts handed to an adapter at a time
 * @param posts newest posts per account
 * @param freshFor readings younger than this are not repeated
 * @param keepTexts networks whose titles and captions may be kept
 */
public record SyncPolicy(int batchSize, int posts, Duration freshFor, CallLimits limits, Set<Network> keepTexts) {
    public static final SyncPolicy DEFAULT =
            new SyncPolicy(1000, 20, Duration.ofHours(20), CallLimits.DEFAULT, Set.of());

    public SyncPolicy {
        keepTexts = Set.copyOf(keepTexts);
        if (batchSize < 1 || posts < 0) {
            throw new IllegalArgumentException("a batch needs an account, and posts must not be negative");
        }
    }
}
