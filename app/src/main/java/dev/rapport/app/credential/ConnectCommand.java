package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.LegalSettings;
import dev.rapport.app.config.ServerSettings;
import dev.rapport.app.consent.Invitations;
import dev.rapport.app.consent.Invitations.Invitation;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code connect}. */
@Command(
        name = "connect",
        description = {
            "Make a link by which a creator connects an account.",
            "",
            "Send it to the creator, over a way that nobody else reads. It works until the account is connected, at most 14"
                    + " days, and only for this account. \"serve\" has to run with its public side.",
            ""
        },
        footer = {"", "Examples:", "  rapport connect fit-anna --network tiktok"})
public final class ConnectCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CREATOR", description = "Whom: a key, network:handle or network:id.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String creator;

    @Option(names = "--network", paramLabel = "NETWORK", required = true, description = "Such as tiktok.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String network;

    public ConnectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        NetworkAdapterProvider provider = CreatorAccounts.provider(session, network);
        requireFlow(provider);
        requirePublicSide();
        List<Account> accounts = CreatorAccounts.of(session, creator, provider);
        Invitations invitations = session.component().invitations();
        for (Account account : accounts) {
            Invitation invitation = invitations.invite(account.id());
            session.output().out().println(invitation.link());
            session.output()
                    .note("For " + account.handle().map(Object::toString).orElse(creator) + " on "
                            + provider.displayName() + ", until " + Words.minute(invitation.expiresAt())
                            + ". " + provider.displayName() + " has to know this address as a redirect URI: "
                            + invitations.callback(provider.network().id()));
        }
        return ExitCode.DONE;
    }

    private void requireFlow(NetworkAdapterProvider provider) {
        boolean isOffered;
        try {
            isOffered = provider.consent(new NetworkAdapterProvider.Context(
                            session.configuration().adapter(provider.network()), session.clock()))
                    .map(flow -> {
                        flow.close();
                        return true;
                    })
                    .orElse(false);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        if (!isOffered) {
            throw CommandException.usage(provider.displayName()
                    + " is read without creators' consent as it is configured: by the operator's own key. There is nothing"
                    + " that a creator could connect.");
        }
    }

    private void requirePublicSide() {
        List<String> missing = Stream.<Setting<?>>of(
                        ServerSettings.PUBLIC_URL, LegalSettings.OPERATOR, LegalSettings.CONTACT)
                .filter(setting -> session.configuration().find(setting).isEmpty())
                .map(Setting::key)
                .toList();
        if (!missing.isEmpty()) {
            throw CommandException.usage(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                    + " not set: a creator needs an address to open, such as https://connect.example.com, and has to read"
                    + " there who asks. Or take the network's token answer in by hand: rapport credential add.");
        }
        URI url = session.configuration().find(ServerSettings.PUBLIC_URL).orElseThrow();
        if (!"https".equalsIgnoreCase(url.getScheme()) && !isThisMachine(url.getHost())) {
            throw CommandException.usage(ServerSettings.PUBLIC_URL.key() + " is " + url
                    + ", which others can read along; expected an address with https");
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
