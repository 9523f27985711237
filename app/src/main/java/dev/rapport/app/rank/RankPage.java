package dev.rapport.app.rank;

import dev.rapport.app.glossary.Glossary;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.page.Grid;
import dev.rapport.app.page.Grid.Cell;
import dev.rapport.app.page.Grid.Column;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.CostPerEngagement;
import dev.rapport.domain.discovery.Flag;
import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.discovery.RankedAccount;
import dev.rapport.domain.discovery.Ranking;
import dev.rapport.domain.discovery.Ranking.Tally;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ranking for people: one section per network, since each has its own definition and minimum. */
final class RankPage {
    private final Judging judging;
    private final RankRequest request;
    private final Ranking ranking;

    RankPage(Judging judging, RankRequest request, Ranking ranking) {
        this.judging = judging;
        this.request = request;
        this.ranking = ranking;
    }

    Page page() {
        List<String> lead = new ArrayList<>();
        lead.add(asked());
        if (ranking.items().isEmpty()) {
            lead.add(nobody());
        }
        return new Page(
                "Creators by " + order() + ", as of " + Words.minute(ranking.asOf()),
                lead,
                sections(),
                closing(),
                Glossary.of(judging.rules().tiers()).terms());
    }

    private String order() {
        return switch (request.criteria().sort()) {
            case EVIDENCE -> "evidence of engagement";
            case ENGAGEMENT -> "engagement rate";
            case FOLLOWERS -> "followers";
            case PERCENTILE -> "percentile";
            case COST -> "cost per engagement";
        };
    }

    private String asked() {
        RankCriteria asked = request.criteria();
        List<String> words = new ArrayList<>();
        asked.accounts().networks().stream().map(judging::name).sorted().forEach(words::add);
        asked.accounts().niche().ifPresent(niche -> words.add("niche " + niche));
        asked.accounts().country().ifPresent(country -> words.add("country " + country));
        asked.accounts().city().ifPresent(city -> words.add("city " + city));
        asked.accounts().tag().ifPresent(tag -> words.add("tag " + tag));
        asked.audience().tiers().forEach(tier -> words.add("tier " + tier.name()));
        asked.audience().least().ifPresent(least -> words.add("at least " + TextTable.number(least) + " followers"));
        asked.audience().most().ifPresent(most -> words.add("at most " + TextTable.number(most) + " followers"));
        if (asked.onlyAbove()) {
            words.add("likely above the minimum, at a certainty of " + asked.certainty());
        }
        if (!request.sources().isEmpty()) {
            words.add("where the network tells nothing, figures that are "
                    + request.sources().stream()
                            .map(source -> Words.code(source.code()))
                            .collect(Collectors.joining(" or ")));
        }
        return words.isEmpty() ? "Everybody." : "Asked for: " + String.join("; ", words) + ".";
    }

    private String nobody() {
        Tally tally = ranking.tally();
        if (tally.considered() > 0) {
            return request.criteria().after().isPresent()
                    ? "Nobody comes after this cursor."
                    : "None of " + Words.many(tally.considered(), "account")
                            + " qualifies. Widen --tier or the follower bounds,"
                            + " lower --min-engagement or --certainty, or read more posts: rapport sync."
                            + withheld(tally);
        }
        return request.criteria().accounts().equals(AccountFilter.ALL)
                ? "There are no creators yet. Bring yours with \"rapport import creators.csv\", then \"rapport sync\";"
                        + " or see \"rapport demo\"."
                : "No account meets these words. Leave out --niche, --country, --city, --tag or --network to see"
                        + " whom there is.";
    }

    /** No option brings these in. */
    private static String withheld(Tally tally) {
        int accounts = tally.leftOut().getOrDefault(Status.WITHHELD_BY_POLICY.code(), 0);
        return accounts == 0
                ? ""
                : " The rates of " + accounts
                        + " are withheld by policy, and none of that changes it: \"rapport doctor\""
                        + " names the step that does.";
    }

    private List<Section> sections() {
        if (ranking.items().isEmpty()) {
            return List.of();
        }
        if (request.mix()) {
            return List.of(
                    new Section("", meanings(), grid(ranking.items(), "P(above min) %", true), flags(ranking.items())));
        }
        SortedMap<Network, List<RankedAccount>> byNetwork = ranking.items().stream()
                .collect(Collectors.groupingBy(
                        item -> item.assessment().account().network(), TreeMap::new, Collectors.toList()));
        List<Section> sections = new ArrayList<>();
        byNetwork.forEach((network, items) -> {
            String minimum = Words.percent(request.criteria().minimums().of(network));
            MetricDefinition definition = items.get(0).assessment().rate().definition();
            sections.add(new Section(
                    judging.name(network),
                    List.of(meaning(definition)),
                    grid(items, "P(>" + minimum.replace(" ", "") + ") %", false),
                    flags(items)));
        });
        return sections;
    }

    private List<String> meanings() {
        return ranking.items().stream()
                .map(item -> item.assessment().account().network())
                .distinct()
                .sorted()
                .map(network -> judging.name(network) + ", minimum "
                        + Words.percent(request.criteria().minimums().of(network)) + ": "
                        + meaning(request.criteria()
                                .definitions()
                                .of(network, judging.rules().definitions())))
                .toList();
    }

    private static String meaning(MetricDefinition definition) {
        return "Rate (" + definition.id() + "): " + Words.formula(definition) + "; " + Words.window(definition) + ".";
    }

    private Grid grid(List<RankedAccount> items, String probability, boolean withNetwork) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number("#"));
        columns.add(Column.text("creator"));
        if (withNetwork) {
            columns.add(Column.text("network"));
        }
        columns.add(Column.text("name").whereThereIsRoom());
        columns.add(Column.text("account").whereThereIsRoom());
        columns.add(Column.number("followers"));
        columns.add(Column.text("tier").whereThereIsRoom());
        columns.add(Column.number("rate %"));
        columns.add(Column.number("95% interval"));
        columns.add(Column.number("posts").whereThereIsRoom());
        columns.add(Column.number(probability));
        columns.add(Column.text("verdict"));
        columns.add(Column.number("price").whereThereIsRoom());
        columns.add(Column.number("per engagement").whereThereIsRoom());
        columns.add(Column.text("niches").whereThereIsRoom());
        columns.add(Column.text("place").whereThereIsRoom());
        columns.add(Column.text("flags").whereThereIsRoom());
        columns.add(Column.text("read").whereThereIsRoom());
        return new Grid(
                columns, items.stream().map(item -> row(item, withNetwork)).toList());
    }

    private List<Cell> row(RankedAccount item, boolean withNetwork) {
        AccountAssessment account = item.assessment();
        Creator creator = account.creator();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(Integer.toString(item.rank())));
        cells.add(Cell.of(creator.key().value()));
        if (withNetwork) {
            cells.add(Cell.of(account.account().network().id()));
        }
        cells.add(Cell.of(creator.name().orElse(Words.NONE)));
        cells.add(new Cell(
                Words.handle(account.account()),
                judging.profile(account.account()).orElse("")));
        cells.add(Cell.of(Words.followers(account.audience())));
        cells.add(Cell.of(account.tier().map(Tier::name).orElse(Words.NONE)));
        cells.add(Cell.of(Words.percent(account.rate().value())));
        cells.add(Cell.of(Words.interval(account.rate())));
        cells.add(Cell.of(account.rate().posts() + " of " + account.rate().postsConsidered()));
        cells.add(Cell.of(Words.probability(account.evidence().probabilityAboveMinimum())));
        cells.add(Cell.of(Words.verdict(account)));
        cells.add(Cell.of(account.account().pricePerPost().map(Object::toString).orElse(Words.NONE)));
        cells.add(Cell.of(account.cost()
                .flatMap(CostPerEngagement::amount)
                .map(Words::cost)
                .orElse(Words.NONE)));
        cells.add(Cell.of(Words.joined(List.copyOf(creator.niches()))));
        cells.add(Cell.of(Words.joined(Stream.of(creator.city(), creator.country())
                .flatMap(Optional::stream)
                .toList())));
        cells.add(Cell.of(Words.joined(account.flags().stream().map(Flag::code).toList())));
        cells.add(Cell.of(account.audience()
                .provenance()
                .map(from -> Words.day(from.observedAt()))
                .orElse(Words.NONE)));
        return cells;
    }

    private static List<String> flags(List<RankedAccount> items) {
        return items.stream()
                .filter(item -> !item.assessment().flags().isEmpty())
                .map(item -> item.assessment().flags().stream()
                        .map(flag ->
                                "Question about " + item.assessment().creator().key() + " (" + flag.code() + "): "
                                        + flag.evidence() + ".")
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private List<String> closing() {
        Tally tally = ranking.tally();
        List<String> lines = new ArrayList<>();
        if (!ranking.items().isEmpty()) {
            lines.add("≈ rounded by the network, ? waits for a second reading, – unknown. Terms: rapport glossary.");
        }
        ranking.nextCursor().ifPresent(cursor -> lines.add("Next page: --after " + cursor));
        if (tally.considered() > 0) {
            lines.add(sums(tally));
            lines.add(leftOut(tally));
        }
        return lines;
    }

    private String sums(Tally tally) {
        List<String> parts = new ArrayList<>();
        parts.add(tally.ranked() + " ranked (" + ranking.items().size() + " shown)");
        if (!request.criteria().audience().isAny()) {
            parts.add(tally.outside() + " of another audience");
        }
        if (request.criteria().onlyAbove()) {
            parts.add(tally.below() + " likely below the minimum");
        }
        parts.add(unknown(tally.leftOut()) + " left out for want of evidence");
        return Words.many(tally.considered(), "account") + ": " + String.join(", ", parts) + ".";
    }

    private static int unknown(Map<String, Integer> leftOut) {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String leftOut(Tally tally) {
        return "Left out for want of evidence: "
                + (tally.leftOut().isEmpty()
                        ? "nobody"
                        : tally.leftOut().entrySet().stream()
                                .map(reason -> reason.getValue() + " " + Words.code(reason.getKey()))
                                .collect(Collectors.joining(", ")))
                + ".";
    }
}
