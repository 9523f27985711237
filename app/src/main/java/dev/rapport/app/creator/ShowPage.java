package dev.rapport.app.creator;

import dev.rapport.app.glossary.Glossary;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.page.Grid;
import dev.rapport.app.page.Grid.Cell;
import dev.rapport.app.page.Grid.Column;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.metric.AudienceChange;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.PostSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One creator for people: each account with its numbers, its earlier readings and its posts. */
final class ShowPage {
    private static final int READINGS = 30;
    private static final Map<String, Function<PostCounts, Count>> COUNTS = counts();

    private final Judging judging;
    private final CreatorFacts facts;
    private final int posts;
    private final Function<AccountId, List<String>> asked;

    /** @param asked what is to be said of when an account was asked for */
    ShowPage(Judging judging, CreatorFacts facts, int posts, Function<AccountId, List<String>> asked) {
        this.judging = judging;
        this.facts = facts;
        this.asked = asked;
        this.posts = posts;
    }

    private static Map<String, Function<PostCounts, Count>> counts() {
        Map<String, Function<PostCounts, Count>> counts = new LinkedHashMap<>();
        counts.put("likes", PostCounts::likes);
        counts.put("comments", PostCounts::comments);
        counts.put("shares", PostCounts::shares);
        counts.put("saves", PostCounts::saves);
        counts.put("views", PostCounts::views);
        return counts;
    }

    Page page() {
        List<Section> sections = new ArrayList<>();
        List<AccountReport> accounts = facts.accounts();
        for (AccountReport account : accounts) {
            sections.add(Section.ofLines(Headings.of(judging, account), lines(account)));
            sections.add(history(account));
            sections.add(posts(account));
        }
        Creator creator = accounts.get(0).view().creator();
        return new Page(
                Headings.of(creator),
                about(creator),
                sections,
                List.of("≈ rounded by the network, ? waits for a second reading, – unknown. Terms: rapport glossary."
                        + " The arithmetic: rapport explain " + creator.key() + "."),
                Glossary.of(judging.rules().tiers()).terms());
    }

    private static List<String> about(Creator creator) {
        List<String> lines = new ArrayList<>();
        lines.add("Niches: " + Words.joined(List.copyOf(creator.niches())) + ". Place: "
                + Words.joined(Stream.of(creator.city(), creator.country())
                        .flatMap(Optional::stream)
                        .toList())
                + ", as entered.");
        if (!creator.tags().isEmpty()) {
            lines.add("Tags: " + String.join(", ", creator.tags()) + ".");
        }
        creator.notes().ifPresent(notes -> lines.add("Notes: " + notes));
        return lines;
    }

    private List<String> lines(AccountReport report) {
        Account account = report.view().account();
        List<String> lines = new ArrayList<>();
        judging.profile(account).ifPresent(lines::add);
        lines.add("State: " + state(account.state()));
        lines.addAll(asked.apply(account.id()));
        account.handles().stream()
                .filter(period -> period.to().isPresent())
                .forEach(period -> lines.add("Formerly " + period.handle() + ", until "
                        + Words.day(period.to().orElseThrow()) + "."));
        lines.addAll(Headings.audience(report));
        lines.addAll(ByHandLines.followers(facts.byHand(report)));
        for (RateReport rate : report.rates()) {
            lines.add(Headings.rate(rate.assessment()));
        }
        account.pricePerPost().ifPresent(price -> lines.add("Price per post: " + price + ", as entered."));
        report.flags().forEach(flag -> lines.add("Question (" + flag.code() + "): " + flag.evidence() + "."));
        return lines;
    }

    private static String state(AccountState state) {
        return Words.code(state.kind().code()) + " since " + Words.minute(state.since())
                + (state.detail().isEmpty() ? "." : ": " + state.detail());
    }

    private static Section history(AccountReport report) {
        List<AccountSnapshot> newestFirst = report.view().history().reversed();
        List<Column> columns = List.of(
                Column.text("read"),
                Column.number("followers"),
                Column.number("change"),
                Column.number("posts in all"),
                Column.text("status"),
                Column.text("source"));
        int more = newestFirst.size() - READINGS;
        return new Section(
                "Readings of " + Words.handle(report.view().account()),
                newestFirst.isEmpty() ? List.of("Not read yet. Read it with \"rapport sync\".") : List.of(),
                new Grid(
                        columns,
                        newestFirst.stream()
                                .limit(READINGS)
                                .map(reading -> reading(reading, newestFirst))
                                .toList()),
                more > 0 ? List.of(more + " earlier readings: --format json.") : List.of());
    }

    /** Against the reading before it that is not in doubt and told a number. */
    private static Optional<AudienceChange> change(AccountSnapshot reading, List<AccountSnapshot> newestFirst) {
        return newestFirst.stream()
                .skip(newestFirst.indexOf(reading) + 1L)
                .filter(earlier -> !earlier.suspect() && earlier.followers().isKnown())
                .findFirst()
                .filter(earlier -> !reading.suspect())
                .flatMap(earlier -> AudienceChange.between(earlier.followers(), reading.followers()));
    }

    private static List<Cell> reading(AccountSnapshot reading, List<AccountSnapshot> newestFirst) {
        Status status = reading.suspect() ? Status.SUSPECT : reading.followers().status();
        return cells(
                Words.minute(reading.provenance().observedAt()),
                Words.followers(reading.followers()) + (reading.suspect() ? "?" : ""),
                change(reading, newestFirst).map(Words::change).orElse(Words.NONE),
                Words.count(reading.postsTotal()),
                Words.code(status.code()),
                Words.source(reading.provenance()));
    }

    private Section posts(AccountReport report) {
        List<PostSnapshot> shown = facts.posts(report, posts);
        boolean byHand =
                shown.stream().anyMatch(post -> post.provenance().source().isByHand());
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("published"),
                Column.text("post").whereThereIsRoom(),
                byHand ? Column.text("kind").whereThereIsRoom() : Column.text("kind")));
        if (byHand) {
            columns.add(Column.text("source"));
        }
        COUNTS.keySet().forEach(name -> columns.add(Column.number(name)));
        columns.addAll(List.of(
                Column.text("paid").whereThereIsRoom(),
                byHand ? Column.text("read").whereThereIsRoom() : Column.text("read"),
                Column.text(byHand ? "route" : "source").whereThereIsRoom()));
        return new Section(
                "Posts of " + Words.handle(report.view().account()),
                shown.isEmpty() ? List.of("None known.") : List.of(),
                new Grid(columns, shown.stream().map(post -> post(post, byHand)).toList()),
                unknown(shown));
    }

    private static List<Cell> post(PostSnapshot post, boolean byHand) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(post.publishedAt().map(Words::day).orElse(Words.NONE)));
        cells.add(new Cell(post.id(), post.url().orElse("")));
        cells.add(Cell.of(Words.code(post.format().code())));
        if (byHand) {
            cells.add(Cell.of(Words.code(post.provenance().source().code())));
        }
        COUNTS.values().forEach(count -> cells.add(Cell.of(Words.count(count.apply(post.counts())))));
        cells.addAll(cells(
                post.sponsored().map(paid -> paid ? "yes" : "no").orElse(Words.NONE),
                Words.day(post.provenance().observedAt()),
                byHand ? post.provenance().route() : Words.source(post.provenance())));
        return cells;
    }

    /** Why there is a dash. */
    private static List<String> unknown(List<PostSnapshot> shown) {
        List<String> lines = new ArrayList<>();
        COUNTS.forEach((name, count) -> {
            Map<Status, Long> reasons = shown.stream()
                    .filter(post -> !post.provenance().source().isByHand())
                    .map(post -> count.apply(post.counts()))
                    .filter(each -> !each.isKnown())
                    .collect(Collectors.groupingBy(Count::status, TreeMap::new, Collectors.counting()));
            reasons.forEach(
                    (reason, posts) -> lines.add("– in " + name + ", " + posts + " posts: " + reason.meaning() + "."));
        });
        if (shown.stream().anyMatch(post -> post.provenance().source().isByHand())) {
            lines.add("– in a reading by hand: not stated.");
        }
        return lines;
    }

    private static List<Cell> cells(String... texts) {
        return Stream.of(texts).map(Cell::of).toList();
    }
}
