package dev.rapport.app.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.consent.Connections;
import dev.rapport.app.consent.Invitations;
import dev.rapport.app.consent.Notices;
import dev.rapport.app.retention.Deadlines;
import dev.rapport.app.retention.TombstoneFile;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.retention.Forgetting;
import dev.rapport.domain.retention.KeepToTerms;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.SyncAccounts;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.TryAccount;
import dev.rapport.persistence.JooqStore;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The parts of one start. Each is made when first asked for. */
@Singleton
@Component(modules = {StoreModule.class, SyncModule.class, RetentionModule.class, ConsentModule.class})
public interface AppComponent {
    Store store();

    /** The same store, with what libraries need that keep a table of their own in it. */
    JooqStore jooqStore();

    Resources resources();

    Adapters adapters();

    EncryptedGrants grants();

    Invitations invitations();

    Connections connections();

    Notices notices();

    SyncAccounts syncAccounts();

    SyncPolicy syncPolicy();

    Waiting waiting();

    TryAccount tryAccount();

    Deadlines deadlines();

    TombstoneFile tombstoneFile();

    Forgetting forgetting();

    KeepToTerms keepToTerms();

    static AppComponent create(Configuration configuration, Providers providers, Clock clock, Notes notes) {
        return DaggerAppComponent.factory().create(configuration, providers, clock, notes);
    }

    /** Makes the component. */
    @Component.Factory
    interface Factory {
        AppComponent create(
                @BindsInstance Configuration configuration,
                @BindsInstance Providers providers,
                @BindsInstance Clock clock,
                @BindsInstance Notes notes);
    }
}
