package dev.rapport.domain.store;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Status;

/**
 * One reading of an account, as a fact that is never edited. Its time is the provenance's.
 *
 * @param posts {@link Status#MEASURED} if its posts were listed, else why not
 * @param suspect whether the audience is too odd to be used before a second reading confirms it
 */
public record AccountSnapshot(
        Followers followers, Count postsTotal, Status posts, boolean suspect, Provenance provenance) {}
