package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Handle;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which account an entry by hand means.
 *
 * @param account empty if it cannot be told
 * @param refusal why not, with the remedy; else empty text
 */
record MeantAccount(Optional<Account> account, String refusal) {

    /** @param accounts all accounts of the entry's creator */
    static MeantAccount of(ReadingsByHand.Entry entry, Collection<Account> accounts) {
        if (accounts.isEmpty()) {
            return refused("there is no creator \"" + entry.creator() + "\"; import the creator first");
        }
        List<Account> there = accounts.stream()
                .filter(account -> account.network().equals(entry.network()))
                .toList();
        if (there.isEmpty()) {
            return refused("creator " + entry.creator() + " has no account on " + entry.network()
                    + "; import that account first");
        }
        if (entry.account().isEmpty()) {
            return there.size() == 1
                    ? new MeantAccount(Optional.of(there.get(0)), "")
                    : refused("creator " + entry.creator() + " has several accounts on " + entry.network() + ", "
                            + names(there) + "; say which in the column handle");
        }
        AccountReference named = entry.account().get();
        return there.stream()
                .filter(account -> isCalled(account, named))
                .findFirst()
                .map(account -> new MeantAccount(Optional.of(account), ""))
                .orElseGet(() -> refused("creator " + entry.creator() + " has " + names(there) + " on "
                        + entry.network() + " and not " + named + "; correct the row, or import that account first"));
    }

    private static MeantAccount refused(String reason) {
        return new MeantAccount(Optional.empty(), reason);
    }

    /** By its id, or by any handle that it ever had. */
    private static boolean isCalled(Account account, AccountReference named) {
        return named.externalId().isPresent() && named.externalId().equals(account.externalId())
                || named.handle()
                        .filter(handle ->
                                account.handle().filter(handle::equals).isPresent()
                                        || account.handles().stream()
                                                .anyMatch(period ->
                                                        period.handle().equals(handle)))
                        .isPresent();
    }

    private static String names(List<Account> accounts) {
        return accounts.stream()
                .map(account -> account.handle()
                        .map(Handle::toString)
                        .or(account::externalId)
                        .orElse("an account without a name"))
                .collect(Collectors.joining(", "));
    }
}
