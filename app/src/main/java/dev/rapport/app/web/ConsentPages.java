package dev.rapport.app.web;

import dev.rapport.app.consent.Connections;
import dev.rapport.app.consent.Connections.Connected;
import dev.rapport.app.consent.Connections.Invited;
import dev.rapport.app.consent.Connections.NotConnected;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where creators connect an account. The link shows who asks for what, and only its button goes to the network, so that
 * programs that look at links ask nobody anything. Nothing in a request chooses where it leads.
 */
final class ConsentPages {
    private static final String GONE = "This link works no more: it was used, or is too old. Ask for a new one.";
    private static final Map<String, String> SCOPES = Map.of(
            "user.info.basic", "which account it is",
            "user.info.profile", "its public name",
            "user.info.stats", "how many followers and videos it has",
            "video.list", "its public videos with their counts of likes, comments, shares and views");

    private final Supplier<Connections> connections;
    private final LegalPages legal;

    ConsentPages(Supplier<Connections> connections, LegalPages legal) {
        this.connections = connections;
        this.legal = legal;
    }

    void routes(RoutesConfig routes) {
        routes.get("/oauth/connect/{link}", this::invite);
        routes.post("/oauth/connect/{link}", this::ask);
        routes.get("/oauth/{network}/callback", this::answer);
    }

    private void invite(Context context) {
        if (legal.trouble().isPresent()) {
            Pages.show(context, 503, "Not there yet", "Whoever runs this service has not said yet who they are.");
            return;
        }
        Optional<Invited> invited = connections.get().invited(context.pathParam("link"));
        if (invited.isEmpty()) {
            Pages.show(context, 404, "This link works no more", GONE);
            return;
        }
        Invited to = invited.get();
        Page page = new Page(
                "Connect " + to.account() + " on " + to.network(),
                List.of(
                        legal.who() + " asks to read figures of " + to.account() + " on " + to.network() + ".",
                        to.network() + " shows you next what you agree to, and asks for your consent there. Nothing is"
                                + " posted or changed, and your password stays with " + to.network() + "."),
                List.of(Section.ofLines(
                        "What is read",
                        to.scopes().stream().map(ConsentPages::words).toList())),
                List.of("You can take this back at any time, in " + to.network() + "'s app or by writing to "
                        + legal.ask()
                        + ". How your data is handled: /privacy, /terms and /data-deletion on this site."),
                List.of());
        Listener.letFormsGoTo(context, "'self' " + to.origin());
        context.contentType("text/html; charset=utf-8").result(HtmlPage.of(page, "Go on to " + to.network()));
    }

    private void ask(Context context) {
        Optional<URI> page = legal.trouble().isPresent()
                ? Optional.empty()
                : connections.get().ask(context.pathParam("link"));
        if (page.isPresent()) {
            context.redirect(page.get().toString(), HttpStatus.SEE_OTHER);
        } else {
            Pages.show(context, 404, "This link works no more", GONE);
        }
    }

    private void answer(Context context) {
        Connections.Outcome outcome = connections
                .get()
                .answer(
                        context.pathParam("network"),
                        parameter(context, "state").orElse(""),
                        parameter(context, "code"),
                        parameter(context, "error"));
        switch (outcome) {
            case Connected done -> {
                List<String> lines = new ArrayList<>(List.of(
                        "Thank you. " + done.account() + " on " + done.network() + " is connected with " + legal.who()
                                + ".",
                        "You can close this page."));
                if (!done.missing().isEmpty()) {
                    lines.add("Not agreed to, and not read: " + missing(done.missing()) + ".");
                }
                Pages.show(context, 200, "Connected", lines.toArray(String[]::new));
            }
            case NotConnected not -> Pages.show(context, 200, "Not connected", not.reason());
        }
    }

    private static Optional<String> parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(value -> !value.isBlank() && value.length() <= 2_000);
    }

    private static String words(String scope) {
        return SCOPES.getOrDefault(scope, scope);
    }

    private static String missing(Set<String> scopes) {
        return String.join("; ", scopes.stream().map(ConsentPages::words).toList());
    }
}
