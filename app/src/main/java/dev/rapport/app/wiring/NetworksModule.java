package dev.rapport.app.wiring;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dagger.multibindings.IntoSet;
import dev.rapport.adapter.instagram.InstagramAdapterProvider;
import dev.rapport.adapter.tiktok.TikTokAdapterProvider;
import dev.rapport.adapter.youtube.YouTubeAdapterProvider;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

@Module
interface NetworksModule {
    @Provides
    @IntoSet
    static NetworkAdapterProvider instagram() {
        return new InstagramAdapterProvider();
    }

    @Provides
    @IntoSet
    static NetworkAdapterProvider tikTok() {
        return new TikTokAdapterProvider();
    }

    @Provides
    @IntoSet
    static NetworkAdapterProvider youTube() {
        return new YouTubeAdapterProvider();
    }

    @Provides
    @ElementsIntoSet
    static Set<NetworkAdapterProvider> plugIns() {
        return ServiceLoader.load(NetworkAdapterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toUnmodifiableSet());
    }
}
