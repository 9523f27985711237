package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.domain.store.GrantStore.State;
import dev.rapport.domain.store.GrantStore.StoredGrant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How {@link GrantStore} keeps ciphertexts and who may renew them. */
abstract class GrantContract extends StorePart {
    private static final Instant NOW = Instant.parse("2026-03-02T20:00:00.123456Z");
    private static final byte[] FIRST = {0, 1, -1, 127, -128};
    private static final byte[] SECOND = {9};

    GrantContract(StoreContract contract) {
        super(contract);
    }

    private GrantStore grants() {
        return store().grants();
    }

    private StoredGrant grant(AccountId account) {
        return grants().find(account).orElseThrow();
    }

    @Test
    void a_grant_comes_back_byte_by_byte() {
        AccountId anna = account("anna");
        assertThat(grants().find(anna)).isEmpty();
        grants().put(anna, FIRST, NOW);
        StoredGrant grant = grant(anna);
        assertThat(grant.ciphertext()).containsExactly(FIRST);
        assertThat(grant.state()).isEqualTo(State.ACTIVE);
        assertThat(grant.updatedAt()).isEqualTo(NOW);
        assertThat(grant.account()).isEqualTo(anna);
    }

    @Test
    void a_long_ciphertext_fits() {
        AccountId anna = account("anna");
        byte[] longOne = new byte[20_000];
        longOne[19_999] = 1;
        grants().put(anna, longOne, NOW);
        assertThat(grant(anna).ciphertext()).containsExactly(longOne);
    }

    @Test
    void a_new_grant_takes_the_place_of_any_other_and_is_active() {
        AccountId anna = account("anna");
        grants().put(anna, FIRST, NOW);
        long version = grant(anna).version();
        grants().replace(anna, version, FIRST, State.WITHDRAWN, NOW);
        grants().put(anna, SECOND, NOW.plusSeconds(1));
        assertThat(grant(anna).ciphertext()).containsExactly(SECOND);
        assertThat(grant(anna).state()).isEqualTo(State.ACTIVE);
        assertThat(grant(anna).version()).isGreaterThan(version);
        assertThat(grants().list()).hasSize(1);
    }

    @Test
    void only_who_read_the_newest_version_replaces_it() {
        AccountId anna = account("anna");
        grants().put(anna, FIRST, NOW);
        long version = grant(anna).version();
        assertThat(anotherDoor().grants().replace(anna, version, SECOND, State.ACTIVE, NOW))
                .isTrue();
        assertThat(grants().replace(anna, version, FIRST, State.WITHDRAWN, NOW)).isFalse();
        assertThat(grant(anna).ciphertext()).containsExactly(SECOND);
        assertThat(grant(anna).version()).isGreaterThan(version);
        assertThat(grants().replace(new AccountId(-5), 1, FIRST, State.ACTIVE, NOW))
                .isFalse();
    }

    @Test
    void all_are_listed_by_account() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        grants().put(bea, SECOND, NOW);
        grants().put(anna, FIRST, NOW);
        assertThat(grants().list())
                .extracting(StoredGrant::account)
                .containsExactlyInAnyOrder(anna, bea)
                .isSorted();
    }

    @Test
    void what_is_removed_is_gone() {
        AccountId anna = account("anna");
        grants().put(anna, FIRST, NOW);
        assertThat(grants().remove(anna)).isTrue();
        assertThat(grants().remove(anna)).isFalse();
        assertThat(grants().find(anna)).isEmpty();
    }

    @Test
    void only_one_may_renew_at_a_time() {
        AccountId anna = account("anna");
        grants().put(anna, FIRST, NOW);
        assertThat(grants().lock(anna, "one", NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(anotherDoor().grants().lock(anna, "two", NOW.plusSeconds(59), NOW.plusSeconds(120)))
                .isFalse();
        assertThat(grants().lock(anna, "one", NOW.plusSeconds(1), NOW.plusSeconds(61)))
                .isTrue();
        assertThat(grants().lock(anna, "two", NOW.plusSeconds(61), NOW.plusSeconds(120)))
                .isTrue();
    }

    @Test
    void who_lets_go_lets_the_next_in_and_others_cannot_let_go_for_him() {
        AccountId anna = account("anna");
        grants().put(anna, FIRST, NOW);
        grants().lock(anna, "one", NOW, NOW.plusSeconds(60));
        grants().unlock(anna, "two");
        assertThat(grants().lock(anna, "two", NOW, NOW.plusSeconds(60))).isFalse();
        grants().unlock(anna, "one");
        assertThat(grants().lock(anna, "two", NOW, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void a_new_ciphertext_does_not_end_a_lease() {
        AccountId anna = account("anna");
        grants().put(anna, FIRST, NOW);
        grants().lock(anna, "one", NOW, NOW.plusSeconds(60));
        grants().replace(anna, grant(anna).version(), SECOND, State.ACTIVE, NOW);
        assertThat(grants().lock(anna, "two", NOW, NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void there_is_no_right_to_renew_what_is_not_there() {
        assertThat(grants().lock(account("anna"), "one", NOW, NOW.plusSeconds(60)))
                .isFalse();
    }
}
