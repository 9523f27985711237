package dev.rapport.app.wiring;

import dagger.Module;
import dagger.Provides;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ServerSettings;
import dev.rapport.app.consent.Connections;
import dev.rapport.app.consent.Invitations;
import dev.rapport.app.consent.Notices;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.app.secret.Seal;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.CallsApart;
import dev.rapport.domain.sync.SyncPolicy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;

@Module
interface ConsentModule {
    @Provides
    @Singleton
    static Invitations invitations(Store store, Seal seal, Configuration configuration, Clock clock) {
        return new Invitations(store.consents(), seal, configuration.find(ServerSettings.PUBLIC_URL), clock);
    }

    @Provides
    @Singleton
    static Connections connections(
            Store store,
            Invitations invitations,
            EncryptedGrants grants,
            Providers providers,
            Configuration configuration,
            SyncPolicy policy,
            Clock clock,
            Waiting waiting) {
        CallLimits limits = policy.limits();
        return new Connections(
                store.queries(),
                invitations,
                grants,
                providers::find,
                contexts(configuration, clock),
                new CallsApart(store.quota(), grants, limits, clock, waiting));
    }

    @Provides
    @Singleton
    static Notices notices(
            Store store, EncryptedGrants grants, Providers providers, Configuration configuration, Clock clock) {
        return new Notices(
                store.queries(), store.consents(), grants, providers::find, contexts(configuration, clock), clock);
    }

    private static Function<NetworkAdapterProvider, NetworkAdapterProvider.Context> contexts(
            Configuration configuration, Clock clock) {
        return provider -> new NetworkAdapterProvider.Context(configuration.adapter(provider.network()), clock);
    }
}
