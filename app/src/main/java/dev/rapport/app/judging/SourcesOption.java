package dev.rapport.app.judging;

import dev.rapport.app.cli.CommandException;
import dev.rapport.domain.discovery.LettingIn;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.Store;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which sources beside the networks' APIs are let in. */
public final class SourcesOption {
    @Option(
            names = "--include-source",
            paramLabel = "SOURCE",
            description = "Let figures by hand of this source fill what the network's API does not tell:"
                    + " creator-reported, user-entered or vendor-export; may be repeated. Whoever has such figures is"
                    + " flagged with their source.")
    private List<String> typed = List.of();

    /** @throws CommandException if one is none by hand */
    public Set<Source> get() {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (String code : typed) {
            sources.add(Source.ofCode(code.strip().toLowerCase(Locale.ROOT))
                    .filter(Source::isByHand)
                    .orElseThrow(() -> CommandException.usage("--include-source is \"" + code + "\"; expected one of "
                            + byHand().stream().map(Source::code).collect(Collectors.joining(", ")))));
        }
        return sources;
    }

    /** What accounts are, as far as these sources tell too. */
    public CreatorQueries of(Store store) {
        Set<Source> sources = get();
        return sources.isEmpty() ? store.queries() : new LettingIn(store.queries(), store.byHand(), sources);
    }

    /** Every source that is by hand. */
    public static Set<Source> byHand() {
        return Arrays.stream(Source.values())
                .filter(Source::isByHand)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Source.class)));
    }
}
