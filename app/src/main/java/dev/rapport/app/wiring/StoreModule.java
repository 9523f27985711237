package dev.rapport.app.wiring;

import dagger.Module;
import dagger.Provides;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.app.retention.TombstoneFile;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.app.secret.MasterKey;
import dev.rapport.app.secret.Seal;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.Store;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

@Module
interface StoreModule {
    @Provides
    @Singleton
    static JooqStore jooqStore(
            Configuration configuration, TombstoneFile forgotten, Clock clock, Notes notes, Resources resources) {
        JooqStore store = JooqStore.open(options(configuration), clock);
        resources.closing(store, store::close);
        RetentionModule.forgetAgain(store, forgotten, clock, notes);
        return store;
    }

    @Provides
    static Store store(JooqStore store) {
        return store;
    }

    private static StoreOptions options(Configuration configuration) {
        int poolSize = Math.toIntExact(configuration.get(StoreSettings.POOL_SIZE));
        return configuration
                .find(StoreSettings.URL)
                .map(url -> new StoreOptions(
                        url,
                        configuration.find(StoreSettings.USER),
                        configuration.find(StoreSettings.PASSWORD),
                        poolSize))
                .orElseGet(() -> embedded(configuration));
    }

    private static StoreOptions embedded(Configuration configuration) {
        try {
            return StoreOptions.embedded(configuration.dataDir().resolve("rapport"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of("data-dir: " + e.getMessage()));
        }
    }

    @Provides
    @Singleton
    static Seal seal(Configuration configuration, Notes notes) {
        return new Seal(() -> MasterKey.find(configuration, notes::note));
    }

    @Provides
    @Singleton
    static EncryptedGrants grants(Store store, Seal seal, Clock clock, Waiting waiting) {
        return new EncryptedGrants(store.grants(), seal, clock, waiting);
    }
}
