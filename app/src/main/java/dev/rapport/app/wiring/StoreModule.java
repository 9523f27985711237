package dev.rapport.app.wiring;

import dagger.Module;
import dagger.Provides;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.app.secret.MasterKey;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import jakarta.inject.Singleton;
import java.time.Clock;

@Module
interface StoreModule {
    @Provides
    @Singleton
    static Store store(Configuration configuration) {
        throw new StoreException("no store yet at " + configuration.dataDir());
    }

    @Provides
    @Singleton
    static EncryptedGrants grants(Store store, Configuration configuration, Notes notes, Clock clock, Waiting waiting) {
        return new EncryptedGrants(store.grants(), () -> MasterKey.find(configuration, notes::note), clock, waiting);
    }
}
