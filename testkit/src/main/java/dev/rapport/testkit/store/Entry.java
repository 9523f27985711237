package dev.rapport.testkit.store;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** Builds what a user enters, from nothing but what a test is about. */
final class Entry {
    private final CreatorKey creator;
    private final Network network;
    private Optional<Handle> handle = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Set<String> niches = Set.of();
    private Optional<String> country = Optional.empty();
    private Optional<String> city = Optional.empty();
    private Optional<Money> price = Optional.empty();
    private Set<String> tags = Set.of();
    private Optional<String> notes = Optional.empty();

    private Entry(String creator, Network network) {
        this.creator = new CreatorKey(creator);
        this.network = network;
    }

    static Entry of(String creator, Network network) {
        return new Entry(creator, network);
    }

    static Entry of(String creator) {
        return new Entry(creator, Network.YOUTUBE);
    }

    Entry handle(String value) {
        handle = Optional.of(new Handle(value));
        return this;
    }

    Entry id(String value) {
        id = Optional.of(value);
        return this;
    }

    Entry name(String value) {
        name = Optional.of(value);
        return this;
    }

    Entry niches(String... values) {
        niches = Set.of(values);
        return this;
    }

    Entry country(String value) {
        country = Optional.of(value);
        return this;
    }

    Entry city(String value) {
        city = Optional.of(value);
        return this;
    }

    Entry price(String amount, String currency) {
        price = Optional.of(new Money(new BigDecimal(amount), Currency.getInstance(currency)));
        return this;
    }

    Entry tags(String... values) {
        tags = Set.of(values);
        return this;
    }

    Entry notes(String value) {
        notes = Optional.of(value);
        return this;
    }

    CreatorEntry entry() {
        return new CreatorEntry(
                creator, name, network, new AccountReference(handle, id), niches, country, city, price, tags, notes);
    }
}
