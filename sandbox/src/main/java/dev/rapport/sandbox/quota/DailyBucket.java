package dev.rapport.sandbox.quota;

import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Units that come back at midnight of a time zone. */
public final class DailyBucket {
    private final SocialNetwork network;
    private final String name;
    private final int limit;
    private final ZoneId zone;
    private final Ledger ledger;
    private LocalDate day = LocalDate.MIN;
    private int spent;

    public DailyBucket(SocialNetwork network, String name, int limit, ZoneId zone, Ledger ledger) {
        this.network = network;
        this.name = name;
        this.limit = limit;
        this.zone = zone;
        this.ledger = ledger;
    }

    public String name() {
        return name;
    }

    public int limit() {
        return limit;
    }

    /** Takes one unit; false when none is left, which takes nothing. */
    public synchronized boolean take(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (!today.equals(day)) {
            day = today;
            spent = 0;
        }
        if (spent >= limit) {
            ledger.refuse(network, name);
            return false;
        }
        spent++;
        ledger.spend(network, name, 1);
        return true;
    }

    /** When the current day began. */
    public Instant windowStart(Instant now) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }
}
