package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line to a real MariaDB breaks, at a commit or for a while; nothing is lost and nothing is written twice. */
final class OutageTest {
    private final MariaDbServer server = MariaDbServer.get();
    private FlakyLine line;
    private Store store;
    private AccountId account;

    @BeforeEach
    void openThroughTheLine() {
        Databases.drop(server.options());
        line = new FlakyLine(server.port());
        store = JooqStore.open(server.options(line.port(), ""));
        account = Sample.accounts(store, "anna").get(0);
    }

    @AfterEach
    void closeBoth() {
        store.close();
        line.close();
    }

    private void append() {
        store.snapshots().append("run", List.of(Sample.reading(account, 7)));
    }

    @Test
    void a_commit_whose_answer_was_lost_leaves_one_reading() {
        line.loseAnswersToCommits(1);
        append();
        assertThat(line.hasLostAll()).isTrue();
        assertThat(Sample.followers(store)).containsExactly(7L);
    }

    @Test
    void a_commit_that_never_arrived_is_made_up_for() {
        line.loseCommits(1);
        append();
        assertThat(line.hasLostAll()).isTrue();
        assertThat(Sample.followers(store)).containsExactly(7L);
    }

    @Test
    void entries_whose_commit_was_lost_are_there_once() {
        line.loseAnswersToCommits(1);
        List<CreatorEntry> entries = List.of(Sample.entry("bea"));
        store.creators().save(entries, false);
        assertThat(line.hasLostAll()).isTrue();
        assertThat(Sample.views(store)).hasSize(2);
    }

    @Test
    void a_reservation_in_doubt_is_never_too_small() {
        QuotaBucket day = new QuotaBucket("main", "units", 100, new QuotaWindow.Day(ZoneOffset.UTC), Duration.ZERO);
        QuotaLedger.Owner owner = new QuotaLedger.Owner(Network.YOUTUBE, "key");
        line.loseAnswersToCommits(1);
        assertThat(store.quota().reserve(owner, day, 10, Sample.AT)).isPresent();
        assertThat(store.quota().balance(owner, day, Sample.AT).spent()).isBetween(10L, 20L);
    }

    @Test
    void who_writes_while_the_server_is_away_waits_and_goes_on_when_it_is_back() {
        line.cut();
        CompletableFuture<Void> appending = CompletableFuture.runAsync(this::append);
        while (line.turnedAway() == 0 && !appending.isDone()) {
            Thread.onSpinWait();
        }
        assertThat(appending).isNotDone();
        line.mend();
        assertThat(appending).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(Sample.followers(store)).containsExactly(7L);
    }

    @Test
    void a_line_that_breaks_again_and_again_is_given_up_and_used_again_later() {
        line.loseCommits(1000);
        assertThatThrownBy(this::append)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broke the connection")
                .hasMessageContaining("look at the server and its log");
        line.loseCommits(0);
        assertThat(Sample.followers(store)).isEmpty();
        append();
        assertThat(Sample.followers(store)).containsExactly(7L);
    }

    @Test
    void a_server_that_only_reads_is_named_with_the_remedy() {
        server.administrate("SET GLOBAL read_only = 1");
        try {
            assertThatThrownBy(this::append)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("can only be read")
                    .hasMessageContaining("end the server's read-only mode");
            assertThat(Sample.views(store)).hasSize(1);
        } finally {
            server.administrate("SET GLOBAL read_only = 0");
        }
        append();
        assertThat(Sample.followers(store)).containsExactly(7L);
    }
}
