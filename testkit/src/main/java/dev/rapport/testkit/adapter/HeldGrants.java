package dev.rapport.testkit.adapter;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Creators' consents as the port promises them: one exchange at a time, stored before it is used. Thread-safe. */
final class HeldGrants implements Grants {
    private final Map<AccountId, Grant> held = new HashMap<>();
    private final Set<AccountId> withdrawn = new HashSet<>();

    synchronized void put(AccountId account, Grant grant) {
        held.put(account, grant);
    }

    synchronized Set<AccountId> withdrawn() {
        return Set.copyOf(withdrawn);
    }

    @Override
    public synchronized Optional<Grant> find(AccountId account) {
        return Optional.ofNullable(held.get(account));
    }

    @Override
    public synchronized Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
        Grant known = held.get(account);
        if (known == null) {
            throw NetworkException.ofAccount(FailureKind.CONSENT_WITHDRAWN, "there is no grant any more");
        }
        if (!known.accessToken().reveal().equals(spent.accessToken().reveal())) {
            return known;
        }
        Grant renewed = exchange.apply(known);
        held.put(account, renewed);
        return renewed;
    }

    @Override
    public synchronized void withdraw(AccountId account, Grant grant) {
        held.remove(account);
        withdrawn.add(account);
    }
}
