package dev.rapport.app.doctor;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.app.judging.Approval;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.network.Outcomes;
import dev.rapport.app.plugin.PlugIns;
import dev.rapport.app.serving.Scheduling;
import dev.rapport.app.web.WebPart;
import dev.rapport.app.wiring.Adapters;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything a service needs, one thing after the other, and goes on after what is wrong. */
final class Examination {
    /** No clock that is right shows an earlier time to this program. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private final Session session;
    private final boolean live;
    private final List<Check> checks = new ArrayList<>();
    private final List<Reach> reaches = new ArrayList<>();
    private int exitCode = ExitCode.DONE;

    private Examination(Session session, boolean live) {
        this.session = session;
        this.live = live;
    }

    /** @param live whether each network is asked about one account */
    static Examination of(Session session, boolean live) {
        Examination examination = new Examination(session, live);
        examination.examine();
        return examination;
    }

    List<Check> checks() {
        return checks;
    }

    /** What the keys can rank; empty if the configuration is wrong. */
    List<Reach> reaches() {
        return reaches;
    }

    /** {@link ExitCode#DONE} if the service would run. */
    int exitCode() {
        return exitCode;
    }

    private void examine() {
        Configuration configuration;
        try {
            configuration = session.configuration();
        } catch (ConfigurationException e) {
            wrong("configuration", e);
            clock(Optional.empty());
            checks.add(Check.warn("the rest", "not looked at", "Put the configuration right and ask again."));
            return;
        }
        checks.add(Check.ok("configuration", configuration.source()));
        plugIns(session.plugIns());
        Optional<Judging> judging = judging();
        Optional<List<NetworkAdapter>> adapters = adapters();
        credentials(configuration);
        approvals(configuration);
        checks.addAll(KeyCheck.of(configuration));
        service(configuration);
        if (configuration.find(StoreSettings.URL).isEmpty()) {
            checks.add(DiskCheck.of(configuration.dataDir()));
        }
        KnownAccounts known = store();
        adapters.ifPresent(enabled -> enabled.forEach(adapter -> ask(adapter, known)));
        judging.ifPresent(judged -> session.providers()
                .all()
                .forEach(provider -> reaches.add(Reach.of(
                        provider,
                        configuration,
                        judged.rules().withheld().contains(provider.network()),
                        known.of(provider.network())))));
        checks.stream()
                .filter(check -> check.state() == Check.State.FAIL && exitCode == ExitCode.DONE)
                .findAny()
                .ifPresent(check -> exitCode = ExitCode.INCOMPLETE);
    }

    private void wrong(String name, ConfigurationException e) {
        String.valueOf(e.getMessage()).lines().forEach(problem -> checks.add(Check.fail(name, problem, "")));
        exitCode = ExitCode.USAGE;
    }

    private void plugIns(PlugIns all) {
        all.loaded()
                .forEach(each -> checks.add(
                        Check.ok("plug-in " + each.provider().network(), (each.jar() + " " + each.version()).strip())));
        all.leftOut().forEach(each -> checks.add(Check.warn("plug-in", each.jar() + " is not loaded", each.reason())));
    }

    private Optional<Judging> judging() {
        try {
            return Optional.of(
                    Judging.of(session.configuration(), session.providers().all()));
        } catch (ConfigurationException e) {
            wrong("definitions", e);
            return Optional.empty();
        }
    }

    private Optional<List<NetworkAdapter>> adapters() {
        try {
            return Optional.of(session.component().adapters().enabled());
        } catch (ConfigurationException e) {
            wrong("credentials", e);
            return Optional.empty();
        }
    }

    private void credentials(Configuration configuration) {
        boolean none = true;
        for (NetworkAdapterProvider provider : session.providers().all()) {
            boolean enabled = Adapters.isEnabled(provider, configuration);
            none &= !enabled;
            if (enabled && isRefused("networks." + provider.network() + ".")) {
                continue;
            }
            checks.add(
                    enabled
                            ? Check.ok("credentials", provider.displayName() + ": its keys are set")
                            : Check.warn(
                                    "credentials",
                                    provider.displayName() + ": no keys, or switched off; it is not read",
                                    "\"rapport networks\" tells what it needs."));
        }
        if (none) {
            checks.add(Check.fail(
                    "credentials",
                    "no network is enabled, so there is nothing to sync",
                    "Set one network's keys; \"rapport demo\" needs none."));
        }
    }

    private void service(Configuration configuration) {
        try {
            ConfigurationException.throwAllOf(
                    () -> Scheduling.check(configuration), () -> WebPart.check(configuration));
            Instant next = Scheduling.nextRun(configuration, session.clock().instant());
            checks.add(Check.ok("service", "its next run is at " + TextTable.time(next) + " UTC"));
        } catch (ConfigurationException e) {
            wrong("service", e);
        }
    }

    private void approvals(Configuration configuration) {
        for (NetworkAdapterProvider provider : session.providers().all()) {
            Approval.doubt(provider, configuration).ifPresent(doubt -> checks.add(Check.warn("approval", doubt, "")));
        }
    }

    private boolean isRefused(String keys) {
        return checks.stream()
                .anyMatch(check ->
                        check.state() == Check.State.FAIL && check.detail().contains(keys));
    }

    private KnownAccounts store() {
        KnownAccounts none = new KnownAccounts();
        try {
            GrantChecks grants = grants();
            KnownAccounts known = KnownAccounts.of(session.store().queries(), grants.working());
            checks.add(Check.ok(
                    "store", Session.storeName(session.configuration()) + ", " + Words.many(known.total(), "account")));
            checks.add(Check.ok("migrations", "the schema is the newest that this program knows"));
            checks.addAll(grants.checks());
            checks.addAll(RetentionChecks.of(session));
            clock(known.newest());
            quota();
            return known;
        } catch (StoreException e) {
            checks.add(
                    Check.fail("store", String.valueOf(e.getMessage()), "Start the server or put its settings right."));
            exitCode = ExitCode.STORE_UNREACHABLE;
            clock(Optional.empty());
            return none;
        } catch (ConfigurationException e) {
            wrong("store", e);
            return none;
        }
    }

    /** Without those that the master key does not open. */
    private GrantChecks grants() {
        Instant now = session.clock().instant();
        boolean hasGrants = !session.store().grants().list().isEmpty();
        try {
            return new GrantChecks(hasGrants ? session.component().grants().held() : List.of(), now);
        } catch (ConfigurationException e) {
            wrong("master key", e);
            return new GrantChecks(List.of(), now);
        }
    }

    private void clock(Optional<Instant> newest) {
        Instant now = session.clock().instant();
        String shown = TextTable.time(now) + " UTC";
        if (now.isBefore(EARLIEST)) {
            checks.add(Check.fail("clock", "this machine says " + shown, "Set its clock; use time synchronisation."));
        } else if (newest.filter(now::isBefore).isPresent()) {
            checks.add(Check.warn(
                    "clock",
                    "this machine says " + shown + ", the newest reading is from "
                            + TextTable.time(newest.orElseThrow()) + " UTC",
                    "One of the clocks that use this store is wrong; use time synchronisation."));
        } else {
            checks.add(Check.ok("clock", shown));
        }
    }

    private void quota() {
        Instant now = session.clock().instant();
        List<NetworkAdapter> adapters;
        try {
            adapters = session.component().adapters().enabled();
        } catch (ConfigurationException e) {
            return; // told among the credentials
        }
        for (NetworkAdapter adapter : adapters) {
            QuotaLedger.Owner owner = new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner());
            for (QuotaBucket bucket : adapter.capabilities().buckets()) {
                checks.add(quota(bucket, adapter, session.store().quota().balance(owner, bucket, now), now));
            }
        }
    }

    private static Check quota(QuotaBucket bucket, NetworkAdapter adapter, QuotaLedger.Balance balance, Instant now) {
        String name = adapter.network() + " " + bucket.name();
        Optional<Instant> pause = balance.pausedUntil().filter(now::isBefore);
        if (pause.isPresent()) {
            return Check.warn(
                    "quota",
                    name + ": the network asked for a pause until " + TextTable.time(pause.get()) + " UTC",
                    "Sync after that.");
        }
        String detail = name + ": " + TextTable.number(balance.left()) + " of " + TextTable.number(bucket.limit()) + " "
                + bucket.unit() + " left";
        return balance.left() > 0
                ? Check.ok("quota", detail)
                : Check.warn("quota", detail, "More from " + TextTable.time(balance.resetsAt()) + " UTC.");
    }

    private void ask(NetworkAdapter adapter, KnownAccounts known) {
        if (!live || exitCode == ExitCode.STORE_UNREACHABLE) {
            return;
        }
        String name = "live " + adapter.network();
        Optional<Account> sample = known.of(adapter.network()).sample();
        if (sample.isEmpty()) {
            checks.add(Check.warn(name, "no account to ask about", "Import one, then ask again."));
            return;
        }
        Optional<AccountOutcome> outcome = session.component().tryAccount().read(adapter, sample.get());
        String detail = "asked about " + sample.get().creator() + ": "
                + outcome.map(Outcomes::sentence).orElse("no outcome");
        checks.add(outcome.map(answer -> answered(name, detail, answer))
                .orElseGet(() -> Check.fail(name, detail, "Ask again; if it stays, report it as a bug.")));
    }

    private static Check answered(String name, String detail, AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Read read -> Check.ok(name, detail);
            case AccountOutcome.Unchanged unchanged -> Check.ok(name, detail);
            case AccountOutcome.NotFound missing -> Check.ok(name, detail);
            case AccountOutcome.NotReadable closed ->
                Check.warn(name, detail, "The network answers; that account alone cannot be read.");
            case AccountOutcome.Deferred later -> Check.warn(name, detail, "Sync later.");
            case AccountOutcome.Failed failed ->
                Check.fail(name, detail, "Check the network's keys and the way to it (proxy, firewall).");
        };
    }
}
