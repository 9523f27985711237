package dev.rapport.app.judging;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.RankSettings;
import dev.rapport.app.wording.Nearest;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.discovery.AssessmentRules;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.discovery.Minimums;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How this installation judges accounts, as its configuration says.
 *
 * @param minimums from the settings; an option may say otherwise
 * @param networks those installed, by id
 */
public record Judging(
        AssessmentRules rules, Minimums minimums, double certainty, Collection<NetworkAdapterProvider> networks) {
    /** Warns beside the result about an approval that is claimed without saying what was granted when. */
    public static Judging of(Session session) {
        Collection<NetworkAdapterProvider> providers = session.providers().all();
        providers.forEach(provider -> Approval.doubt(provider, session.configuration())
                .ifPresent(doubt -> session.output().note("Warning: " + doubt)));
        return of(session.configuration(), providers);
    }

    public static Judging of(Configuration configuration, Collection<NetworkAdapterProvider> providers) {
        return new Judging(
                new AssessmentRules(
                        configuration.tiers(),
                        definitions(providers, configuration),
                        breaks(configuration, providers),
                        withheld(providers, configuration)),
                Minimums.of(configuration.get(RankSettings.MIN_ENGAGEMENT)),
                configuration.get(RankSettings.CERTAINTY).doubleValue(),
                providers);
    }

    private static MetricDefinitions definitions(
            Collection<NetworkAdapterProvider> providers, Configuration configuration) {
        MetricDefinitions builtIn = MetricDefinitions.builtIn();
        MetricDefinitions all = builtIn.with(providers.stream()
                .filter(provider -> builtIn.perFollower(provider.network()).isEmpty())
                .flatMap(provider ->
                        MetricDefinitions.of(provider.capabilities(configuration.adapter(provider.network()))).stream())
                .toList());
        Optional<Path> file = configuration.findPath(RankSettings.DEFINITIONS_FILE);
        if (file.isEmpty()) {
            return all;
        }
        try {
            return all.with(DefinitionsFile.read(file.get(), ids(providers)));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(problems("definitions-file", e));
        }
    }

    private static BreakCalendar breaks(Configuration configuration, Collection<NetworkAdapterProvider> providers) {
        Optional<Path> file = configuration.findPath(RankSettings.BREAKS_FILE);
        if (file.isEmpty()) {
            return BreakCalendar.builtIn();
        }
        try {
            return BreakCalendar.builtIn().with(BreaksFile.read(file.get(), ids(providers)));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(problems("breaks-file", e));
        }
    }

    private static SortedSet<String> ids(Collection<NetworkAdapterProvider> providers) {
        return providers.stream()
                .map(provider -> provider.network().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> problems(String key, IllegalArgumentException refusal) {
        return String.valueOf(refusal.getMessage())
                .lines()
                .map(problem -> key + ": " + problem)
                .toList();
    }

    /** Networks whose adapter knows such an approval and was not given it. */
    private static Set<Network> withheld(Collection<NetworkAdapterProvider> providers, Configuration configuration) {
        return providers.stream()
                .filter(provider -> Approval.isLacking(provider, configuration.adapter(provider.network())))
                .map(NetworkAdapterProvider::network)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where people see an account. */
    public Optional<String> profile(Account account) {
        return networks.stream()
                .filter(provider -> provider.network().equals(account.network()))
                .findAny()
                .flatMap(provider -> provider.profileUrl(account.handle(), account.externalId()));
    }

    /** What people call a network. */
    public String name(Network network) {
        return networks.stream()
                .filter(provider -> provider.network().equals(network))
                .findAny()
                .map(NetworkAdapterProvider::displayName)
                .orElse(network.id());
    }

    /** @throws CommandException naming the nearest if there is none */
    public MetricDefinition definition(String id) {
        return rules.definitions()
                .find(id)
                .orElseThrow(() -> CommandException.usage("\"" + id + "\" is not a known definition; the nearest is "
                        + Nearest.to(id, known()) + "; all: rapport definitions"));
    }

    /** The installed networks that rankings judge by this definition unless told otherwise. */
    public List<Network> rankedBy(MetricDefinition definition) {
        return definitions(DefinitionChoice.DEFAULTS, List.of()).entrySet().stream()
                .filter(used -> used.getValue().equals(definition))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> known() {
        return rules.definitions().all().stream()
                .flatMap(definition -> Stream.of(definition.id(), definition.name()))
                .toList();
    }

    /** The definition that each of these networks is judged by. */
    public SortedMap<Network, MetricDefinition> definitions(DefinitionChoice choice, Collection<Network> wanted) {
        SortedMap<Network, MetricDefinition> byNetwork = new TreeMap<>();
        networks.stream()
                .map(NetworkAdapterProvider::network)
                .filter(network -> wanted.isEmpty() || wanted.contains(network))
                .forEach(network -> byNetwork.put(network, choice.of(network, rules.definitions())));
        return byNetwork;
    }
}
