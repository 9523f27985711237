package dev.rapport.app.network;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import dev.rapport.app.plugin.PlugIn;
import dev.rapport.app.wiring.Adapters;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code networks}. */
@Command(
        name = "networks",
        description = {
            "List the installed networks: what each tells, needs and never tells.",
            "",
            "A network is enabled when its keys are set. Calls no network.",
            ""
        })
public final class NetworksCommand implements Callable<Integer> {
    private static final int WIDTH = 78;
    private static final String WORDS = "some: not of every account or post; grant: with the creator's grant only";

    private final Session session;

    @Mixin
    private FormatOption format = new FormatOption();

    public NetworksCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PrintStream out = session.output().out();
        switch (format.get()) {
            case TABLE -> {
                out.print(TextTable.of(measures()));
                out.println(WORDS);
                session.providers().all().forEach(provider -> describe(provider, out));
            }
            case HTML -> out.print(HtmlPage.of(page()));
            case CSV, JSON -> details().write(format.get(), out);
        }
        return ExitCode.DONE;
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("", measures().grid()));
        session.providers()
                .all()
                .forEach(provider -> sections.add(Section.ofLines(heading(provider), sentences(provider))));
        return new Page("Networks", List.of(WORDS), sections, List.of(), List.of());
    }

    private Capabilities capabilities(NetworkAdapterProvider provider) {
        return provider.capabilities(session.configuration().adapter(provider.network()));
    }

    private String enabled(NetworkAdapterProvider provider) {
        return Adapters.isEnabled(provider, session.configuration()) ? "yes" : "no";
    }

    private Listing measures() {
        List<Column> columns = new ArrayList<>(List.of(column("network"), column("enabled")));
        Arrays.stream(Measure.values()).forEach(measure -> columns.add(column(measure.code())));
        List<List<Object>> rows = session.providers().all().stream()
                .map(provider -> {
                    Capabilities can = capabilities(provider);
                    List<Object> row = new ArrayList<>(List.of(provider.network(), enabled(provider)));
                    for (Measure measure : Measure.values()) {
                        row.add(word(Objects.requireNonNull(can.counts().get(measure))));
                    }
                    return row;
                })
                .toList();
        return new Listing("Networks", columns, rows);
    }

    /** Short, since the table has many columns. */
    private static String word(Availability told) {
        return switch (told) {
            case ALWAYS -> "always";
            case SOMETIMES -> "some";
            case WITH_GRANT -> "grant";
            case NEVER -> "never";
        };
    }

    private static Column column(String name) {
        return new Column(name, name);
    }

    private void describe(NetworkAdapterProvider provider, PrintStream out) {
        out.println();
        out.println(heading(provider));
        sentences(provider).forEach(sentence -> line(out, sentence));
    }

    private String heading(NetworkAdapterProvider provider) {
        return provider.displayName() + ", route " + capabilities(provider).route();
    }

    private List<String> sentences(NetworkAdapterProvider provider) {
        List<String> all = new ArrayList<>();
        session.providers()
                .plugIn(provider.network())
                .ifPresent(plugIn -> all.add("Plug-in: " + plugIn.jar()
                        + (plugIn.version().isEmpty() ? "" : ", version " + plugIn.version())));
        all.addAll(Sentences.of(capabilities(provider)));
        return all;
    }

    private static void line(PrintStream out, String text) {
        out.println("  " + WordUtils.wrap(text, WIDTH - 2, System.lineSeparator() + "    ", true));
    }

    private Listing details() {
        List<Column> columns = new ArrayList<>(
                List.of(column("network"), new Column("name", "name"), column("enabled"), column("route")));
        Arrays.stream(Measure.values()).forEach(measure -> columns.add(column(measure.code())));
        columns.addAll(List.of(
                new Column("followersNote", "followers are"),
                new Column("accountsPerCall", "accounts per call"),
                new Column("postsPerPage", "posts per page"),
                column("quota"),
                column("needs"),
                column("never"),
                new Column("checkedLive", "checked live"),
                new Column("countsLag", "counts of posts may lag"),
                new Column("plugIn", "plug-in"),
                new Column("plugInVersion", "version of plug-in")));
        return new Listing(
                "Networks",
                columns,
                session.providers().all().stream().map(this::detail).toList());
    }

    private List<Object> detail(NetworkAdapterProvider provider) {
        Capabilities can = capabilities(provider);
        List<Object> row =
                new ArrayList<>(row(provider.network().id(), provider.displayName(), enabled(provider), can.route()));
        for (Measure measure : Measure.values()) {
            row.add(Objects.requireNonNull(can.counts().get(measure)).code());
        }
        row.addAll(row(
                can.followersNote(),
                can.accountsPerCall(),
                can.postsPerPage(),
                can.buckets().stream()
                        .map(bucket -> bucket.name() + ": " + bucket.limit() + " " + bucket.unit() + " "
                                + Windows.name(bucket.window()))
                        .collect(Collectors.joining("; ")),
                String.join("; ", can.needs()),
                String.join("; ", can.never()),
                can.checkedLive().orElse(""),
                can.countsLag(),
                session.providers().plugIn(provider.network()).map(PlugIn::jar).orElse(""),
                session.providers()
                        .plugIn(provider.network())
                        .map(PlugIn::version)
                        .orElse("")));
        return row;
    }
}
