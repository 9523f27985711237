package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Grants by account, with who may renew them. */
final class MemoryGrants implements GrantStore {
    private record Lease(String holder, Instant until) {}

    private final Map<AccountId, StoredGrant> grants = new TreeMap<>();
    private final Map<AccountId, Lease> leases = new HashMap<>();

    private static StoredGrant copy(StoredGrant grant) {
        return new StoredGrant(
                grant.account(), grant.ciphertext().clone(), grant.version(), grant.state(), grant.updatedAt());
    }

    @Override
    public synchronized Optional<StoredGrant> find(AccountId account) {
        return Optional.ofNullable(grants.get(account)).map(MemoryGrants::copy);
    }

    @Override
    public synchronized List<StoredGrant> list() {
        return grants.values().stream().map(MemoryGrants::copy).toList();
    }

    @Override
    public synchronized void put(AccountId account, byte[] ciphertext, Instant now) {
        StoredGrant before = grants.get(account);
        long version = before == null ? 1 : before.version() + 1;
        grants.put(account, copy(new StoredGrant(account, ciphertext, version, State.ACTIVE, now)));
    }

    @Override
    public synchronized boolean replace(AccountId account, long version, byte[] ciphertext, State state, Instant now) {
        StoredGrant before = grants.get(account);
        if (before == null || before.version() != version) {
            return false;
        }
        grants.put(account, copy(new StoredGrant(account, ciphertext, version + 1, state, now)));
        return true;
    }

    @Override
    public synchronized boolean remove(AccountId account) {
        leases.remove(account);
        return grants.remove(account) != null;
    }

    @Override
    public synchronized boolean lock(AccountId account, String holder, Instant now, Instant until) {
        Lease lease = leases.get(account);
        boolean isTaken =
                lease != null && !lease.holder().equals(holder) && lease.until().isAfter(now);
        if (isTaken || !grants.containsKey(account)) {
            return false;
        }
        leases.put(account, new Lease(holder, until));
        return true;
    }

    @Override
    public synchronized void unlock(AccountId account, String holder) {
        leases.computeIfPresent(account, (id, lease) -> lease.holder().equals(holder) ? null : lease);
    }
}
