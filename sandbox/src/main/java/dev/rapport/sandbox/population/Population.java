package dev.rapport.sandbox.population;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everybody in the sandbox and the truth about them. All people, names, handles and towns are invented: each handle
 * starts with {@code sbx}, each town is in a real country but not on its map. The same size, seed and start give the
 * same population. Immutable.
 */
public final class Population {
    private final Origin origin;
    private final List<Person> people;
    private final Map<String, Person> byKey = new HashMap<>();
    private final Map<SocialNetwork, List<Account>> accounts;
    private final Map<String, Account> byId = new HashMap<>();
    private final Map<String, List<Account>> byHandle = new HashMap<>();

    /**
     * @param size people wanted; the named people and those of the hard cases come in any case
     * @param start the moment from which counts grow and posts appear
     */
    public Population(int size, long seed, Instant start) {
        this.origin = new Origin(seed, start);
        People made = new People(origin);
        made.make(size);
        this.people = List.copyOf(made.people());
        people.forEach(person -> byKey.put(person.key(), person));
        this.accounts = Stream.of(SocialNetwork.values())
                .collect(Collectors.toMap(network -> network, network -> List.copyOf(made.accounts(network))));
        accounts.values().forEach(all -> all.forEach(this::index));
    }

    private void index(Account account) {
        byId.put(account.network().id() + ":" + account.id(), account);
        Stream.of(
                        account.handleAt(origin.start()),
                        account.handleAt(origin.start().plus(Account.CHANGE)))
                .distinct()
                .forEach(handle -> byHandle.merge(
                        key(account.network(), handle),
                        List.of(account),
                        (old, added) ->
                                Stream.concat(old.stream(), added.stream()).toList()));
    }

    /** Named people first, then the hard cases, then the crowd. */
    public List<Person> people() {
        return people;
    }

    /** By the key of creators.csv. */
    public Optional<Person> person(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Person role(Role role) {
        return person(role.creator()).orElseThrow();
    }

    public Person hardCase(HardCase hardCase) {
        return person(hardCase.creator()).orElseThrow();
    }

    /** All accounts of a network in the order of their numbers; a few of them belong to nobody in {@link #people}. */
    public List<Account> accounts(SocialNetwork network) {
        return accounts.getOrDefault(network, List.of());
    }

    /** Also finds accounts that the network would not show at some moment. */
    public Optional<Account> account(SocialNetwork network, String id) {
        return Optional.ofNullable(byId.get(network.id() + ":" + id));
    }

    /** Who bears that handle at that moment and can be seen; without a leading {@code @}, case does not matter. */
    public Optional<Account> bearer(SocialNetwork network, String handle, Instant now) {
        return byHandle.getOrDefault(key(network, handle), List.of()).stream()
                .filter(account ->
                        account.visibleAt(now) && account.handleAt(now).equalsIgnoreCase(handle))
                .min(Comparator.comparingInt(Account::number));
    }

    /** A YouTube video that is public at that moment. */
    public Optional<Video> video(String id, Instant now) {
        List<Account> channels = accounts(SocialNetwork.YOUTUBE);
        return Ids.place(origin, id)
                .filter(place -> place.account() < channels.size())
                .flatMap(place -> {
                    Account channel = channels.get(place.account());
                    return channel.visibleAt(now)
                            ? channel.postAt(place.slot(), now).map(post -> new Video(channel, post))
                            : Optional.empty();
                });
    }

    /** A post and the channel it is on. */
    public record Video(Account channel, Post post) {}

    private static String key(SocialNetwork network, String handle) {
        return network.id() + ":" + handle.toLowerCase(Locale.ROOT);
    }
}
