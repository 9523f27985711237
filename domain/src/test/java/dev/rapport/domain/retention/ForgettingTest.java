package dev.rapport.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.InMemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final CreatorKey ANNA = new CreatorKey("anna");
    private static final String CHANNEL = "UC1";

    private final File file = new File();
    private InMemoryStore store = new InMemoryStore();
    private Instant now = Instant.parse("2026-03-01T00:00:00.123456789Z");
    private int acts;

    /** Keeps what is written, as a file would. */
    private static final class File implements TombstoneKeeper {
        private final List<Tombstone> kept = new ArrayList<>();

        @Override
        public List<Tombstone> tombstones() {
            return List.copyOf(kept);
        }

        @Override
        public void keep(Collection<Tombstone> tombstones) {
            kept.addAll(tombstones);
        }
    }

    private Forgetting forgetting() {
        return new Forgetting(
                store.people(), store.tombstones(), file, Clock.fixed(now, ZoneOffset.UTC), () -> "act-" + acts++);
    }

    private static CreatorEntry entry(String creator, Optional<String> handle, Optional<String> id) {
        return new CreatorEntry(
                new CreatorKey(creator),
                Optional.empty(),
                Network.YOUTUBE,
                new AccountReference(handle.map(Handle::new), id),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private void save(CreatorEntry entry) {
        store.creators().save(List.of(entry), false);
    }

    private long accounts() {
        return store.queries().countAccounts(AccountFilter.ALL);
    }

    private boolean isForgotten(CreatorEntry entry) {
        return forgetting().tombstones().forgottenSince(entry).isPresent();
    }

    @Test
    void every_name_of_a_forgotten_person_is_known_again_and_none_is_written_down() {
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        assertThat(forgetting().forget(ANNA, "tester").of(Reason.FORGET))
                .containsEntry(DataKind.CREATORS, 1L)
                .containsEntry(DataKind.ACCOUNTS, 1L);
        assertThat(accounts()).isZero();
        assertThat(isForgotten(entry("anna", Optional.of("other"), Optional.empty())))
                .isTrue();
        assertThat(isForgotten(entry("somebody", Optional.of("Cooks"), Optional.empty())))
                .isTrue();
        assertThat(isForgotten(entry("somebody", Optional.empty(), Optional.of(CHANNEL))))
                .isTrue();
        assertThat(isForgotten(entry("somebody", Optional.of("anna"), Optional.empty())))
                .isFalse();
        assertThat(file.kept.toString()).doesNotContain("anna", "cooks", CHANNEL);
        assertThat(store.tombstones().tombstones()).containsExactlyInAnyOrderElementsOf(file.kept);
    }

    @Test
    void a_store_from_an_older_backup_loses_the_forgotten_again() {
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        forgetting().forget(ANNA, "tester");

        store = new InMemoryStore();
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        save(entry("bea", Optional.of("bakes"), Optional.empty()));
        assertThat(forgetting().meet("start").of(Reason.FORGET)).containsEntry(DataKind.CREATORS, 1L);
        assertThat(accounts()).isEqualTo(1);
        assertThat(forgetting().meet("start").isEmpty()).isTrue();
    }

    @Test
    void a_new_machine_learns_from_the_store_who_is_forgotten() {
        save(entry("anna", Optional.of("cooks"), Optional.empty()));
        forgetting().forget(ANNA, "tester");
        file.kept.clear();
        assertThat(forgetting().meet("start").isEmpty()).isTrue();
        assertThat(file.kept).hasSize(2);
    }

    @Test
    void whoever_comes_back_under_another_key_is_found_by_the_network_s_id() {
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        forgetting().forget(ANNA, "tester");
        save(entry("nobody", Optional.of("new.name"), Optional.of(CHANNEL)));
        forgetting().sweep("sync");
        assertThat(accounts()).isZero();
    }

    @Test
    void whoever_takes_over_the_handle_is_somebody_else() {
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        forgetting().forget(ANNA, "tester");
        save(entry("bea", Optional.of("cooks"), Optional.of("UC2")));
        forgetting().sweep("sync");
        assertThat(accounts()).isEqualTo(1);
    }

    @Test
    void allowed_again_counts_for_every_name_and_forgotten_anew_counts_again() {
        CreatorEntry byHandle = entry("anna", Optional.of("cooks"), Optional.empty());
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        forgetting().forget(ANNA, "tester");

        now = now.plus(Duration.ofDays(1));
        forgetting().allowAgain(byHandle);
        assertThat(isForgotten(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL))))
                .isFalse();
        save(entry("anna", Optional.of("cooks"), Optional.of(CHANNEL)));
        assertThat(forgetting().sweep("sync").isEmpty()).isTrue();

        now = now.plus(Duration.ofDays(1));
        forgetting().forget(ANNA, "tester");
        assertThat(forgetting().tombstones().forgottenSince(byHandle))
                .contains(Instant.parse("2026-03-03T00:00:00.123456Z"));
    }

    @Test
    void forgetting_nobody_leaves_no_trace() {
        assertThat(forgetting().forget(ANNA, "tester").isEmpty()).isTrue();
        assertThat(file.kept).isEmpty();
    }
}
