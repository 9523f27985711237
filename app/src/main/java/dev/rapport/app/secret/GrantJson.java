package dev.rapport.app.secret;

import dev.rapport.domain.network.Grant;
import dev.rapport.domain.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A grant as it is encrypted. */
final class GrantJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private GrantJson() {}

    private record Written(
            String externalId,
            String accessToken,
            String accessExpiresAt,
            @Nullable String refreshToken,
            @Nullable String refreshExpiresAt,
            Set<String> scopes) {}

    static byte[] write(Grant grant) {
        return JSON.writeValueAsString(new Written(
                        grant.externalId(),
                        grant.accessToken().reveal(),
                        grant.accessExpiresAt().toString(),
                        grant.refreshToken().map(Secret::reveal).orElse(null),
                        grant.refreshExpiresAt().map(Instant::toString).orElse(null),
                        new TreeSet<>(grant.scopes())))
                .getBytes(StandardCharsets.UTF_8);
    }

    static Grant read(byte[] json) {
        Written written = JSON.readValue(json, Written.class);
        return new Grant(
                written.externalId(),
                new Secret(written.accessToken()),
                Instant.parse(written.accessExpiresAt()),
                Optional.ofNullable(written.refreshToken()).map(Secret::new),
                Optional.ofNullable(written.refreshExpiresAt()).map(Instant::parse),
                written.scopes());
    }
}
