package dev.rapport.domain.store;

import dev.rapport.domain.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run of several batches came to, in words. */
public final class RunTotals {
    private RunTotals() {}

    /** Such as {@code tiktok: 9 of 10 read; youtube: 190 of 200 read}. */
    public static String words(Map<Network, Map<AccountRecord.Kind, Long>> outcomes) {
        List<String> parts = new ArrayList<>();
        outcomes.forEach((network, kinds) -> parts.add(network + ": "
                + kinds.getOrDefault(AccountRecord.Kind.READ, 0L) + " of "
                + kinds.values().stream().mapToLong(Long::longValue).sum() + " read"));
        return String.join("; ", parts);
    }
}
