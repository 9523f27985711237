package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.network.Outcomes;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Read one creator's account once, without its posts; stores nothing.")
final class TestCredential implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NETWORK", description = "Such as tiktok.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String network;

    @Option(names = "--creator", paramLabel = "CREATOR", required = true, description = "Whose account.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String creator;

    TestCredential(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        NetworkAdapterProvider provider = CreatorAccounts.provider(session, network);
        NetworkAdapter adapter = session.component().adapters().enabled().stream()
                .filter(enabled -> enabled.network().equals(provider.network()))
                .findFirst()
                .orElseThrow(() -> CommandException.usage(provider.network()
                        + " is not enabled; it needs: "
                        + String.join(
                                "; ",
                                provider.capabilities(session.configuration().adapter(provider.network()))
                                        .needs())));
        boolean allRead = true;
        for (Account account : CreatorAccounts.of(session, creator, provider)) {
            Optional<AccountOutcome> outcome = session.component().tryAccount().read(adapter, account);
            allRead &= outcome.filter(AccountOutcome.Read.class::isInstance).isPresent();
            session.output()
                    .out()
                    .println(provider.network() + " " + creator + ": "
                            + outcome.map(Outcomes::sentence).orElse("no outcome"));
        }
        return allRead ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
