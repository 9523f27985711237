package dev.rapport.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.ConsentFlow.Asking;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConsentFlowTest {
    /** RFC 7636, appendix B. */
    private static final Asking ASKING =
            new Asking("st4te", URI.create("https://a.example/back"), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    @Test
    void the_challenge_is_the_verifier_s_digest() {
        assertThat(ASKING.codeChallenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void state_and_verifier_are_not_printed() {
        assertThat(ASKING).hasToString("Asking[https://a.example/back]");
    }
}
