package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add", description = "Store a creator's grant, encrypted: the network's own token answer as JSON.")
final class AddCredential implements Callable<Integer> {
    private static final int LARGEST = 64 * 1024;

    private final Session session;

    @Parameters(paramLabel = "NETWORK", description = "Such as tiktok.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String network;

    @Option(names = "--creator", paramLabel = "CREATOR", required = true, description = "Who granted it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String creator;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            required = true,
            description = "The token answer; - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String file;

    AddCredential(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        NetworkAdapterProvider provider = CreatorAccounts.provider(session, network);
        Grant grant = grant(provider, read());
        Account account = account(CreatorAccounts.of(session, creator, provider), grant);
        session.component().grants().put(account.id(), grant);
        session.output()
                .out()
                .println("Stored the grant of " + account.creator() + " on " + provider.network() + ": "
                        + String.join(", ", grant.scopes().stream().sorted().toList()));
        return ExitCode.DONE;
    }

    private Grant grant(NetworkAdapterProvider provider, String answer) {
        try {
            return provider.grant(answer, session.clock().instant())
                    .orElseThrow(() -> CommandException.usage(
                            provider.displayName() + " is read without creators' grants; there is nothing to add."));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--file: " + e.getMessage());
        }
    }

    private static Account account(List<Account> accounts, Grant grant) {
        return accounts.stream()
                .filter(account ->
                        account.externalId().filter(grant.externalId()::equals).isPresent())
                .findFirst()
                .or(() -> accounts.stream()
                        .filter(account -> account.externalId().isEmpty())
                        .findFirst())
                .orElseThrow(() -> CommandException.usage(
                        "The grant is of another account than the creator's on this network; nothing was stored."));
    }

    private String read() {
        try (InputStream in =
                file.equals("-") ? session.output().in() : Files.newInputStream(session.path(Path.of(file)))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw CommandException.usage("--file: expected a token answer, got more than 64 KB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandException.usage("--file: " + file + " cannot be read; expected a token answer as JSON");
        }
    }
}
