package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.consent.Connections.Ended;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        description = "Remove a creator's grant from this store, and end it at the network where that is offered.")
final class RevokeCredential implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NETWORK", description = "Such as tiktok.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String network;

    @Option(names = "--creator", paramLabel = "CREATOR", required = true, description = "Whose.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String creator;

    RevokeCredential(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        NetworkAdapterProvider provider = CreatorAccounts.provider(session, network);
        Set<Ended> ended = EnumSet.noneOf(Ended.class);
        CreatorAccounts.of(session, creator, provider)
                .forEach(account -> ended.add(session.component().connections().end(account)));
        if (ended.equals(Set.of(Ended.NONE))) {
            throw CommandException.notFound("No grant of " + creator + " on " + provider.network() + " is stored.");
        }
        session.output().out().println("Removed the grant of " + creator + " on " + provider.network() + ".");
        if (ended.contains(Ended.HERE)) {
            session.output()
                    .note(provider.displayName()
                            + " was not told: the creator can end the consent there, in the settings"
                            + " of the account.");
        }
        return ExitCode.DONE;
    }
}
