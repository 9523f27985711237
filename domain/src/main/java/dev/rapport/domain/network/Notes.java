package dev.rapport.domain.network;

import java.util.Optional;

/**
 * What an adapter learnt of accounts that it has not finished, so that whoever goes on after a process that ended need not
 * ask for it again. Safe for use by many threads.
 */
public interface Notes {
    /** Characters; what is longer is not kept. */
    int LONGEST = 60_000;

    /** What was noted before this read began; empty if nothing was, or it was lost. */
    Optional<String> of(AccountId account);

    /** Keeps a note until the account has its outcome, instead of an earlier one. */
    void keep(AccountId account, String note);

    /** For a read that nobody goes on with. */
    static Notes none() {
        return new Notes() {
            @Override
            public Optional<String> of(AccountId account) {
                return Optional.empty();
            }

            @Override
            public void keep(AccountId account, String note) {}
        };
    }
}
