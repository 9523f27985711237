package dev.rapport.app.wiring;

import dagger.Module;
import dagger.Provides;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.app.secret.MasterKey;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.Store;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@Module
interface StoreModule {
    @Provides
    @Singleton
    static Store store(Configuration configuration, Clock clock, Resources resources) {
        Store store = JooqStore.open(options(configuration), clock);
        return resources.closing(store, store::close);
    }

    private static StoreOptions options(Configuration configuration) {
        Optional<String> url = configuration.find(StoreSettings.URL);
        if (url.isPresent()) {
            return new StoreOptions(
                    url.get(),
                    configuration.find(StoreSettings.USER),
                    configuration.find(StoreSettings.PASSWORD),
                    Math.toIntExact(configuration.get(StoreSettings.POOL_SIZE)));
        }
        try {
            return StoreOptions.embedded(configuration.dataDir().resolve("rapport"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(StoreSettings.DATA_DIR.key() + ": " + e.getMessage()));
        }
    }

    @Provides
    @Singleton
    static EncryptedGrants grants(Store store, Configuration configuration, Notes notes, Clock clock, Waiting waiting) {
        return new EncryptedGrants(store.grants(), () -> MasterKey.find(configuration, notes::note), clock, waiting);
    }
}
