package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.DELETION_LOG;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.DeletionLogRow;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Counts of what was deleted, written in the transaction that deletes. */
final class DeletionLog {
    private DeletionLog() {}

    /** Adds to the act's lines. */
    static void write(DSLContext tx, Act act, Optional<Network> network, Removals removed) {
        String of = network.map(Network::id).orElse("");
        removed.byReason()
                .forEach((reason, kinds) -> kinds.forEach((kind, rows) -> {
                    int known = tx.update(DELETION_LOG)
                            .set(DELETION_LOG.REMOVED, DELETION_LOG.REMOVED.plus(rows))
                            .where(
                                    DELETION_LOG.ACT_ID.eq(act.id()),
                                    DELETION_LOG.REASON.eq(reason.code()),
                                    DELETION_LOG.NETWORK.eq(of),
                                    DELETION_LOG.KIND.eq(kind.code()))
                            .execute();
                    if (known == 0) {
                        tx.insertInto(DELETION_LOG)
                                .set(new DeletionLogRow(
                                        act.id(),
                                        reason.code(),
                                        of,
                                        kind.code(),
                                        InstantBinding.micros(act.at()),
                                        Texts.fit(DELETION_LOG.ACTOR, act.actor()),
                                        rows))
                                .execute();
                    }
                }));
    }

    static List<Deletion> newest(DSLContext db, int acts) {
        List<String> ids = db.selectDistinct(DELETION_LOG.ACT_ID)
                .from(DELETION_LOG)
                .orderBy(DELETION_LOG.ACT_ID.desc())
                .limit(acts)
                .fetch(DELETION_LOG.ACT_ID);
        return db.selectFrom(DELETION_LOG).where(DELETION_LOG.ACT_ID.in(ids)).fetch(DeletionLog::line).stream()
                .sorted(Deletion.NEWEST_FIRST)
                .toList();
    }

    private static Deletion line(DeletionLogRow row) {
        return new Deletion(
                new Act(row.getActId(), row.getDoneAt(), row.getActor()),
                Codes.known(Reason::ofCode, row.getReason()),
                Optional.of(row.getNetwork())
                        .filter(network -> !network.isEmpty())
                        .map(Network::new),
                Codes.known(DataKind::ofCode, row.getKind()),
                row.getRemoved());
    }
}
