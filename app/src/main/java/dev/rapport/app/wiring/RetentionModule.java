package dev.rapport.app.wiring;

import com.github.f4b6a3.tsid.TsidCreator;
import dagger.Module;
import dagger.Provides;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.retention.Actor;
import dev.rapport.app.retention.Deadlines;
import dev.rapport.app.retention.RemovalWords;
import dev.rapport.app.retention.TombstoneFile;
import dev.rapport.domain.retention.Forgetting;
import dev.rapport.domain.retention.KeepToTerms;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.store.Store;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;

@Module
interface RetentionModule {
    @Provides
    @Singleton
    static Deadlines deadlines(Configuration configuration, Providers providers) {
        return new Deadlines(configuration, providers.all());
    }

    @Provides
    static TombstoneFile tombstoneFile(Configuration configuration) {
        return TombstoneFile.of(configuration);
    }

    @Provides
    @Singleton
    static Forgetting forgetting(Store store, TombstoneFile file, Clock clock) {
        return of(store, file, clock);
    }

    private static Forgetting of(Store store, TombstoneFile file, Clock clock) {
        return new Forgetting(store.people(), store.tombstones(), file, clock, RetentionModule::actId);
    }

    private static String actId() {
        return TsidCreator.getTsid().toString();
    }

    @Provides
    @Singleton
    static KeepToTerms keepToTerms(Store store, Forgetting forgetting, Deadlines deadlines, Clock clock) {
        return new KeepToTerms(store.deletions(), forgetting, deadlines.rules(), clock, RetentionModule::actId);
    }

    /** A store that was just opened may be an older backup. */
    static void forgetAgain(Store store, TombstoneFile file, Clock clock, Notes notes) {
        try {
            Removals removed = of(store, file, clock).meet(Actor.of("start"));
            if (!removed.isEmpty()) {
                notes.note("This store still held people who are forgotten by " + file.path() + "; removed "
                        + RemovalWords.of(removed) + ".");
            }
        } catch (UncheckedIOException e) {
            notes.note("Warning: " + e.getMessage() + "; an older backup of this store could bring them back.");
        }
    }
}
