package dev.rapport.app.syncing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.adapter.instagram.InstagramAdapterProvider;
import dev.rapport.adapter.tiktok.TikTokAdapterProvider;
import dev.rapport.adapter.youtube.YouTubeAdapterProvider;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Settings;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.SocialNetwork;
import dev.rapport.testkit.PlannedSync;
import dev.rapport.testkit.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planned is what the sandbox charges, for accounts without peculiarities and posts enough. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPlanTest {
    private static final int POSTS = 20;
    /** Holds ten thousand such accounts of each network. */
    private static final int PEOPLE = 25_000;

    private static final Map<SocialNetwork, NetworkAdapterProvider> PROVIDERS = Map.of(
            SocialNetwork.YOUTUBE, new YouTubeAdapterProvider(),
            SocialNetwork.INSTAGRAM, new InstagramAdapterProvider(),
            SocialNetwork.TIKTOK, new TikTokAdapterProvider());

    private final SettableClock clock =
            new SettableClock(SandboxOptions.defaults().start());
    private Sandbox sandbox;
    private Map<String, String> grants;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(PEOPLE));
        grants = sandbox.tiktokGrants();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void youtube_charges_what_was_planned(int accounts) {
        spends(SocialNetwork.YOUTUBE, accounts, "main", "stats");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void instagram_charges_what_was_planned(int accounts) {
        spends(SocialNetwork.INSTAGRAM, accounts, "calls");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51, 10_000})
    void tiktok_charges_what_was_planned(int accounts) {
        spends(SocialNetwork.TIKTOK, accounts, "display-user", "display-videos");
    }

    private void spends(SocialNetwork network, int count, String... buckets) {
        List<Account> accounts = sandbox.population().accounts(network).stream()
                .filter(account -> account.hardCase().isEmpty())
                .filter(account -> account.postCountAt(clock.instant()) >= POSTS)
                .limit(count)
                .toList();
        assertThat(accounts).hasSize(count);
        sandbox.ledger().clear();
        try (NetworkAdapter adapter = adapter(network)) {
            PlannedSync sync = new PlannedSync(adapter, grants(accounts), clock, POSTS)
                    .importing(
                            adapter,
                            accounts.stream().map(SandboxPlanTest::reference).toList());
            NetworkPlan plan = sync.plan();
            NetworkReport report = sync.run();
            Map<String, Long> charged = new TreeMap<>();
            for (String bucket : buckets) {
                charged.put(bucket, sandbox.ledger().spent(network, bucket));
            }
            charged.values().removeIf(units -> units == 0);
            assertThat(report.read()).isEqualTo(count).isEqualTo(plan.due()).isEqualTo(plan.fits());
            assertThat(PlannedSync.estimated(plan)).isEqualTo(charged);
            assertThat(PlannedSync.spent(report)).isEqualTo(charged);
            assertThat(report.requests()).isEqualTo(sandbox.ledger().requests(network));
            assertThat(sandbox.ledger().refused(network)).isZero();
        }
    }

    private static AccountReference reference(Account account) {
        return account.network() == SocialNetwork.YOUTUBE
                ? AccountReference.ofId(account.id())
                : AccountReference.ofHandle(account.firstHandle());
    }

    /** Of the accounts with the numbers 1, 2, ... */
    private Grants grants(List<Account> accounts) {
        return new Grants() {
            @Override
            public Optional<Grant> find(AccountId account) {
                String creator = accounts.get((int) account.value() - 1).creator();
                return Optional.ofNullable(grants.get(creator))
                        .flatMap(answer -> new TikTokAdapterProvider().grant(answer, clock.instant()));
            }

            @Override
            public Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
                throw new AssertionError("no token is stale here");
            }

            @Override
            public void withdraw(AccountId account, Grant grant) {
                throw new AssertionError("no consent is withdrawn here");
            }
        };
    }

    private NetworkAdapter adapter(SocialNetwork network) {
        String prefix = "networks." + network.id();
        Map<String, String> settings = new HashMap<>();
        sandbox.settings().forEach((key, value) -> {
            if (key.startsWith(prefix + ".")) {
                settings.put(key.substring(prefix.length() + 1), value);
            }
        });
        return Objects.requireNonNull(PROVIDERS.get(network))
                .create(new NetworkAdapterProvider.Context(new Settings(prefix, settings), clock));
    }
}
