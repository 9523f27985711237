package dev.rapport.app.creator;

import dev.rapport.app.glossary.Glossary;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.page.Grid;
import dev.rapport.app.page.Grid.Cell;
import dev.rapport.app.page.Grid.Column;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.PostShare;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.store.PostSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a creator's numbers come about, for people: the formula, every post in it, and what follows. */
final class ExplainPage {
    private final Judging judging;
    private final CreatorFacts facts;

    ExplainPage(Judging judging, CreatorFacts facts) {
        this.judging = judging;
        this.facts = facts;
    }

    Page page() {
        List<Section> sections = new ArrayList<>();
        List<AccountReport> accounts = facts.accounts();
        for (AccountReport account : accounts) {
            List<String> lines = new ArrayList<>(Headings.audience(account));
            lines.addAll(ByHandLines.of(facts.byHand(account)));
            account.flags().forEach(flag -> lines.add("Question (" + flag.code() + "): " + flag.evidence() + "."));
            sections.add(Section.ofLines(Headings.of(judging, account), lines));
            account.rates().forEach(rate -> sections.add(section(account, rate)));
        }
        return new Page(
                "How the numbers of " + Headings.of(accounts.get(0).view().creator()) + " come about",
                List.of(),
                sections,
                List.of("Terms: rapport glossary. Other definitions: rapport compare-definitions "
                        + accounts.get(0).view().creator().key() + "."),
                Glossary.of(judging.rules().tiers()).terms());
    }

    private Section section(AccountReport account, RateReport report) {
        MetricDefinition definition = report.assessment().rate().definition();
        List<PostShare> counted =
                report.posts().stream().filter(post -> post.rate().isPresent()).toList();
        return new Section(
                Headings.of(judging, account) + ": " + definition.id(),
                List.of(
                        Headings.rate(report.assessment()),
                        "Formula: " + Words.formula(definition) + ".",
                        "Posts taken: " + Words.window(definition) + "."),
                grid(report, counted),
                after(report));
    }

    private static Grid grid(RateReport report, List<PostShare> counted) {
        MetricDefinition definition = report.assessment().rate().definition();
        String minimum = Words.percent(report.assessment().evidence().minimum()).replace(" ", "");
        List<Column> columns = List.of(
                Column.text("published"),
                Column.text("post").whereThereIsRoom(),
                Column.number(Words.numerator(definition)),
                Column.number(definition.denominator() == Denominator.VIEWS ? "views" : "followers"),
                Column.number("rate %"),
                Column.text("above " + minimum),
                Column.text("read").whereThereIsRoom(),
                Column.text("source").whereThereIsRoom());
        return new Grid(
                columns, counted.stream().map(share -> row(definition, share)).toList());
    }

    private static List<Cell> row(MetricDefinition definition, PostShare share) {
        PostRate rate = share.rate().orElseThrow();
        PostSnapshot post = share.post();
        return List.of(
                Cell.of(post.publishedAt().map(Words::day).orElse(Words.NONE)),
                new Cell(post.id(), post.url().orElse("")),
                Cell.of(sum(definition, post, rate)),
                Cell.of(TextTable.number(rate.denominator())),
                Cell.of(Words.percent(ShareRows.value(rate))),
                Cell.of(share.above() ? "yes" : "no"),
                Cell.of(Words.minute(post.provenance().observedAt())),
                Cell.of(Words.source(post.provenance())));
    }

    private static String sum(MetricDefinition definition, PostSnapshot post, PostRate rate) {
        String total = TextTable.number(rate.interactions());
        if (definition.numerator().size() == 1) {
            return total;
        }
        return definition.numerator().stream()
                        .map((Interaction part) -> Words.count(post.counts().of(part)))
                        .collect(Collectors.joining(" + "))
                + " = " + total;
    }

    private List<String> after(RateReport report) {
        List<String> lines = new ArrayList<>(new Arithmetic(judging, report).lines());
        Map<String, Long> reasons = report.posts().stream()
                .filter(post -> post.rate().isEmpty())
                .collect(Collectors.groupingBy(PostShare::reason, TreeMap::new, Collectors.counting()));
        if (!reasons.isEmpty()) {
            lines.add("Posts that add nothing: "
                    + reasons.entrySet().stream()
                            .map(reason -> reason.getValue() + " × " + reason.getKey())
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        return lines;
    }
}
