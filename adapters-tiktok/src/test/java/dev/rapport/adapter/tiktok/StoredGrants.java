package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Grants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps grants as the port demands: one exchange at a time, its result stored before it is handed out. */
final class StoredGrants implements Grants {
    private final Map<AccountId, Grant> kept = new HashMap<>();
    private final List<Grant> exchanged = new ArrayList<>();
    private final List<AccountId> withdrawn = new ArrayList<>();
    private boolean keeps = true;

    StoredGrants with(AccountId account, Grant grant) {
        kept.put(account, grant);
        return this;
    }

    /** From now on what an exchange brings cannot be stored. */
    StoredGrants failingToKeep() {
        keeps = false;
        return this;
    }

    @Override
    public synchronized Optional<Grant> find(AccountId account) {
        return Optional.ofNullable(kept.get(account));
    }

    @Override
    public synchronized boolean isWithdrawn(AccountId account) {
        return !kept.containsKey(account) && withdrawn.contains(account);
    }

    @Override
    public synchronized Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
        Grant current = kept.getOrDefault(account, spent);
        if (!current.equals(spent)) {
            return current;
        }
        Grant fresh = exchange.apply(spent);
        if (!keeps) {
            throw new IllegalStateException("the store is away");
        }
        kept.put(account, fresh);
        exchanged.add(fresh);
        return fresh;
    }

    @Override
    public synchronized void withdraw(AccountId account, Grant grant) {
        kept.remove(account);
        withdrawn.add(account);
    }

    synchronized List<Grant> exchanged() {
        return List.copyOf(exchanged);
    }

    synchronized List<AccountId> withdrawn() {
        return List.copyOf(withdrawn);
    }
}
