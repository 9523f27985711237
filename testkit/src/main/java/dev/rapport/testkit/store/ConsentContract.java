package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.store.ConsentStore;
import dev.rapport.domain.store.ConsentStore.Purpose;
import dev.rapport.domain.store.ConsentStore.Token;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How {@link ConsentStore} keeps what creators were sent, and gives it out once. */
abstract class ConsentContract extends StorePart {
    private static final Instant NOW = Instant.parse("2026-03-02T20:00:00.123456Z");
    private static final byte[] BYTES = {0, 1, -1, 127, -128};

    ConsentContract(StoreContract contract) {
        super(contract);
    }

    private ConsentStore consents() {
        return store().consents();
    }

    private static Token token(String mark, Purpose purpose, AccountId account, Duration life) {
        return new Token(mark, purpose, account, BYTES, NOW.plus(life));
    }

    @Test
    void a_token_comes_back_byte_by_byte_until_it_runs_out() {
        AccountId anna = account("anna");
        Token token = token("m1", Purpose.INVITATION, anna, Duration.ofDays(1));
        consents().put(token, NOW);

        Token found = consents().find("m1", Purpose.INVITATION, NOW).orElseThrow();
        assertThat(found.ciphertext()).containsExactly(BYTES);
        assertThat(found.account()).isEqualTo(anna);
        assertThat(found.expiresAt()).isEqualTo(token.expiresAt());
        assertThat(consents().find("m1", Purpose.ASKING, NOW)).isEmpty();
        assertThat(consents().find("M1", Purpose.INVITATION, NOW)).isEmpty();
        assertThat(consents().find("m1", Purpose.INVITATION, token.expiresAt())).isEmpty();
        assertThat(consents().take("m1", Purpose.INVITATION, token.expiresAt())).isEmpty();
    }

    @Test
    void a_token_is_taken_once() {
        consents().put(token("m1", Purpose.ASKING, account("anna"), Duration.ofMinutes(1)), NOW);
        assertThat(consents().take("m1", Purpose.INVITATION, NOW)).isEmpty();
        assertThat(consents().take("m1", Purpose.ASKING, NOW)).isPresent();
        assertThat(consents().take("m1", Purpose.ASKING, NOW)).isEmpty();
    }

    @Test
    void an_account_s_open_tokens_are_listed_and_removed() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        consents().put(token("short", Purpose.INVITATION, anna, Duration.ofHours(1)), NOW);
        consents().put(token("long", Purpose.INVITATION, anna, Duration.ofHours(2)), NOW);
        consents().put(token("asking", Purpose.ASKING, anna, Duration.ofHours(3)), NOW);
        consents().put(token("other", Purpose.INVITATION, bea, Duration.ofHours(1)), NOW);

        assertThat(consents().open(anna, Purpose.INVITATION, NOW))
                .extracting(Token::mark)
                .containsExactly("long", "short");
        assertThat(consents().open(anna, Purpose.INVITATION, NOW.plus(Duration.ofHours(1))))
                .extracting(Token::mark)
                .containsExactly("long");

        consents().remove(anna);
        assertThat(consents().open(anna, Purpose.INVITATION, NOW)).isEmpty();
        assertThat(consents().find("asking", Purpose.ASKING, NOW)).isEmpty();
        assertThat(consents().find("other", Purpose.INVITATION, NOW)).isPresent();
    }

    @Test
    void whoever_is_forgotten_has_no_token_left() {
        consents().put(token("m1", Purpose.INVITATION, account("anna"), Duration.ofDays(1)), NOW);
        Act act = new Act("act-1", NOW, "tester");
        while (store().people().forget(act, new CreatorKey("anna"), 100).more()) {
            // the next part
        }
        assertThat(consents().find("m1", Purpose.INVITATION, NOW)).isEmpty();
    }
}
