package dev.rapport.app.syncing;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.sync.SyncPlan;
import dev.rapport.domain.sync.SyncReport;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reports and plans as people read them. */
final class SyncTables {
    private static final String END = System.lineSeparator();

    /** The record or the answer of such a problem is kept. */
    private static final Set<FailureKind> SET_ASIDE =
            Set.of(FailureKind.MALFORMED_RECORD, FailureKind.UNEXPECTED_RESPONSE);

    private SyncTables() {}

    static String of(SyncReport report) {
        StringBuilder text = new StringBuilder("Run " + report.run() + ", " + TextTable.time(report.startedAt())
                + " to " + TextTable.time(report.finishedAt()) + " UTC" + END + END);
        text.append(TextTable.of(accounts(report))).append(END);
        text.append(TextTable.of(calls(report)));
        if (!report.problems().isEmpty()) {
            text.append(END).append("Problems").append(END);
            text.append(TextTable.of(problems(report)));
        }
        if (report.problems().stream().anyMatch(problem -> SET_ASIDE.contains(problem.kind()))) {
            text.append("What was set aside: rapport quarantine list").append(END);
        }
        if (report.networks().stream().anyMatch(part -> !part.drift().isEmpty())) {
            text.append(END)
                    .append("New in the networks' answers; the rest was read without it")
                    .append(END)
                    .append(TextTable.of(drift(report)));
        }
        return text.toString();
    }

    private static Listing accounts(SyncReport report) {
        return new Listing(
                "Accounts",
                columns("network", "accounts", "read", "unchanged", "not found", "unreadable", "failed", "deferred"),
                report.networks().stream()
                        .map(part -> row(
                                part.network(),
                                part.accounts(),
                                part.read(),
                                part.unchanged(),
                                part.notFound(),
                                part.notReadable(),
                                part.failed(),
                                part.deferred()))
                        .toList());
    }

    private static Listing calls(SyncReport report) {
        return new Listing(
                "Calls",
                columns("network", "posts", "calls", "quota", "spent", "left", "of", "back at (UTC)"),
                report.networks().stream()
                        .flatMap(part -> part.quota().stream()
                                .map(use -> row(
                                        part.network(),
                                        part.posts(),
                                        part.requests(),
                                        use.bucket(),
                                        use.spent(),
                                        use.left(),
                                        use.limit(),
                                        use.resetsAt())))
                        .toList());
    }

    private static Listing problems(SyncReport report) {
        return new Listing(
                "Problems",
                columns("network", "account", "kind", "detail"),
                report.problems().stream()
                        .map(problem -> row(
                                problem.network(),
                                problem.account(),
                                problem.kind().code(),
                                problem.detail()
                                        + problem.retryAt()
                                                .map(at -> " (again from " + TextTable.time(at) + " UTC)")
                                                .orElse("")))
                        .toList());
    }

    private static Listing drift(SyncReport report) {
        return new Listing(
                "New",
                columns("network", "times", "first seen (UTC)", "what"),
                report.networks().stream()
                        .flatMap(part -> part.drift().stream())
                        .map(drift -> row(drift.network(), drift.count(), drift.firstSeenAt(), drift.what()))
                        .toList());
    }

    static String of(SyncPlan plan) {
        StringBuilder text = new StringBuilder(TextTable.of(new Listing(
                "Plan",
                columns("network", "due", "fit", "quota", "cost", "left", "of", "back at (UTC)"),
                plan.networks().stream()
                        .flatMap(part -> part.quota().stream()
                                .map(use -> row(
                                        part.network(),
                                        part.due(),
                                        part.fits(),
                                        use.bucket(),
                                        use.estimated(),
                                        use.left(),
                                        use.limit(),
                                        use.resetsAt())))
                        .toList())));
        plan.networks().stream()
                .filter(part -> part.fits() < part.due())
                .forEach(part -> text.append(END)
                        .append(part.network())
                        .append(": ")
                        .append(Words.many(part.due() - part.fits(), "account"))
                        .append(part.due() - part.fits() == 1 ? " does not fit and waits" : " do not fit and wait")
                        .append(" until the quota is back.")
                        .append(END));
        return text.toString();
    }

    private static List<Column> columns(String... headers) {
        return Stream.of(headers).map(header -> new Column(header, header)).toList();
    }
}
