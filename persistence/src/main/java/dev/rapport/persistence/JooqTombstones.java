package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.TOMBSTONE;

import dev.rapport.domain.retention.Tombstone;
import dev.rapport.domain.retention.TombstoneKeeper;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.TombstoneRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class JooqTombstones implements TombstoneKeeper {
    private final Database database;

    JooqTombstones(Database database) {
        this.database = database;
    }

    @Override
    public List<Tombstone> tombstones() {
        return database.read(db -> db.selectFrom(TOMBSTONE)
                .orderBy(TOMBSTONE.MARK)
                .fetch(row -> new Tombstone(
                        row.getSalt(), row.getMark(), row.getPerson(), row.getChangedAt(), row.getLifted())));
    }

    @Override
    public void keep(Collection<Tombstone> tombstones) {
        if (tombstones.isEmpty()) {
            return;
        }
        Map<String, Tombstone> kept = new TreeMap<>();
        tombstones.forEach(each -> kept.merge(each.mark(), each, Tombstone::later));
        database.write(tx -> {
            Map<String, TombstoneRow> rows = tx.selectFrom(TOMBSTONE)
                    .where(TOMBSTONE.MARK.in(kept.keySet()))
                    .orderBy(TOMBSTONE.MARK)
                    .forUpdate()
                    .fetchMap(TOMBSTONE.MARK);
            kept.values().forEach(each -> {
                TombstoneRow row = rows.computeIfAbsent(each.mark(), mark -> tx.newRecord(TOMBSTONE));
                if (row.getChangedAt() == null || row.getChangedAt().isBefore(each.changedAt())) {
                    row.setMark(each.mark());
                    row.setSalt(each.salt());
                    row.setPerson(each.person());
                    row.setChangedAt(InstantBinding.micros(each.changedAt()));
                    row.setLifted(each.lifted());
                }
            });
            return tx.batchStore(rows.values()).execute();
        });
    }
}
