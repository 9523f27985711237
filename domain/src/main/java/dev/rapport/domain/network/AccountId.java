package dev.rapport.domain.network;

/** Our own id of an account: made by the store, ordered by time, never reused, never sent to a network. */
public record AccountId(long value) implements Comparable<AccountId> {
    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }
}
