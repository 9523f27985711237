package dev.rapport.app.network;

import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.network.Capabilities;
import java.util.ArrayList;
import java.util.List;

/** What a route says of itself beside its counts, for people: on the screen and in docs/networks.md. */
final class Sentences {
    private Sentences() {}

    static List<String> of(Capabilities can) {
        List<String> all = new ArrayList<>();
        all.add("Followers: " + can.followersNote());
        all.add("Calls: " + can.accountsPerCall() + " account(s) per call, " + can.postsPerPage()
                + " posts per page at most");
        can.buckets()
                .forEach(bucket -> all.add("Quota " + bucket.name() + ": " + TextTable.number(bucket.limit()) + " "
                        + bucket.unit() + " " + Windows.name(bucket.window())));
        if (!can.countsLag().isZero()) {
            all.add("Counts of posts: up to " + can.countsLag().toDays() + " days older than the reading");
        }
        can.needs().forEach(need -> all.add("Needs: " + need));
        can.never().forEach(never -> all.add("Never: " + never));
        all.add("Checked against the live network: " + can.checkedLive().orElse("never"));
        return all;
    }
}
