package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.QUOTA_BUCKET;
import static dev.rapport.persistence.internal.generated.Tables.QUOTA_SPENT;

import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.QuotaLedger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Spent units per slot. Whoever adds changes the bucket's one row first, so that nobody adds at the same time. */
final class JooqQuotaLedger implements QuotaLedger {
    /** Slots are kept this long after they stopped counting, so that a clock that was ahead forgets nothing. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final Database database;

    JooqQuotaLedger(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> reserve(Owner owner, QuotaBucket bucket, long units, Instant now) {
        check(units);
        return database.write(tx -> {
            takeTurn(tx, owner, bucket);
            if (units > bucket.limit() - counting(tx, owner, bucket, now).spent()) {
                return Optional.empty();
            }
            Instant at = bucket.minSpacing().isZero() ? now : nextCall(tx, owner, bucket, now);
            add(tx, owner, bucket, units, at);
            return Optional.of(at);
        });
    }

    /** Claims the next free place in the bucket's rhythm. */
    private static Instant nextCall(DSLContext tx, Owner owner, QuotaBucket bucket, Instant now) {
        Instant at = tx.select(QUOTA_BUCKET.NEXT_CALL_AT)
                .from(QUOTA_BUCKET)
                .where(isBucket(owner, bucket))
                .fetchOptional(QUOTA_BUCKET.NEXT_CALL_AT)
                .filter(now::isBefore)
                .orElse(now);
        tx.update(QUOTA_BUCKET)
                .set(QUOTA_BUCKET.NEXT_CALL_AT, at.plus(bucket.minSpacing()))
                .where(isBucket(owner, bucket))
                .execute();
        return at;
    }

    @Override
    public void charge(Owner owner, QuotaBucket bucket, long units, Instant now) {
        check(units);
        database.write(tx -> {
            takeTurn(tx, owner, bucket);
            add(tx, owner, bucket, units, now);
            return units;
        });
    }

    private static void check(long units) {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative, got " + units);
        }
    }

    private static void takeTurn(DSLContext tx, Owner owner, QuotaBucket bucket) {
        int changed = tx.update(QUOTA_BUCKET)
                .set(QUOTA_BUCKET.CHANGES, QUOTA_BUCKET.CHANGES.plus(1))
                .where(isBucket(owner, bucket))
                .execute();
        if (changed == 0) {
            tx.insertInto(QUOTA_BUCKET)
                    .set(QUOTA_BUCKET.NETWORK, owner.network().id())
                    .set(QUOTA_BUCKET.CREDENTIAL, credential(owner))
                    .set(QUOTA_BUCKET.BUCKET, bucket.name())
                    .set(QUOTA_BUCKET.CHANGES, 1L)
                    .execute();
        }
    }

    private static void add(DSLContext tx, Owner owner, QuotaBucket bucket, long units, Instant now) {
        if (units == 0) {
            return;
        }
        Instant slot = bucket.window().slotOf(now);
        int changed = tx.update(QUOTA_SPENT)
                .set(QUOTA_SPENT.UNITS, QUOTA_SPENT.UNITS.plus(units))
                .where(isSpentOf(owner, bucket), QUOTA_SPENT.SLOT.eq(slot))
                .execute();
        if (changed == 0) {
            tx.insertInto(QUOTA_SPENT)
                    .set(QUOTA_SPENT.NETWORK, owner.network().id())
                    .set(QUOTA_SPENT.CREDENTIAL, credential(owner))
                    .set(QUOTA_SPENT.BUCKET, bucket.name())
                    .set(QUOTA_SPENT.SLOT, slot)
                    .set(QUOTA_SPENT.UNITS, units)
                    .execute();
            tx.deleteFrom(QUOTA_SPENT)
                    .where(
                            isSpentOf(owner, bucket),
                            QUOTA_SPENT.SLOT.lt(bucket.window().startOf(now).minus(KEPT)))
                    .execute();
        }
    }

    @Override
    public void pause(Owner owner, QuotaBucket bucket, Instant until) {
        database.write(tx -> {
            takeTurn(tx, owner, bucket);
            return tx.update(QUOTA_BUCKET)
                    .set(QUOTA_BUCKET.PAUSED_UNTIL, until)
                    .where(
                            isBucket(owner, bucket),
                            QUOTA_BUCKET.PAUSED_UNTIL.isNull().or(QUOTA_BUCKET.PAUSED_UNTIL.lt(until)))
                    .execute();
        });
    }

    @Override
    public Balance balance(Owner owner, QuotaBucket bucket, Instant now) {
        return database.read(db -> {
            Counting counting = counting(db, owner, bucket, now);
            QuotaWindow window = bucket.window();
            Instant resetsAt = window instanceof QuotaWindow.Day
                    ? window.endOf(window.slotOf(now))
                    : Optional.ofNullable(counting.oldest()).map(window::endOf).orElse(now);
            Optional<Instant> pausedUntil = db.select(QUOTA_BUCKET.PAUSED_UNTIL)
                    .from(QUOTA_BUCKET)
                    .where(isBucket(owner, bucket))
                    .fetchOptional(QUOTA_BUCKET.PAUSED_UNTIL);
            return new Balance(
                    counting.spent(),
                    Math.max(0, bucket.limit() - counting.spent()),
                    resetsAt,
                    pausedUntil.filter(now::isBefore));
        });
    }

    private record Counting(long spent, @Nullable Instant oldest) {}

    private static Counting counting(DSLContext db, Owner owner, QuotaBucket bucket, Instant now) {
        Record2<BigDecimal, Instant> sum = db.select(DSL.sum(QUOTA_SPENT.UNITS), DSL.min(QUOTA_SPENT.SLOT))
                .from(QUOTA_SPENT)
                .where(
                        isSpentOf(owner, bucket),
                        QUOTA_SPENT.SLOT.ge(bucket.window().startOf(now)))
                .fetchSingle();
        return new Counting(sum.value1() == null ? 0 : sum.value1().longValueExact(), sum.value2());
    }

    private static Condition isBucket(Owner owner, QuotaBucket bucket) {
        return QUOTA_BUCKET
                .NETWORK
                .eq(owner.network().id())
                .and(QUOTA_BUCKET.CREDENTIAL.eq(credential(owner)))
                .and(QUOTA_BUCKET.BUCKET.eq(bucket.name()));
    }

    private static Condition isSpentOf(Owner owner, QuotaBucket bucket) {
        return QUOTA_SPENT
                .NETWORK
                .eq(owner.network().id())
                .and(QUOTA_SPENT.CREDENTIAL.eq(credential(owner)))
                .and(QUOTA_SPENT.BUCKET.eq(bucket.name()));
    }

    private static String credential(Owner owner) {
        return Texts.fit(QUOTA_SPENT.CREDENTIAL, owner.credential());
    }
}
