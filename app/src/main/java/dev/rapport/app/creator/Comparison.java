package dev.rapport.app.creator;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.glossary.Glossary;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.page.Grid;
import dev.rapport.app.page.Grid.Cell;
import dev.rapport.app.page.Grid.Column;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** One creator under many definitions. */
final class Comparison {
    private final Judging judging;
    private final List<AccountReport> accounts;

    Comparison(Judging judging, List<AccountReport> accounts) {
        this.judging = judging;
        this.accounts = accounts;
    }

    Listing listing() {
        List<Listing.Column> columns = Stream.of(
                        "network",
                        "accountId",
                        "handle",
                        "definition",
                        "formula",
                        "status",
                        "value",
                        "lower",
                        "upper",
                        "posts",
                        "postsConsidered",
                        "minimum",
                        "probabilityAboveMinimum",
                        "verdict",
                        "source")
                .map(name -> new Listing.Column(name, name))
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (AccountReport account : accounts) {
            account.rates().forEach(rate -> rows.add(line(account.view().account(), rate.assessment())));
        }
        return new Listing("Definitions compared", columns, rows);
    }

    private static List<Object> line(Account account, AccountAssessment assessment) {
        EngagementRate rate = assessment.rate();
        Evidence evidence = assessment.evidence();
        return row(
                account.network().id(),
                account.externalId().orElse(""),
                account.handle().map(Object::toString).orElse(""),
                rate.definition().id(),
                Words.formula(rate.definition()),
                rate.status().code(),
                number(rate.value()),
                number(rate.lower()),
                number(rate.upper()),
                rate.posts(),
                rate.postsConsidered(),
                evidence.minimum(),
                number(evidence.probabilityAboveMinimum()),
                evidence.verdict().code(),
                rate.definition().source());
    }

    private static Object number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : "";
    }

    Page page() {
        return new Page(
                Headings.of(accounts.get(0).view().creator()) + " under every definition",
                List.of("Rates of different definitions are different quantities: compare each with its own minimum,"
                        + " not with each other. What each is: rapport definitions."),
                accounts.stream().map(this::section).toList(),
                List.of(),
                Glossary.of(judging.rules().tiers()).terms());
    }

    private Section section(AccountReport account) {
        String minimum = Words.percent(
                        judging.minimums().of(account.view().account().network()))
                .replace(" ", "");
        List<Column> columns = List.of(
                Column.text("definition"),
                Column.text("what it is").whereThereIsRoom(),
                Column.number("rate %"),
                Column.number("95% interval"),
                Column.number("posts"),
                Column.number("P(>" + minimum + ") %"),
                Column.text("verdict"),
                Column.text("from").whereThereIsRoom());
        return Section.of(
                Headings.of(judging, account),
                new Grid(
                        columns, account.rates().stream().map(Comparison::cells).toList()));
    }

    private static List<Cell> cells(RateReport report) {
        EngagementRate rate = report.assessment().rate();
        return Stream.of(
                        rate.definition().id(),
                        Words.formula(rate.definition()),
                        Words.percent(rate.value()),
                        Words.interval(rate),
                        Integer.toString(rate.posts()),
                        Words.probability(report.assessment().evidence().probabilityAboveMinimum()),
                        Words.verdict(report.assessment()),
                        rate.definition().source())
                .map(Cell::of)
                .toList();
    }
}
