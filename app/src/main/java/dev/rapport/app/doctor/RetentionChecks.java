package dev.rapport.app.doctor;

import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.retention.Deadlines;
import dev.rapport.app.retention.RemovalWords;
import dev.rapport.app.wiring.Adapters;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.RetentionTerms;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.retention.RetentionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How long what is kept, what should be gone already, and who is forgotten. */
final class RetentionChecks {
    private static final String NAME = "retention";

    private RetentionChecks() {}

    static List<Check> of(Session session) {
        Deadlines deadlines = session.component().deadlines();
        List<Check> checks = new ArrayList<>();
        for (NetworkAdapterProvider provider : session.providers().all()) {
            if (Adapters.isEnabled(provider, session.configuration())) {
                checks.add(deadlines(provider, deadlines));
            }
        }
        checks.add(overdue(session.component().keepToTerms().overdue()));
        checks.add(log(session.store().deletions().log(1)));
        checks.add(Check.ok(
                "forgotten",
                session.component().forgetting().tombstones().people() + " people; who they are is kept as digests in "
                        + session.component().tombstoneFile().path()));
        return checks;
    }

    private static Check deadlines(NetworkAdapterProvider provider, Deadlines deadlines) {
        Network network = provider.network();
        String detail = provider.displayName() + ": "
                + deadlines.rules(network).stream().map(RetentionChecks::words).collect(Collectors.joining("; "));
        List<String> tooLong = deadlines.tooLong(network);
        String source =
                deadlines.terms(network).stream().map(RetentionTerms::source).collect(Collectors.joining(". "));
        return tooLong.isEmpty()
                ? Check.ok(NAME, detail + " (" + source + ")")
                : Check.warn(
                        NAME,
                        detail,
                        "That is longer than the terms allow (" + source + "): shorten " + String.join(" and ", tooLong)
                                + ", unless you have an agreement of your own.");
    }

    private static String words(RetentionRule rule) {
        return rule.route().map(route -> "route " + route + ": ").orElse("") + "texts " + Words.age(rule.texts())
                + ", numbers " + rule.numbers().map(Words::age).orElse("without a deadline");
    }

    private static Check overdue(Removals overdue) {
        return overdue.isEmpty()
                ? Check.ok(NAME, "nothing is overdue")
                : Check.warn(
                        NAME, "to be deleted: " + RemovalWords.of(overdue), "\"rapport sync\" does it, at its end.");
    }

    private static Check log(List<Deletion> last) {
        return last.stream()
                .findFirst()
                .map(line -> Check.ok(
                        "deletions",
                        "the last one was on " + TextTable.time(line.act().at()) + " UTC ("
                                + line.act().actor() + "); \"rapport forget --log\" lists them"))
                .orElseGet(() -> Check.ok("deletions", "none so far"));
    }
}
