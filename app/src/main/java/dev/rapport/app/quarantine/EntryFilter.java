package dev.rapport.app.quarantine;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wording.NamedCreator;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.store.QuarantineStore.Filter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries are meant, by what they are about; to be mixed in. */
final class EntryFilter {
    @Option(names = "--network", paramLabel = "ID", description = "Only this network; may be repeated.")
    private List<String> networks = List.of();

    @Option(
            names = "--creator",
            paramLabel = "CREATOR",
            description = "Only this creator: a key, network:handle or network:id.")
    private @Nullable String creator;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only what was set aside for this, such as malformed-record or unexpected-response.")
    private @Nullable String kind;

    /** @throws CommandException naming what is not known */
    Filter filter(Session session, Optional<State> state) {
        Set<Network> wanted = new HashSet<>();
        for (String id : networks) {
            try {
                wanted.add(session.providers().named(id).network());
            } catch (IllegalArgumentException e) {
                throw CommandException.usage("--network: " + e.getMessage());
            }
        }
        return new Filter(
                new AccountFilter(
                        wanted,
                        Optional.ofNullable(creator)
                                .map(name -> NamedCreator.option("--creator", name)
                                        .key(session.store().queries())
                                        .value()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.ofNullable(kind).map(EntryFilter::kind),
                state);
    }

    boolean isEmpty() {
        return networks.isEmpty() && creator == null && kind == null;
    }

    private static FailureKind kind(String code) {
        return FailureKind.ofCode(code)
                .orElseThrow(() -> CommandException.usage("--kind is \"" + code + "\"; expected one of "
                        + Arrays.stream(FailureKind.values())
                                .map(FailureKind::code)
                                .collect(Collectors.joining(", "))));
    }
}
