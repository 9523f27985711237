package dev.rapport.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.ConfigurationReader;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.testkit.SettableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {
    private static final AccountId ANNA = new AccountId(7);
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final byte[] RAW = new byte[32];

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(NOW);
    private final GrantStore store = new InMemoryStore().grants();

    private Configuration configuration(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("XDG_DATA_HOME", folder.toString());
        return ConfigurationReader.read(
                Optional.empty(), folder, environment, Providers.builtIn().all(), Set.of());
    }

    private EncryptedGrants grants(Configuration configuration) {
        return new EncryptedGrants(
                store, new Seal(() -> MasterKey.find(configuration, warning -> {})), clock, Waiting.real());
    }

    private static Grant grant(String token) {
        return new Grant("id", new Secret(token), NOW, Optional.empty(), Optional.empty(), Set.of());
    }

    private static String token(EncryptedGrants grants) {
        return grants.find(ANNA).orElseThrow().accessToken().reveal();
    }

    @Test
    void a_plain_key_opens_what_it_closed_before_it_was_a_keyset() throws Exception {
        byte[] place = ByteBuffer.allocate(8).putLong(ANNA.value()).array();
        byte[] before = new AesGcmJce(RAW).encrypt(GrantJson.write(grant("old")), place);
        store.put(ANNA, before, NOW);
        Configuration configuration = configuration(
                Map.of("RAPPORT_SECRETS_MASTER_KEY", Base64.getEncoder().encodeToString(RAW)));
        assertThat(token(grants(configuration))).isEqualTo("old");

        Path file = folder.resolve("keys.json");
        KeyChange.of(configuration, warning -> {}).into(file, grants(configuration), false);

        Configuration rotated = configuration(Map.of("RAPPORT_SECRETS_MASTER_KEY_FILE", file.toString()));
        assertThat(token(grants(rotated))).isEqualTo("old");
        store.put(ANNA, before, NOW);
        assertThat(token(grants(rotated))).as("from a copy of the store").isEqualTo("old");
        assertThatThrownBy(() -> grants(configuration(Map.of(
                                "RAPPORT_SECRETS_MASTER_KEY",
                                Base64.getEncoder().encodeToString(new byte[31]))))
                        .find(ANNA))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void every_grant_is_encrypted_anew_and_the_old_key_alone_opens_none() throws IOException {
        Configuration configuration = configuration(Map.of());
        EncryptedGrants grants = grants(configuration);
        grants.put(ANNA, grant("one"));
        Path file = MasterKey.file(configuration).orElseThrow();
        String old = Files.readString(file);
        clock.advance(Duration.ofDays(1));

        assertThat(KeyChange.of(configuration, warning -> {}).into(file, grants(configuration), false))
                .isOne();

        assertThat(Files.readString(file)).contains("primaryKeyId");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(token(grants(configuration))).isEqualTo("one");
        assertThat(store.find(ANNA).orElseThrow().updatedAt())
                .as("nobody used it")
                .isEqualTo(NOW);
        Configuration before = configuration(Map.of("RAPPORT_SECRETS_MASTER_KEY", old));
        assertThatThrownBy(() -> grants(before).find(ANNA))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secrets.master-key");
    }

    @Test
    void a_process_that_runs_on_reads_the_new_key_when_the_old_one_does_not_open() {
        Configuration configuration = configuration(Map.of());
        EncryptedGrants running = grants(configuration);
        running.put(ANNA, grant("one"));
        Path file = MasterKey.file(configuration).orElseThrow();

        KeyChange.of(configuration, warning -> {}).into(file, grants(configuration), false);
        assertThat(token(running)).isEqualTo("one");
        running.put(ANNA, grant("two"));
        assertThat(token(grants(configuration))).isEqualTo("two");
    }

    @Test
    void old_keys_are_dropped_when_that_is_asked_for() throws IOException {
        Configuration configuration = configuration(Map.of());
        EncryptedGrants grants = grants(configuration);
        grants.put(ANNA, grant("one"));
        byte[] copy = store.find(ANNA).orElseThrow().ciphertext();
        Path file = MasterKey.file(configuration).orElseThrow();

        KeyChange.of(configuration, warning -> {}).into(file, grants(configuration), true);

        assertThat(token(grants(configuration))).isEqualTo("one");
        assertThat(Files.readString(file).split("keyId\"", -1)).hasSize(2);
        store.put(ANNA, copy, NOW);
        assertThatThrownBy(() -> grants(configuration).find(ANNA)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void a_rotation_waits_for_who_renews_a_grant() {
        Configuration configuration = configuration(Map.of());
        EncryptedGrants grants = grants(configuration);
        grants.put(ANNA, grant("one"));
        assertThat(store.lock(ANNA, "other", NOW, NOW.plusSeconds(60))).isTrue();
        Waiting unlocks = pause -> store.unlock(ANNA, "other");
        EncryptedGrants rotating = new EncryptedGrants(
                store, new Seal(() -> MasterKey.find(configuration, warning -> {})), clock, unlocks);

        KeyChange.of(configuration, warning -> {})
                .into(MasterKey.file(configuration).orElseThrow(), rotating, false);

        assertThat(store.lock(ANNA, "next", NOW, NOW.plusSeconds(60)))
                .as("free again")
                .isTrue();
        assertThat(token(grants(configuration))).isEqualTo("one");
    }

    @Test
    void a_key_among_the_data_and_an_existing_file_are_refused() throws IOException {
        Configuration configuration = configuration(Map.of());
        Path inside = configuration.dataDir().resolve("key");
        KeyChange change = KeyChange.of(configuration, warning -> {});
        assertThatThrownBy(() -> change.into(inside, grants(configuration), false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lies in the data folder");
        Path existing = Files.writeString(folder.resolve("mine"), "precious");
        assertThatThrownBy(() -> change.into(existing, grants(configuration), false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exists already");
        assertThat(existing).hasContent("precious");
        assertThatThrownBy(() -> MasterKey.find(
                        configuration(Map.of("RAPPORT_SECRETS_MASTER_KEY_FILE", inside.toString())), warning -> {}))
                .hasMessageContaining("secrets.master-key-file " + inside);
    }

    @Test
    void a_service_on_a_server_store_wants_its_key_given() {
        assertThatThrownBy(() -> MasterKey.refuseToMakeOne(
                        configuration(Map.of("RAPPORT_STORE_URL", "jdbc:mysql://db:3306/rapport"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("secrets.master-key-file is missing");
        MasterKey.refuseToMakeOne(configuration(Map.of()));
    }
}
