package dev.rapport.app.retention;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.NetworkSettings;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.RetentionTerms;
import dev.rapport.domain.retention.RetentionRule;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How long each network's data may be kept here: its terms, unless settings say otherwise. */
public final class Deadlines {
    private final Configuration configuration;
    private final SortedMap<Network, List<RetentionTerms>> terms = new TreeMap<>();

    public Deadlines(Configuration configuration, Collection<NetworkAdapterProvider> providers) {
        this.configuration = configuration;
        providers.forEach(provider ->
                terms.put(provider.network(), provider.retention(configuration.adapter(provider.network()))));
    }

    public List<RetentionTerms> terms(Network network) {
        return terms.getOrDefault(network, List.of(RetentionTerms.unknown()));
    }

    /** Those of every installed network, whether it is read or not. */
    public List<RetentionRule> rules() {
        return terms.keySet().stream()
                .flatMap(network -> rules(network).stream())
                .toList();
    }

    public List<RetentionRule> rules(Network network) {
        return RetentionRule.of(
                network,
                terms(network),
                given(network, NetworkSettings.RETENTION_TEXT),
                given(network, NetworkSettings.RETENTION_NUMBERS));
    }

    private Optional<Duration> given(Network network, Setting<Duration> setting) {
        Settings common = configuration.common(network);
        return common.isGiven(setting) ? common.find(setting) : Optional.empty();
    }

    /** The settings that let data be kept longer than binding terms do. */
    public List<String> tooLong(Network network) {
        return List.of(NetworkSettings.RETENTION_TEXT, NetworkSettings.RETENTION_NUMBERS).stream()
                .filter(setting -> given(network, setting)
                        .filter(set -> terms(network).stream().anyMatch(each -> isTooLong(each, setting, set)))
                        .isPresent())
                .map(setting -> configuration.common(network).fullKey(setting))
                .toList();
    }

    private boolean isTooLong(RetentionTerms each, Setting<Duration> setting, Duration set) {
        Optional<Duration> most =
                setting == NetworkSettings.RETENTION_TEXT ? Optional.of(each.texts()) : each.numbers();
        return each.binding() && most.filter(time -> set.compareTo(time) > 0).isPresent();
    }

    /** How long numbers of this route may be kept. Where no time is named, as short as texts, which is safe for others. */
    public Duration numbers(Network network, String route) {
        RetentionRule rule = rules(network).stream()
                .filter(each -> each.covers(route))
                .findFirst()
                .orElseThrow();
        return rule.numbers().orElse(rule.texts());
    }

    public Instant deleteBy(Network network, String route, Instant observedAt) {
        return observedAt.plus(numbers(network, route));
    }

    /** What says so: a setting, else the network's terms. */
    public String source(Network network, String route) {
        Settings common = configuration.common(network);
        return common.isGiven(NetworkSettings.RETENTION_NUMBERS)
                ? common.fullKey(NetworkSettings.RETENTION_NUMBERS)
                : terms(network).stream()
                        .filter(each -> each.route().filter(route::equals).isPresent())
                        .findFirst()
                        .or(() -> terms(network).stream()
                                .filter(each -> each.route().isEmpty())
                                .findFirst())
                        .map(RetentionTerms::source)
                        .orElse("");
    }
}
