package dev.rapport.domain.network;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import java.util.List;
import java.util.Optional;

/** What a {@link StoredRecord} says to today's reader. */
public sealed interface RecordReading {
    /** What is still odd about it; empty if it reads well. */
    List<Finding> findings();

    /**
     * The numbers of an account.
     *
     * @param externalId empty if the record does not tell it
     */
    record OfAccount(Optional<String> externalId, Followers followers, Count postsTotal, List<Finding> findings)
            implements RecordReading {
        public OfAccount {
            findings = List.copyOf(findings);
        }
    }

    /** @param route as readings of that time name it */
    record OfPost(PostReading post, String route, List<Finding> findings) implements RecordReading {
        public OfPost {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing can be made of it. */
    record Unusable(String reason) implements RecordReading {
        public static final Unusable NOT_WHOLE =
                new Unusable("what was kept of it is not readable as JSON; long records are cut when they are kept");

        @Override
        public List<Finding> findings() {
            return List.of(new Finding(FailureKind.MALFORMED_RECORD, reason, Optional.empty()));
        }
    }
}
