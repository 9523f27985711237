package dev.rapport.app.syncing;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wiring.Adapters;
import dev.rapport.app.wording.NamedCreator;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Settings;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.sync.SyncRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which accounts a run is about. */
final class RunOptions {
    @Option(names = "--network", paramLabel = "ID", description = "Only this network; may be repeated.")
    private List<String> networks = List.of();

    @Option(
            names = "--creator",
            paramLabel = "CREATOR",
            description = "Only this creator: a key, network:handle or network:id.")
    private @Nullable String creator;

    @Option(names = "--niche", paramLabel = "NICHE", description = "Only creators of this niche.")
    private @Nullable String niche;

    @Option(
            names = "--full",
            description = "Read everything: also what is fresh, and the posts where their number is unchanged.")
    private boolean full;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    /** @throws CommandException if the format is another one */
    OutputFormat format() {
        if (format != OutputFormat.TABLE && format != OutputFormat.JSON) {
            throw CommandException.usage("--format: expected table or json, got \"" + format + "\"");
        }
        return format;
    }

    /** @throws CommandException if it was said which accounts are meant; the service means all of them */
    void refuseWithSchedule() {
        if (!networks.isEmpty() || creator != null || niche != null || full) {
            throw CommandException.usage(
                    "--schedule shows the whole service; leave out --network, --creator, --niche and --full");
        }
    }

    /** @throws CommandException if a network is not enabled or the creator is not known */
    SyncRequest request(Session session) {
        Set<Network> wanted = new HashSet<>();
        for (String id : networks) {
            wanted.add(enabled(id, session));
        }
        if (session.providers().all().stream()
                .noneMatch(provider -> Adapters.isEnabled(provider, session.configuration()))) {
            throw CommandException.usage("No network is enabled: no credentials are set. \"rapport networks\" tells"
                    + " what each network needs; \"rapport demo\" needs none.");
        }
        return new SyncRequest(
                new AccountFilter(
                        wanted,
                        Optional.ofNullable(creator)
                                .map(name -> NamedCreator.option("--creator", name)
                                        .key(session.store().queries())
                                        .value()),
                        Optional.ofNullable(niche),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                full);
    }

    private static Network enabled(String id, Session session) {
        NetworkAdapterProvider provider;
        try {
            provider = session.providers().named(id);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--network: " + e.getMessage());
        }
        if (!Adapters.isEnabled(provider, session.configuration())) {
            Settings settings = session.configuration().adapter(provider.network());
            throw CommandException.usage("--network: " + provider.network() + " is not enabled; it needs: "
                    + String.join("; ", provider.capabilities(settings).needs()));
        }
        return provider.network();
    }
}
