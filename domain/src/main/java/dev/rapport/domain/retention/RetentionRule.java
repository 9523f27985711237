package dev.rapport.domain.retention;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.RetentionTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is deleted of one network, or of one route to it: its terms, unless settings say otherwise.
 *
 * @param route readings of this route alone; empty for those of every route that is not among {@code otherRoutes}
 * @param otherRoutes routes that have rules of their own
 * @param formerHandles whether handles that an account no longer has are deleted like texts
 */
public record RetentionRule(
        Network network,
        Optional<String> route,
        Set<String> otherRoutes,
        Duration texts,
        Optional<Duration> numbers,
        Optional<Duration> vanished,
        Duration withdrawn,
        boolean formerHandles) {
    public RetentionRule {
        otherRoutes = Set.copyOf(otherRoutes);
    }

    /**
     * One rule for each of the terms.
     *
     * @param texts as set for this network; empty to keep to the terms
     * @param numbers as set for this network; empty to keep to the terms
     */
    public static List<RetentionRule> of(
            Network network, List<RetentionTerms> terms, Optional<Duration> texts, Optional<Duration> numbers) {
        Set<String> routes =
                terms.stream().flatMap(each -> each.route().stream()).collect(Collectors.toSet());
        return terms.stream()
                .map(each -> new RetentionRule(
                        network,
                        each.route(),
                        each.route().isPresent() ? Set.of() : routes,
                        texts.orElse(each.texts()),
                        numbers.or(each::numbers),
                        each.vanished(),
                        each.withdrawn(),
                        each.binding()))
                .toList();
    }

    /** @param read the route of a reading */
    public boolean covers(String read) {
        return route.map(read::equals).orElse(!otherRoutes.contains(read));
    }

    /** What is older has to go. */
    public Instant textsFrom(Instant now) {
        return now.minus(texts);
    }

    /** What is older has to go; empty if nothing ever has to. */
    public Optional<Instant> numbersFrom(Instant now) {
        return numbers.map(now::minus);
    }

    /** Vanished posts whose last reading is older have to go; empty if they may stay. */
    public Optional<Instant> vanishedFrom(Instant now) {
        return vanished.map(now::minus);
    }

    /** Accounts whose consent was withdrawn before have to be emptied. */
    public Instant withdrawnFrom(Instant now) {
        return now.minus(withdrawn);
    }
}
