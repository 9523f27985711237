package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.OUTCOME;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_ENTRY;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.QuarantineId;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.OutcomeRow;
import dev.rapport.persistence.internal.generated.tables.records.QuarantineEntryRow;
import dev.rapport.persistence.internal.generated.tables.records.QuarantineRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** What came of each account in a run, and what was set aside on the way. */
final class OutcomeWriter {
    private final DSLContext tx;
    private final String run;

    OutcomeWriter(DSLContext tx, String run) {
        this.tx = tx;
        this.run = run;
    }

    void write(List<AccountRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Map<Long, OutcomeRow> outcomes = tx.selectFrom(OUTCOME)
                .where(Pairs.among(
                        tx,
                        OUTCOME.RUN_ID,
                        OUTCOME.ACCOUNT_ID,
                        Map.of(
                                run,
                                records.stream()
                                        .map(record -> record.account().value())
                                        .toList())))
                .fetchMap(OUTCOME.ACCOUNT_ID);
        List<QuarantineRow> setAside = new ArrayList<>();
        List<QuarantineEntryRow> entries = new ArrayList<>();
        for (AccountRecord record : records) {
            OutcomeRow outcome = outcomes.computeIfAbsent(record.account().value(), this::outcome);
            Instant at = InstantBinding.micros(record.at());
            if (outcome.getKnownAt() == null || outcome.getKnownAt().isBefore(at)) {
                fill(outcome, record, at);
                setAside(record, at, setAside, entries);
            }
        }
        Rows.upsert(tx, OUTCOME, outcomes.values());
        Rows.insert(tx, QUARANTINE, setAside);
        Rows.insert(tx, QUARANTINE_ENTRY, entries);
    }

    private OutcomeRow outcome(long account) {
        OutcomeRow row = tx.newRecord(OUTCOME);
        row.setRunId(run);
        row.setAccountId(account);
        return row;
    }

    private static void fill(OutcomeRow row, AccountRecord record, Instant at) {
        row.setKind(record.kind().code());
        row.setFailure(record.failure().map(FailureKind::code).orElse(null));
        row.setKnownAt(at);
        row.setDetail(Texts.fit(OUTCOME.DETAIL, record.detail()));
        row.setRetryAt(record.retryAt().map(InstantBinding::micros).orElse(null));
    }

    private void setAside(
            AccountRecord record, Instant at, List<QuarantineRow> rows, List<QuarantineEntryRow> entries) {
        int position = 0;
        for (Finding finding : record.findings()) {
            QuarantineRow row = new QuarantineRow();
            row.setAccountId(record.account().value());
            row.setRunId(run);
            row.setFoundAt(at);
            row.setPosition(position);
            row.setKind(finding.kind().code());
            row.setDetail(Texts.fit(QUARANTINE.DETAIL, finding.detail()));
            row.setContent(Texts.fit(QUARANTINE.CONTENT, finding.record()).orElse(null));
            rows.add(row);
            QuarantineEntryRow entry = new QuarantineEntryRow();
            entry.setId(QuarantineId.of(record.account(), run, at, position).value());
            entry.setAccountId(row.getAccountId());
            entry.setRunId(run);
            entry.setFoundAt(at);
            entry.setPosition(position);
            finding.origin().ifPresent(origin -> {
                entry.setShape(origin.shape());
                entry.setObservedAt(InstantBinding.micros(origin.observedAt()));
            });
            entries.add(entry);
            position++;
        }
    }
}
