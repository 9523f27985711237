package dev.rapport.app.wiring;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import dev.rapport.adapter.instagram.InstagramAdapterProvider;
import dev.rapport.adapter.tiktok.TikTokAdapterProvider;
import dev.rapport.adapter.youtube.YouTubeAdapterProvider;
import dev.rapport.domain.network.NetworkAdapterProvider;

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
}
