package dev.rapport.app.syncing;

import dev.rapport.domain.sync.SyncPlan;
import dev.rapport.domain.sync.SyncReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reports and plans as programs read them; the fields are part of the contract with scripts. */
final class SyncJson {
    private SyncJson() {}

    private record Report(
            String run, String startedAt, String finishedAt, List<NetworkPart> networks, List<Problem> problems) {}

    private record NetworkPart(
            String network,
            long accounts,
            long read,
            long unchanged,
            long notFound,
            long notReadable,
            long failed,
            long deferred,
            long posts,
            long requests,
            List<Spent> quota,
            List<Noticed> drift) {}

    private record Noticed(String what, long count, String firstSeenAt) {}

    private record Spent(String bucket, long spent, long left, long limit, String resetsAt) {}

    private record Problem(
            String network,
            String account,
            String kind,
            String detail,
            @Nullable String retryAt) {}

    private record Plan(List<NetworkPlan> networks) {}

    private record Service(
            String nextRun, List<NetworkPlan> networks, List<Purposes> schedule, List<UnderWay> underWay) {}

    private record Purposes(String network, String purpose, long accounts, String interval, long due) {}

    private record UnderWay(
            String network,
            String purpose,
            String run,
            long left,
            @Nullable String heldBy,
            @Nullable String waitsUntil,
            String reason) {}

    private record NetworkPlan(String network, long due, long fits, List<Estimated> quota) {}

    private record Estimated(String bucket, long estimated, long left, long limit, String resetsAt) {}

    static String of(SyncReport report) {
        return write(new Report(
                report.run(),
                report.startedAt().toString(),
                report.finishedAt().toString(),
                report.networks().stream().map(SyncJson::network).toList(),
                report.problems().stream()
                        .map(problem -> new Problem(
                                problem.network().id(),
                                problem.account(),
                                problem.kind().code(),
                                problem.detail(),
                                problem.retryAt().map(Instant::toString).orElse(null)))
                        .toList()));
    }

    private static NetworkPart network(SyncReport.NetworkReport part) {
        return new NetworkPart(
                part.network().id(),
                part.accounts(),
                part.read(),
                part.unchanged(),
                part.notFound(),
                part.notReadable(),
                part.failed(),
                part.deferred(),
                part.posts(),
                part.requests(),
                part.quota().stream()
                        .map(use -> new Spent(
                                use.bucket(),
                                use.spent(),
                                use.left(),
                                use.limit(),
                                use.resetsAt().toString()))
                        .toList(),
                part.drift().stream()
                        .map(drift -> new Noticed(
                                drift.what(), drift.count(), drift.firstSeenAt().toString()))
                        .toList());
    }

    static String of(SyncPlan plan) {
        return write(new Plan(networks(plan)));
    }

    static String of(ServicePlan plan) {
        return write(new Service(
                plan.nextRun().toString(),
                networks(plan.costs()),
                plan.groups().stream()
                        .map(group -> new Purposes(
                                group.network().id(),
                                group.purpose().code(),
                                group.accounts(),
                                ServicePlan.iso(plan.reading().interval(group.purpose())),
                                group.due()))
                        .toList(),
                plan.open().stream()
                        .map(batch -> new UnderWay(
                                batch.network().id(),
                                batch.purpose().code(),
                                batch.run(),
                                batch.left(),
                                batch.holder().orElse(null),
                                batch.waitsUntil().map(Instant::toString).orElse(null),
                                batch.reason()))
                        .toList()));
    }

    private static List<NetworkPlan> networks(SyncPlan plan) {
        return plan.networks().stream()
                .map(part -> new NetworkPlan(
                        part.network().id(),
                        part.due(),
                        part.fits(),
                        part.quota().stream()
                                .map(use -> new Estimated(
                                        use.bucket(),
                                        use.estimated(),
                                        use.left(),
                                        use.limit(),
                                        use.resetsAt().toString()))
                                .toList()))
                .toList();
    }

    private static String write(Object value) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(value) + System.lineSeparator();
    }
}
