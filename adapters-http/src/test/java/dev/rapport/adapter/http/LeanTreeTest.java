package dev.rapport.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeanTreeTest {
    private static final JsonMapper JACKSON = new JsonMapper();

    private static JsonBodies.Body read(String text, String... unread) {
        return JsonBodies.read(text.getBytes(StandardCharsets.UTF_8), Set.of(unread));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"text\"",
                "17",
                "{\"a\":[1,-2147483649,92233720368547758070,1.5,1e400,true,false,null,\"\\u00e9\\u0000\",[],[{}]],\"b\":{\"c\":{}}}",
                "{\"twice\":1,\"twice\":{\"last\":\"wins\"}}"
            })
    void isJacksonsOwnTreeWhereEverythingIsRead(String text) {
        JsonNode tree = read(text).tree();

        assertThat(tree).isEqualTo(JACKSON.readTree(text));
        assertThat(tree.toString()).isEqualTo(JACKSON.readTree(text).toString());
    }

    @Test
    void keepsTheNamesOfWhatIsNotReadAndNothingElseOfIt() {
        JsonBodies.Body body = read(
                "{\"items\":[{\"id\":\"a\",\"pictures\":{\"small\":{\"url\":\"u\"}},\"title\":\"t\"},"
                        + "{\"pictures\":[1,[2]],\"id\":\"b\",\"note\":\"secret\"}]}",
                "pictures",
                "note");

        assertThat(body.trouble()).isEmpty();
        assertThat(body.tree())
                .hasToString("{\"items\":[{\"id\":\"a\",\"pictures\":\"(not read)\",\"title\":\"t\"},"
                        + "{\"pictures\":\"(not read)\",\"id\":\"b\",\"note\":\"(not read)\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pictures\":{\"small\":", "{\"pictures\":[1,", "{\"pictures\":[}]}", "{} {}", "{}x"})
    void isBrokenWhereItIsBrokenInWhatIsNotRead(String text) {
        JsonBodies.Body body = read(text, "pictures");

        assertThat(body.tree().isMissingNode()).isTrue();
        assertThat(body.trouble()).startsWith("a body that");
    }

    @Test
    void isBoundInDepthWhereItIsNotReadToo() {
        String deep = "[".repeat(101) + "]".repeat(101);

        assertThat(read("{\"pictures\":" + deep + "}", "pictures").trouble()).startsWith("a body that is not readable");
    }
}
