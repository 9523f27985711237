package dev.rapport.benchmark;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.setting.Secret;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Every account has connected; its token tells whose it is. */
public final class Consents implements Grants {
    private static final Set<String> SCOPES =
            Set.of("user.info.basic", "user.info.profile", "user.info.stats", "video.list");

    private final Instant accessExpiresAt;
    private final Map<AccountId, Grant> renewed = new ConcurrentHashMap<>();

    /** @param accessExpiresAt of everybody's first token */
    public Consents(Instant accessExpiresAt) {
        this.accessExpiresAt = accessExpiresAt;
    }

    @Override
    public Optional<Grant> find(AccountId account) {
        Grant newer = renewed.get(account);
        return Optional.of(
                newer != null
                        ? newer
                        : new Grant(
                                "open-" + account.value(),
                                new Secret("access-" + account.value()),
                                accessExpiresAt,
                                Optional.of(new Secret("refresh-" + account.value())),
                                Optional.empty(),
                                SCOPES));
    }

    @Override
    public Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
        Grant grant = exchange.apply(spent);
        renewed.put(account, grant);
        return grant;
    }

    @Override
    public void withdraw(AccountId account, Grant grant) {
        throw new IllegalStateException("the stub refused the token of " + account);
    }
}
