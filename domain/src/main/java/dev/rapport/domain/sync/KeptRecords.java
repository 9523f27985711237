package dev.rapport.domain.sync;

import dev.rapport.domain.network.Finding;
import dev.rapport.domain.store.AccountRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps what is set aside in one network's share of one run once, however many accounts it touches: one broken answer may
 * fail fifty. Bounded in all. Used under the lock of whoever takes outcomes.
 */
final class KeptRecords {
    /** An answer is at most 64 KB, a record hardly ever more than 2 KB. */
    static final int MOST_ANSWERS = 50;

    static final int MOST_RECORDS = 2_000;

    private final Set<UUID> kept = new HashSet<>();
    private int answers;
    private int records;

    /** The same with what has been kept before, or is too much, left out. */
    AccountRecord once(AccountRecord record) {
        if (record.findings().stream().allMatch(finding -> finding.record().isEmpty())) {
            return record;
        }
        boolean failed = record.failure().isPresent();
        List<Finding> findings = record.findings().stream()
                .flatMap(finding -> failed ? answer(finding) : Stream.of(ofReading(finding)))
                .toList();
        return record.withFindings(findings);
    }

    /** The outcome of the account tells of the failure in any case. */
    private Stream<Finding> answer(Finding finding) {
        if (isNew(finding.record()) && answers < MOST_ANSWERS) {
            answers++;
            return Stream.of(finding);
        }
        return Stream.empty();
    }

    private Finding ofReading(Finding finding) {
        if (finding.record().isPresent() && isNew(finding.record()) && records < MOST_RECORDS) {
            records++;
            return finding;
        }
        return finding.withoutRecord();
    }

    private boolean isNew(Optional<String> record) {
        return record.map(text -> kept.add(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))))
                .orElse(true);
    }
}
