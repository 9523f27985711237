package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Keys and tokens stand in no message, log, finding or text of an object, even when the network repeats them. */
abstract class SecretContract extends AdapterPart {
    SecretContract(AdapterContract contract) {
        super(contract);
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (Setting<?> setting : contract.provider().settings()) {
            String value = contract.given().given().get(setting.key());
            if (setting.isSecret() && value != null) {
                secrets.add(value);
            }
        }
        contract.grants.find(new dev.rapport.domain.network.AccountId(1)).ifPresent(grant -> {
            secrets.add(grant.accessToken().reveal());
            grant.refreshToken().ifPresent(token -> secrets.add(token.reveal()));
        });
        return secrets;
    }

    private void assertKept(String where, Object said) {
        secrets().forEach(secret -> assertThat(String.valueOf(said)).as(where).doesNotContain(secret));
    }

    @Test
    final void secrets_are_declared_as_secrets() {
        given(1, 500, 0);
        assertThat(secrets()).isNotEmpty().allMatch(secret -> secret.contains(AdapterContract.SECRET));
        for (Setting<?> setting : contract.provider().settings()) {
            if (contract.given().given().getOrDefault(setting.key(), "").contains(AdapterContract.SECRET)) {
                assertThat(setting.isSecret()).as(setting.key()).isTrue();
            }
        }
    }

    @Test
    final void no_object_shows_a_secret() {
        NetworkAdapter adapter = contract.adapter();
        assertKept("adapter", adapter);
        assertKept("capabilities", adapter.capabilities());
        assertKept("owner of the quota", adapter.quotaOwner());
        assertKept("provider", contract.provider());
        assertKept("estimate", adapter.estimate(new ReadRequest(given(2, 0), 20, false)));
    }

    @Test
    final void what_goes_wrong_is_told_without_secrets_even_if_the_network_repeats_them() {
        AccountToRead account = given(1, 500, 1);
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = listening(logged);
        Logger root = Logger.getLogger("");
        Level before = Objects.requireNonNullElse(root.getLevel(), Level.INFO);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try {
            for (int status : new int[] {200, 400, 401, 403, 404, 429, 500}) {
                contract.meddle((number, asked, honest) -> repeating(status, asked));
                assertKept("outcome of status " + status, outcome(1, account));
            }
        } finally {
            root.setLevel(before);
            root.removeHandler(handler);
        }
        logged.forEach(line -> assertKept("log", line));
        assertThat(server().requests()).isPositive();
    }

    /** An error page that shows the whole request. */
    private static Answer repeating(int status, Asked asked) {
        String page = "{\"error\": not JSON " + asked.address() + " " + asked.headers() + " " + asked.body();
        return Answer.json(status, "").with(page.getBytes(StandardCharsets.UTF_8));
    }

    private static Handler listening(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                // What the played network's own server logs is not the adapter's.
                if (line.getLoggerName() == null || !line.getLoggerName().startsWith("com.sun.net.httpserver")) {
                    logged.add(line.getMessage() + " " + line.getThrown() + " "
                            + java.util.Arrays.toString(line.getParameters()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
