package dev.rapport.adapter.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.RevocationNotice.Told;
import dev.rapport.domain.setting.Secret;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRequestTest {
    /** {"algorithm":"HMAC-SHA256","issued_at":1764000000,"user_id":"218471"} in Base64, signed by openssl with app-secret. */
    private static final String PAYLOAD =
            "eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTc2NDAwMDAwMCwidXNlcl9pZCI6IjIxODQ3MSJ9";

    private static final String SIGNATURE = "xFzkhEn968wtqmoiI01rb0XmShmme0zT-PxQbDpSung";

    private final SignedRequest requests = new SignedRequest(new Secret("app-secret"));

    @Test
    void a_signed_request_tells_who_asks_and_when() {
        assertThat(requests.read(Map.of(), "other=1&signed_request=" + SIGNATURE + "." + PAYLOAD))
                .contains(new Told("218471", Instant.ofEpochSecond(1_764_000_000)));
        assertThat(requests.read(Map.of(), "signed_request=" + SIGNATURE + "%3D." + PAYLOAD))
                .as("with the padding that Meta is seen to add")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signed_request=",
                "signed_request=a",
                "signed_request=.",
                "signed_request=a.b.c",
                "signed_request=*.*"
            })
    void what_is_none_is_refused(String body) {
        assertThatThrownBy(() -> requests.read(Map.of(), body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_app_s_signature_is_refused() {
        String body = "signed_request=" + SIGNATURE + "." + PAYLOAD;
        assertThatThrownBy(() -> new SignedRequest(new Secret("other")).read(Map.of(), body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the message is not signed by Meta");
        assertThatThrownBy(() -> requests.read(Map.of(), body + "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
