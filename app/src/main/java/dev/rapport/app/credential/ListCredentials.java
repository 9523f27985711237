package dev.rapport.app.credential;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.secret.EncryptedGrants.Held;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.store.GrantStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the stored grants; tokens are never shown.")
final class ListCredentials implements Callable<Integer> {
    private final Session session;

    @Mixin
    private FormatOption format = new FormatOption();

    ListCredentials(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Held> held = session.component().grants().held();
        if (held.isEmpty() && format.get() == OutputFormat.TABLE) {
            session.output()
                    .out()
                    .println(
                            "No creator's grant is stored. One comes with: rapport credential add NETWORK --creator KEY"
                                    + System.lineSeparator() + "--file TOKEN.json");
            return ExitCode.DONE;
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column("network", "network"),
                new Column("creator", "creator"),
                new Column("state", "state"),
                new Column("token", "token"),
                new Column("expiresAt", "works until"),
                new Column("scopes", "scopes")));
        boolean isTable = format.get() == OutputFormat.TABLE;
        if (!isTable) {
            columns.add(new Column("link", "link to send"));
        }
        new Listing(
                        "Creators' grants",
                        columns,
                        held.stream()
                                .map(each -> cells(each).subList(0, columns.size()))
                                .toList())
                .write(format.get(), session.output().out());
        if (isTable) {
            held.stream().filter(this::needsConsent).forEach(this::tellLink);
        }
        return ExitCode.DONE;
    }

    /** Too long for a table. */
    private void tellLink(Held held) {
        Optional<Account> account = CreatorAccounts.byId(session, held.account());
        String creator = account.map(known -> known.creator().value()).orElse("CREATOR");
        String network = account.map(known -> known.network().id()).orElse("NETWORK");
        session.output()
                .out()
                .println("To send to " + creator + ": "
                        + link(held).orElse("rapport connect " + creator + " --network " + network + " makes a link"));
    }

    private Optional<String> link(Held held) {
        return needsConsent(held)
                ? session.component()
                        .invitations()
                        .open(held.account())
                        .map(invitation -> invitation.link().toString())
                : Optional.empty();
    }

    private boolean needsConsent(Held held) {
        return held.state() == GrantStore.State.WITHDRAWN
                || held.grant()
                        .refreshExpiresAt()
                        .orElse(held.grant().accessExpiresAt())
                        .isBefore(session.clock().instant());
    }

    /** A grant works as long as it can be renewed, or else as its access token lives. */
    private List<Object> cells(Held held) {
        Optional<Account> account = CreatorAccounts.byId(session, held.account());
        return row(
                account.map(known -> known.network().id()).orElse(""),
                account.map(known -> known.creator().value()).orElse(""),
                needsConsent(held) ? "re-consent needed" : held.state().code(),
                held.grant().accessToken().toString(),
                held.grant().refreshExpiresAt().orElse(held.grant().accessExpiresAt()),
                String.join(", ", held.grant().scopes().stream().sorted().toList()),
                link(held).orElse(""));
    }
}
