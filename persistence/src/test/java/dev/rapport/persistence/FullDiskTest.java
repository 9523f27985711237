package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
    private static final QuotaLedger.Owner OWNER = new QuotaLedger.Owner(Network.YOUTUBE, "key");
    private static final QuotaBucket MAIN =
            new QuotaBucket("main", "units", 100, new QuotaWindow.Day(ZoneOffset.UTC), Duration.ZERO);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path folder;

    private Store open() {
        return JooqStore.open(new StoreOptions(
                "jdbc:h2:narrow:" + folder.resolve("rapport") + ";AUTO_SERVER=FALSE",
                Optional.empty(),
                Optional.empty(),
                2));
    }

    @Test
    void a_disk_without_room_is_named_with_the_remedy_and_no_further_unit_is_given_out() {
        NarrowDisk.mount();
        AccountId account;
        try (Store store = open()) {
            account = Sample.accounts(store, "anna").get(0);
            store.snapshots().append("run 1", List.of(Sample.reading(account, 7)));
            NarrowDisk.leave(0);
            assertSaysFull(() -> store.snapshots().append("run 2", List.of(Sample.reading(account, 8))));
            assertSaysFull(() -> store.quota().reserve(OWNER, MAIN, 1, NOON));
            NarrowDisk.leave(Long.MAX_VALUE);
        }
        try (Store store = open()) {
            assertThat(store.queries()
                            .accounts(
                                    AccountFilter.ALL,
                                    new CreatorQueries.Detail(0, 10, Optional.empty()),
                                    Optional.empty(),
                                    10)
                            .get(0)
                            .history())
                    .hasSize(1);
            assertThat(store.quota().balance(OWNER, MAIN, NOON).spent()).isZero();
            store.snapshots().append("run 3", List.of(Sample.reading(account, 9)));
            assertThat(store.quota().reserve(OWNER, MAIN, 1, NOON)).isPresent();
        }
    }

    private static void assertSaysFull(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThat(catchThrowableOfType(StoreException.class, work))
                .isNotNull()
                .hasMessageContainingAll("has no room left", "No space left on device", "make room on the disk");
    }
}
