package dev.rapport.app.syncing;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ScheduleSettings;
import dev.rapport.app.config.SyncSettings;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.serving.Scheduling;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.BatchStore.Group;
import dev.rapport.domain.sync.SyncPlan;
import dev.rapport.domain.sync.SyncPlan.BucketPlan;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the service would read at its next run, and what waits.
 *
 * @param zone of the schedule, for people
 */
record ServicePlan(
        Instant nextRun, ZoneId zone, ReadingPlan reading, List<Group> groups, SyncPlan costs, List<Batch> open) {
    private static final String END = System.lineSeparator();
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static ServicePlan of(Session session) {
        Configuration configuration = session.configuration();
        Instant now = session.clock().instant();
        Instant next = Scheduling.nextRun(configuration, now);
        ReadingPlan reading = ScheduleSettings.readingPlan(configuration);
        DueRule rule = reading.until(next, Scheduling.nextRun(configuration, next));
        return new ServicePlan(
                next,
                configuration.get(SyncSettings.TIME_ZONE),
                reading,
                session.store().batches().groups(rule),
                session.component().syncAccounts().plan(rule),
                session.store().batches().open());
    }

    void write(OutputFormat format, PrintStream out) {
        out.print(format == OutputFormat.JSON ? SyncJson.of(this) : text());
    }

    private String text() {
        StringBuilder text = new StringBuilder("Next run of the service: " + both(nextRun) + END + END);
        text.append(TextTable.of(new Listing(
                "Schedule",
                Stream.of("network", "purpose", "accounts", "read at least every", "due then")
                        .map(header -> new Column(header, header))
                        .toList(),
                groups.stream()
                        .map(group -> row(
                                group.network(),
                                group.purpose().code(),
                                group.accounts(),
                                interval(group.purpose()),
                                group.due()))
                        .toList())));
        text.append(END).append(SyncTables.of(costs));
        costs.networks().stream().filter(part -> part.fits() < part.due()).forEach(part -> text.append(lack(part)));
        if (!open.isEmpty()) {
            text.append(END).append("Under way").append(END).append(TextTable.of(underWay()));
        }
        return text.toString();
    }

    private String interval(Purpose purpose) {
        return purpose == Purpose.NEW ? "soon after import" : iso(reading.interval(purpose));
    }

    /** Whole days as days, as settings say them. */
    static String iso(Duration duration) {
        return duration.toSeconds() % 86_400 == 0 ? "P" + duration.toDays() + "D" : duration.toString();
    }

    /** The first bucket that does not hold it all tells when it comes back. */
    private String lack(NetworkPlan part) {
        Optional<BucketPlan> lacking = part.quota().stream()
                .filter(use -> use.estimated() > use.left())
                .findFirst();
        return lacking.map(use -> {
                    long windows =
                            use.limit() == 0 ? 0 : (use.estimated() - use.left() + use.limit() - 1) / use.limit();
                    return part.network() + ": quota " + use.bucket() + " is back at " + both(use.resetsAt())
                            + (use.limit() == 0 ? "" : "; the rest takes " + windows + " of its windows")
                            + "." + END;
                })
                .orElse("");
    }

    private Listing underWay() {
        return new Listing(
                "Under way",
                Stream.of("network", "purpose", "left", "held by", "waits until (UTC)", "why")
                        .map(header -> new Column(header, header))
                        .toList(),
                open.stream()
                        .map(batch -> row(
                                batch.network(),
                                batch.purpose().code(),
                                batch.left(),
                                batch.holder().orElse(""),
                                batch.waitsUntil().<Object>map(at -> at).orElse(""),
                                batch.reason()))
                        .toList());
    }

    private String both(Instant moment) {
        String utc = TextTable.time(moment) + " UTC";
        return zone.getId().equals("UTC") || zone.getId().equals("Z")
                ? utc
                : utc + " (" + LOCAL.format(moment.atZone(zone)) + " " + zone + ")";
    }
}
