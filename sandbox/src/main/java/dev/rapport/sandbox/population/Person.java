package dev.rapport.sandbox.population;

import java.util.List;
import java.util.Optional;

/**
 * An invented creator with one to three accounts, at most one on each network.
 *
 * @param key the creator's key in creators.csv
 * @param country ISO 3166-1 alpha-2; the town in it is invented
 * @param price for one post; empty when the person names none
 */
public record Person(
        String key,
        String name,
        List<String> niches,
        String country,
        String city,
        Optional<Price> price,
        List<Account> accounts) {
    public Person {
        niches = List.copyOf(niches);
        accounts = List.copyOf(accounts);
    }

    /** Empty when the person is not on that network. */
    public Optional<Account> account(SocialNetwork network) {
        return accounts.stream().filter(account -> account.network() == network).findFirst();
    }
}
