package dev.rapport.domain.network;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * One account as the network told it: raw, before anything is judged.
 *
 * @param externalId the network's id of the account, case-sensitive
 * @param handle as the network writes it now; empty if it does not tell
 * @param displayName empty if not told or not asked for
 * @param postsTotal how many public posts the network says there are
 * @param findings records that were set aside, walks that were broken off
 */
public record AccountReading(
        String externalId,
        Optional<Handle> handle,
        Optional<String> displayName,
        Followers followers,
        Count postsTotal,
        PostListing posts,
        Provenance provenance,
        List<Finding> findings) {
    public AccountReading {
        findings = List.copyOf(findings);
    }
}
