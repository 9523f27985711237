package dev.rapport.app.wiring;

import com.github.f4b6a3.tsid.TsidCreator;
import dagger.Module;
import dagger.Provides;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.NetworkSettings;
import dev.rapport.app.config.SyncSettings;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.CallsApart;
import dev.rapport.domain.sync.SyncAccounts;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.TryAccount;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

@Module
interface SyncModule {
    @Provides
    static Waiting waiting() {
        return Waiting.real();
    }

    @Provides
    @Singleton
    static Adapters adapters(
            Providers providers, Configuration configuration, Clock clock, Notes notes, Resources resources) {
        Adapters adapters = Adapters.create(providers, configuration, clock, notes);
        return resources.closing(adapters, adapters::close);
    }

    @Provides
    @Singleton
    static SyncPolicy policy(Providers providers, Configuration configuration) {
        Set<Network> keepTexts = providers.networks().stream()
                .filter(network -> configuration
                        .common(network)
                        .get(NetworkSettings.CAPTIONS)
                        .equals("all"))
                .collect(Collectors.toSet());
        return new SyncPolicy(
                Math.toIntExact(configuration.get(SyncSettings.BATCH_SIZE)),
                Math.toIntExact(configuration.get(SyncSettings.POSTS)),
                configuration.get(SyncSettings.FRESH_FOR),
                limits(configuration),
                keepTexts);
    }

    private static CallLimits limits(Configuration configuration) {
        return new CallLimits(
                Math.toIntExact(configuration.get(SyncSettings.MAX_IN_FLIGHT)),
                Math.toIntExact(configuration.get(SyncSettings.ATTEMPTS)),
                configuration.get(SyncSettings.CALL_TIMEOUT),
                configuration.get(SyncSettings.MAX_ANSWER_SIZE));
    }

    @Provides
    @Singleton
    static SyncAccounts syncAccounts(
            Adapters adapters, Store store, EncryptedGrants grants, SyncPolicy policy, Clock clock, Waiting waiting) {
        return new SyncAccounts(
                adapters.enabled(),
                store,
                grants,
                policy,
                clock,
                waiting,
                () -> TsidCreator.getTsid().toString());
    }

    @Provides
    static TryAccount tryAccount(Store store, EncryptedGrants grants, SyncPolicy policy, Clock clock, Waiting waiting) {
        return new TryAccount(new CallsApart(store.quota(), grants, policy.limits(), clock, waiting));
    }
}
