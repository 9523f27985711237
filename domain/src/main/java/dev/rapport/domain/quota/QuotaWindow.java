package dev.rapport.domain.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The stretch of time a network counts calls over. Spending is kept in slots: a slot counts as long as it is in the window. */
public sealed interface QuotaWindow {

    /** Start of the slot that spending at this moment falls into. */
    Instant slotOf(Instant moment);

    /** Slots that start before this moment no longer count. */
    Instant startOf(Instant moment);

    /** When spending of the given slot stops counting. */
    Instant endOf(Instant slot);

    /** Calendar days of a zone, daylight saving included. */
    record Day(ZoneId zone) implements QuotaWindow {
        @Override
        public Instant slotOf(Instant moment) {
            return LocalDate.ofInstant(moment, zone).atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant startOf(Instant moment) {
            return slotOf(moment);
        }

        @Override
        public Instant endOf(Instant slot) {
            return LocalDate.ofInstant(slot, zone)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }

    /** The time before each moment, of a fixed length; kept in sixty slots, each counted until its last call is out. */
    record Rolling(Duration length) implements QuotaWindow {
        public Rolling {
            if (length.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new IllegalArgumentException("a rolling window is at least a minute, got " + length);
            }
        }

        private Duration slot() {
            return length.dividedBy(60);
        }

        @Override
        public Instant slotOf(Instant moment) {
            long slot = slot().toMillis();
            return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), slot) * slot);
        }

        @Override
        public Instant startOf(Instant moment) {
            return slotOf(moment).minus(length).truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public Instant endOf(Instant slot) {
            return slot.plus(length).plus(slot());
        }
    }
}
