package dev.rapport.testkit.adapter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens of the played network: a refresh token works once and brings a new pair. Thread-safe. */
public final class PlayedTokens {
    private final Map<String, String> ownerOfAccess = new HashMap<>();
    private final Map<String, String> ownerOfRefresh = new HashMap<>();
    private int made;
    private int rotations;

    /** @param owner id of the account that consents */
    public record Pair(String owner, String access, String refresh) {}

    synchronized Pair issue(String owner) {
        Pair pair = new Pair(owner, "act-not-to-be-seen-" + ++made, "rft-not-to-be-seen-" + made);
        ownerOfAccess.put(pair.access(), owner);
        ownerOfRefresh.put(pair.refresh(), owner);
        return pair;
    }

    synchronized void expire() {
        ownerOfAccess.clear();
    }

    synchronized void withdraw() {
        ownerOfAccess.clear();
        ownerOfRefresh.clear();
    }

    /** Whose account an access token opens; empty if the network does not take it any more. */
    public synchronized Optional<String> ownerOf(String access) {
        return Optional.ofNullable(ownerOfAccess.get(access));
    }

    /** A new pair for a refresh token that was not used yet; empty if it was, or its consent is withdrawn. */
    public synchronized Optional<Pair> rotate(String refresh) {
        String owner = ownerOfRefresh.remove(refresh);
        if (owner == null) {
            return Optional.empty();
        }
        rotations++;
        return Optional.of(issue(owner));
    }

    synchronized int rotations() {
        return rotations;
    }
}
