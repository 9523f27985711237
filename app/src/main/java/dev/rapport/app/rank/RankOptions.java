package dev.rapport.app.rank;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.judging.Moment;
import dev.rapport.app.judging.SourcesOption;
import dev.rapport.app.wiring.Providers;
import dev.rapport.app.wording.Countries;
import dev.rapport.domain.discovery.AudienceRange;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.discovery.Minimums;
import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.Sort;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a ranking as they are typed. */
final class RankOptions {
    @Option(
            names = "--tier",
            paramLabel = "NAME",
            description = "Only accounts of this tier, such as micro; may be repeated.")
    List<String> tiers = List.of();

    @Option(names = "--min-followers", paramLabel = "N", description = "Only accounts with at least so many followers.")
    @Nullable
    Long minFollowers;

    @Option(names = "--max-followers", paramLabel = "N", description = "Only accounts with at most so many followers.")
    @Nullable
    Long maxFollowers;

    @Option(
            names = "--min-engagement",
            paramLabel = "[NETWORK=]RATE",
            description = "Only accounts likely above this rate, such as 5%% or 0.05, or instagram=2.5%% for one"
                    + " network; may be repeated.")
    List<String> minEngagement = List.of();

    @Option(
            names = "--certainty",
            paramLabel = "P",
            description =
                    "Least probability of being above that rate, 0 to 1; 0 leaves nobody out by it. Default: the setting"
                            + " rank.certainty, 0.8 unless set.")
    @Nullable
    String certainty;

    @Option(names = "--niche", paramLabel = "NICHE", description = "Only creators of this niche.")
    @Nullable
    String niche;

    @Option(names = "--country", paramLabel = "CODE", description = "Only creators of this country, such as FR.")
    @Nullable
    String country;

    @Option(names = "--city", paramLabel = "CITY", description = "Only creators of this city, as it was entered.")
    @Nullable
    String city;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only creators with this tag.")
    @Nullable
    String tag;

    @Option(names = "--network", paramLabel = "ID", description = "Only accounts on this network; may be repeated.")
    List<String> networks = List.of();

    @Option(
            names = "--definition",
            paramLabel = "[NETWORK=]ID",
            description = "What the rate is; one for all networks it fits, or one per network; may be repeated. See"
                    + " \"rapport definitions\".")
    List<String> definitions = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "How many accounts, 1 to 1000; default 20.")
    int limit = 20;

    @Option(names = "--after", paramLabel = "CURSOR", description = "The page after this nextCursor.")
    @Nullable
    String after;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Only what was read before this day began (UTC), or up to a time such as"
                    + " 2026-11-23T12:00:00Z.")
    @Nullable
    String asOf;

    @Option(names = "--sort", paramLabel = "ORDER", description = "evidence (default), engagement, followers or cost.")
    String sort = Sort.EVIDENCE.code();

    @Mixin
    SourcesOption sources = new SourcesOption();

    @Option(names = "--mix", description = "One table for all networks.")
    boolean mix;

    RankRequest request(Providers providers, Judging judging) {
        double asked = certainty == null
                ? judging.certainty()
                : rate("--certainty", certainty).doubleValue();
        boolean filters = (certainty != null || !minEngagement.isEmpty()) && asked > 0;
        if (limit < 1 || limit > RankCriteria.MOST) {
            throw refusal("--limit", Integer.toString(limit), "1 to " + RankCriteria.MOST);
        }
        RankCriteria criteria;
        try {
            criteria = new RankCriteria(
                    filter(providers),
                    audience(judging),
                    minimums(providers, judging),
                    asked > 0 ? asked : judging.certainty(),
                    filters,
                    choice(providers, judging),
                    order(),
                    limit,
                    Optional.ofNullable(after),
                    Optional.ofNullable(asOf).map(Moment::parse));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        return new RankRequest(criteria, asked, mix, sources.get());
    }

    private Sort order() {
        Sort order = Sort.ofCode(sort).orElseThrow(() -> refusal("--sort", sort, orders()));
        if (order == Sort.PERCENTILE) {
            throw refusal("--sort", sort, orders() + "; no account has a percentile yet");
        }
        return order;
    }

    private static String orders() {
        return "one of "
                + Arrays.stream(Sort.values())
                        .filter(order -> order != Sort.PERCENTILE)
                        .map(Sort::code)
                        .collect(Collectors.joining(", "));
    }

    private AccountFilter filter(Providers providers) {
        Set<Network> wanted = new LinkedHashSet<>();
        networks.forEach(id -> wanted.add(providers.named(id).network()));
        return new AccountFilter(
                wanted,
                Optional.empty(),
                Optional.ofNullable(niche),
                Optional.ofNullable(country)
                        .map(typed ->
                                Countries.code(typed).orElseThrow(() -> refusal("--country", typed, Countries.FORM))),
                Optional.ofNullable(city),
                Optional.ofNullable(tag));
    }

    private AudienceRange audience(Judging judging) {
        List<Tier> wanted = tiers.stream()
                .map(name -> judging.rules()
                        .tiers()
                        .named(name)
                        .orElseThrow(() -> refusal(
                                "--tier",
                                name,
                                "one of "
                                        + judging.rules().tiers().all().stream()
                                                .map(Tier::name)
                                                .collect(Collectors.joining(", ")))))
                .toList();
        OptionalLong least = followers("--min-followers", minFollowers);
        OptionalLong most = followers("--max-followers", maxFollowers);
        if (least.isPresent() && most.isPresent() && least.getAsLong() > most.getAsLong()) {
            throw CommandException.usage(
                    "--min-followers " + least.getAsLong() + " is more than --max-followers " + most.getAsLong());
        }
        return new AudienceRange(wanted, least, most);
    }

    private static OptionalLong followers(String option, @Nullable Long typed) {
        if (typed == null) {
            return OptionalLong.empty();
        }
        if (typed < 0) {
            throw refusal(option, typed.toString(), "a whole number from 0 on");
        }
        return OptionalLong.of(typed);
    }

    private Minimums minimums(Providers providers, Judging judging) {
        BigDecimal general = judging.minimums().general();
        Map<Network, BigDecimal> own = new LinkedHashMap<>(judging.minimums().own());
        for (String typed : minEngagement) {
            int equals = typed.indexOf('=');
            if (equals < 0) {
                general = rate("--min-engagement", typed);
            } else {
                own.put(
                        providers.named(typed.substring(0, equals)).network(),
                        rate("--min-engagement", typed.substring(equals + 1)));
            }
        }
        return new Minimums(general, own);
    }

    private DefinitionChoice choice(Providers providers, Judging judging) {
        Optional<MetricDefinition> general = Optional.empty();
        Map<Network, MetricDefinition> own = new LinkedHashMap<>();
        for (String typed : definitions) {
            int equals = typed.indexOf('=');
            MetricDefinition definition =
                    judging.definition(typed.substring(equals + 1).strip());
            if (equals < 0) {
                general = Optional.of(definition);
            } else {
                own.put(providers.named(typed.substring(0, equals)).network(), definition);
            }
        }
        general.filter(chosen -> judging.networks().stream()
                        .map(NetworkAdapterProvider::network)
                        .filter(network -> networks.isEmpty()
                                || networks.stream()
                                        .anyMatch(id ->
                                                providers.named(id).network().equals(network)))
                        .noneMatch(chosen::fits))
                .ifPresent(chosen -> {
                    throw CommandException.usage(
                            "--definition " + chosen.id() + " is made for none of the networks asked for");
                });
        return new DefinitionChoice(general, own);
    }

    private static BigDecimal rate(String option, String typed) {
        try {
            return Setting.parseRate(typed);
        } catch (IllegalArgumentException e) {
            throw refusal(option, typed, "a rate such as 5% or 0.05");
        }
    }

    private static CommandException refusal(String option, String typed, String expected) {
        return CommandException.usage(option + " is \"" + typed + "\"; expected " + expected);
    }
}
