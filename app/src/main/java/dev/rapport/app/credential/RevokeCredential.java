package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        description = "Remove a creator's grant from this store; the creator ends it on the network itself.")
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
        long removed = CreatorAccounts.of(session, creator, provider).stream()
                .filter(account -> session.component().grants().remove(account.id()))
                .count();
        if (removed == 0) {
            throw CommandException.notFound("No grant of " + creator + " on " + provider.network() + " is stored.");
        }
        session.output().out().println("Removed the grant of " + creator + " on " + provider.network() + ".");
        return ExitCode.DONE;
    }
}
