package dev.rapport.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationReader;
import dev.rapport.domain.network.Network;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncModuleTest {
    @TempDir
    private Path folder;

    private Set<Network> keepTexts(Map<String, String> environment) {
        Providers providers = Providers.builtIn();
        Configuration configuration =
                ConfigurationReader.read(Optional.empty(), folder, environment, providers.all(), Set.of());
        return SyncModule.policy(providers, configuration).keepTexts();
    }

    @Test
    void texts_are_kept_of_nobody_while_there_are_no_partners() {
        assertThat(keepTexts(Map.of())).isEmpty();
        assertThat(keepTexts(Map.of(
                        "RAPPORT_NETWORKS_TIKTOK_CAPTIONS", "partners", "RAPPORT_NETWORKS_YOUTUBE_CAPTIONS", "none")))
                .isEmpty();
    }

    @Test
    void texts_are_kept_where_the_settings_say_all() {
        assertThat(keepTexts(Map.of("RAPPORT_NETWORKS_TIKTOK_CAPTIONS", "all"))).containsExactly(Network.TIKTOK);
    }
}
