package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = {
            "Store a creator's grant, encrypted.",
            "",
            "Takes the network's own token answer as JSON, as it came: access_token, expires_in and so on. Add it soon,"
                    + " since its lifetimes count from now.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport credential add tiktok --creator fit-anna --file token.json",
            "  pass show anna | rapport credential add tiktok --creator fit-anna --file -"
        })
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
        Grant grant = new GrantIntake(session).take(provider, creator, read());
        session.output()
                .out()
                .println("Stored the grant of " + creator + " on " + provider.network() + ": "
                        + String.join(", ", grant.scopes().stream().sorted().toList()));
        return ExitCode.DONE;
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
