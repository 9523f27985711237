package dev.rapport.app.web;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.LegalSettings;
import dev.rapport.app.page.Section;
import dev.rapport.app.retention.Deadlines;
import dev.rapport.app.wiring.Adapters;
import dev.rapport.app.wiring.Providers;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.retention.RetentionRule;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people whose figures are read have to be told: privacy, terms, and how their data is deleted. */
final class LegalPages {
    private final Optional<String> operator;
    private final Optional<String> contact;
    private final Optional<URI> ownPrivacy;
    private final Optional<URI> ownTerms;
    private final List<NetworkAdapterProvider> networks;
    private final Deadlines deadlines;

    LegalPages(Configuration configuration, Providers providers, Deadlines deadlines) {
        this.operator = configuration.find(LegalSettings.OPERATOR);
        this.contact = configuration.find(LegalSettings.CONTACT);
        this.ownPrivacy = configuration.find(LegalSettings.PRIVACY_URL);
        this.ownTerms = configuration.find(LegalSettings.TERMS_URL);
        this.networks = providers.all().stream()
                .filter(provider -> Adapters.isEnabled(provider, configuration))
                .toList();
        this.deadlines = deadlines;
    }

    /** Why strangers are not told who is behind this; empty if they are. */
    Optional<String> trouble() {
        return operator.isPresent() && contact.isPresent()
                ? Optional.empty()
                : Optional.of("Set legal.operator and legal.contact: until then the public pages /privacy, /terms and"
                        + " /data-deletion say that nobody answers for them, and no creator can connect.");
    }

    void routes(RoutesConfig routes) {
        routes.get("/privacy", page(ownPrivacy, this::privacy));
        routes.get("/terms", page(ownTerms, this::terms));
        routes.get("/data-deletion", page(Optional.empty(), this::deletion));
    }

    private Handler page(Optional<URI> own, Handler builtIn) {
        return context -> {
            if (own.isPresent()) {
                context.redirect(own.get().toString());
            } else if (trouble().isPresent()) {
                Pages.show(context, 503, "Not there yet", "Whoever runs this service has not said yet who they are.");
            } else {
                builtIn.handle(context);
            }
        };
    }

    String who() {
        return operator.orElse("");
    }

    String ask() {
        return contact.orElse("");
    }

    private void privacy(Context context) {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.ofLines(
                "What is kept, and from where",
                List.of(
                        "Figures of creators' accounts on " + names() + ": followers or subscribers, posts with their"
                                + " counts of likes, comments, shares and views, and public names. They come from the"
                                + " official interfaces of these networks and nowhere else.",
                        "Of creators who connected an account: the consent itself, encrypted, what it covers and when it"
                                + " ends. Passwords are never seen here.",
                        "Niche, place, prices and notes that " + who() + " entered.",
                        "No pictures or videos are stored, and nobody is followed on these pages: they set no cookies and"
                                + " load nothing from elsewhere.")));
        sections.add(Section.ofLines(
                "What for",
                List.of("To compare creators for paid partnerships by figures that can be checked. Figures of connected"
                        + " accounts are used for that and handed on to clients as computed rates, not as raw data.")));
        sections.add(Section.ofLines(
                "How long", networks.stream().map(this::deadline).toList()));
        sections.add(Section.ofLines(
                "Your rights",
                List.of(
                        "Ask what is held about you, have it corrected or deleted, object, or take a consent back:"
                                + " write to " + ask() + ". You may also complain to your data protection authority.",
                        "How deletion works is said under /data-deletion.")));
        if (reads(Network.YOUTUBE)) {
            sections.add(Section.ofLines(
                    "YouTube",
                    List.of(
                            "This service uses YouTube API Services. Google's privacy policy:"
                                    + " https://policies.google.com/privacy",
                            "What this service may read with your consent can be ended at"
                                    + " https://security.google.com/settings/security/permissions")));
        }
        Pages.show(context, 200, "Privacy", List.of("Responsible: " + who() + ". Contact: " + ask() + "."), sections);
    }

    private String deadline(NetworkAdapterProvider provider) {
        return provider.displayName() + ": "
                + deadlines.rules(provider.network()).stream()
                        .map(LegalPages::deadline)
                        .distinct()
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String deadline(RetentionRule rule) {
        return "texts " + Words.age(rule.texts()) + ", figures "
                + rule.numbers().map(Words::age).orElse("until they are no longer needed")
                + ", everything within " + Words.age(rule.withdrawn()) + " after a consent was taken back";
    }

    private void terms(Context context) {
        List<String> lines = new ArrayList<>(List.of(
                "Connecting an account lets " + who() + " read the figures that the network's own page lists when you"
                        + " agree. Nothing is posted, changed or followed for you.",
                "It costs nothing and obliges you to nothing. You can end it at any time, in the network's app or by writing"
                        + " to " + ask() + ".",
                "Figures are shown as the networks report them and rates as they are computed here; neither is promised to"
                        + " be free of errors."));
        if (reads(Network.YOUTUBE)) {
            lines.add("Where figures of YouTube are used, YouTube's terms of service apply too:"
                    + " https://www.youtube.com/t/terms");
        }
        Pages.show(context, 200, "Terms", lines, List.of());
    }

    private void deletion(Context context) {
        Pages.show(
                context,
                200,
                "How your data is deleted",
                List.of(
                        "Write to " + ask()
                                + " and say which account is yours. Everything that is held about you is then"
                                + " deleted: accounts, figures, texts, prices, notes and consents.",
                        "Or take the consent back in the network's app (TikTok: Settings, Security and permissions, Apps"
                                + " and services; Instagram: Settings, Website permissions, Apps and websites). What was"
                                + " read with it is then deleted by itself.",
                        "What stays is a digest by which you are recognised and kept out if somebody enters you again; no"
                                + " name can be read out of it. Copies made for emergencies end with their age and lose you"
                                + " again when they are used.",
                        "Responsible: " + who() + "."),
                List.of());
    }

    private boolean reads(Network network) {
        return networks.stream().anyMatch(provider -> provider.network().equals(network));
    }

    private String names() {
        return networks.isEmpty()
                ? "no network yet"
                : Words.joined(networks.stream()
                        .map(NetworkAdapterProvider::displayName)
                        .toList());
    }
}
