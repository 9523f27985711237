package dev.rapport.app.cli;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationReader;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.app.plugin.PlugIns;
import dev.rapport.app.wiring.AppComponent;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.store.Store;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a command is given. Configuration and store are opened when first asked for, so that help needs neither. */
public final class Session implements AutoCloseable {
    private final Invocation invocation;
    private final GlobalOptions options;
    private final Providers builtIn;
    private @Nullable PlugIns plugIns;
    private @Nullable Providers providers;
    private @Nullable Configuration configuration;
    private @Nullable AppComponent component;

    /** @param builtIn networks that are there without any plug-in */
    Session(Invocation invocation, GlobalOptions options, Providers builtIn) {
        this.invocation = invocation;
        this.options = options;
        this.builtIn = builtIn;
    }

    /** Another face of this session, which has the same parts; they stay open until this one closes. */
    Session printingTo(PrintStream out) {
        Output own = output();
        Session face = new Session(
                new Invocation(
                        environment(),
                        invocation.folder(),
                        clock(),
                        new Output(out, own.err(), own.in(), own.terminal()),
                        interruption()),
                options,
                builtIn);
        face.plugIns = plugIns();
        face.providers = providers();
        face.configuration = configuration();
        face.component = component();
        return face;
    }

    GlobalOptions options() {
        return options;
    }

    public Output output() {
        return invocation.output();
    }

    public Clock clock() {
        return invocation.clock();
    }

    public Interruption interruption() {
        return invocation.interruption();
    }

    /**
     * The installed networks, those of plug-ins too.
     *
     * @throws dev.rapport.app.config.ConfigurationException if two claim one network
     */
    public Providers providers() {
        if (providers == null) {
            providers = builtIn.with(plugIns().loaded());
        }
        return providers;
    }

    /** What others brought; the first call loads it and tells the user what is left out. */
    public PlugIns plugIns() {
        if (plugIns == null) {
            plugIns = PlugIns.load(ConfigurationReader.plugIns(
                    Optional.ofNullable(options.config), invocation.folder(), invocation.environment()));
            plugIns.leftOut().forEach(each -> output().note(each.sentence()));
        }
        return plugIns;
    }

    public Map<String, String> environment() {
        return invocation.environment();
    }

    /** A path as the user meant it: relative ones start at the working folder. */
    public Path path(Path typed) {
        return invocation.folder().resolve(typed);
    }

    /** Whether progress is to be drawn. */
    public boolean showsProgress() {
        return output().terminal() && !options.noProgress;
    }

    /** @throws dev.rapport.app.config.ConfigurationException naming every problem */
    public Configuration configuration() {
        if (configuration == null) {
            configuration = ConfigurationReader.read(
                    Optional.ofNullable(options.config),
                    invocation.folder(),
                    invocation.environment(),
                    providers().all(),
                    plugIns().networksLeftOut());
        }
        return configuration;
    }

    /** The store; the first call names it to the user. */
    public Store store() {
        return component().store();
    }

    /** All parts; the first call names the store to the user. */
    public AppComponent component() {
        if (component == null) {
            output().note("Store: " + storeName(configuration()));
            component = AppComponent.create(configuration(), providers(), clock(), output()::note);
        }
        return component;
    }

    /** The store as people know it, without its password. */
    public static String storeName(Configuration configuration) {
        return configuration
                .find(StoreSettings.URL)
                .map(url -> url.replaceAll("(?i)(password|pwd)=[^&;]*", "$1=****"))
                .orElseGet(() -> configuration.dataDir() + " (embedded)");
    }

    @Override
    public void close() {
        if (component != null) {
            component.resources().close();
        }
    }
}
