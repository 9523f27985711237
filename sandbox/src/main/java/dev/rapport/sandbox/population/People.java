package dev.rapport.sandbox.population;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the people: the named ones first, then one for each hard case, then a crowd up to the size wanted. */
final class People {
    /** Start of the keys of accounts that belong to nobody in creators.csv. */
    static final String STRANGER = "stranger";

    private final Origin origin;
    private final Map<SocialNetwork, List<Account>> accounts = new EnumMap<>(SocialNetwork.class);
    private final List<Person> people = new ArrayList<>();

    People(Origin origin) {
        this.origin = origin;
        for (SocialNetwork network : SocialNetwork.values()) {
            accounts.put(network, new ArrayList<>());
        }
    }

    void make(int wanted) {
        for (Role role : Role.values()) {
            named(role);
        }
        for (HardCase hardCase : HardCase.values()) {
            hard(hardCase);
        }
        stranger(SocialNetwork.INSTAGRAM, HardCase.HANDLE_TAKEN_OVER);
        stranger(SocialNetwork.YOUTUBE, HardCase.STRANGER_IN_BATCH);
        while (people.size() < wanted) {
            somebody(people.size());
        }
    }

    List<Person> people() {
        return people;
    }

    /** All accounts of a network, strangers included, by their numbers. */
    List<Account> accounts(SocialNetwork network) {
        return accounts.getOrDefault(network, List.of());
    }

    private void named(Role role) {
        SplittableRandom random = origin.random("role", role.name().hashCode());
        Crowd crowd = new Crowd(random);
        Traits traits = crowd.traits(role.network(), role.followers())
                .withRate(role.rate(), 0.2)
                .withPosts(Duration.ofDays(3), 60, true);
        Sketch sketch = sketch(role.creator(), handle(role.creator()), role.niche(), random);
        add(sketch, Map.of(role.network(), traits), null, random);
    }

    private void hard(HardCase hardCase) {
        SplittableRandom random = origin.random("hard case", hardCase.name().hashCode());
        Crowd crowd = new Crowd(random);
        Map<SocialNetwork, Traits> traits = new EnumMap<>(SocialNetwork.class);
        for (SocialNetwork network : networks(hardCase)) {
            Traits usual = crowd.traits(network, 12_000 + random.nextInt(30_000))
                    .withRate(0.03 + 0.05 * random.nextDouble(), 0.35)
                    .withPosts(Duration.ofHours(44), 70, true);
            traits.put(network, bend(usual, hardCase));
        }
        String niche = Words.NICHES.get(random.nextInt(Words.NICHES.size()));
        String shortName = hardCase.name().toLowerCase(Locale.ROOT).replace('_', '-');
        add(sketch(hardCase.creator(), handle(shortName), niche, random), traits, hardCase, random);
    }

    private static Traits bend(Traits usual, HardCase hardCase) {
        return switch (hardCase) {
            case ROUNDED_AUDIENCE -> usual.withFollowers(12_349);
            case ZERO_FOLLOWERS -> usual.withFollowers(0);
            case NO_POSTS, NO_UPLOADS_PLAYLIST -> usual.withPosts(usual.cadence(), 0, false);
            case ONE_POST -> usual.withPosts(usual.cadence(), 1, false);
            case ONLY_FRESH_POSTS -> usual.withPosts(Duration.ofHours(6), 6, true);
            default -> usual;
        };
    }

    private void somebody(int index) {
        SplittableRandom random = origin.random("somebody", index);
        Crowd crowd = new Crowd(random);
        String niche = Words.NICHES.get(random.nextInt(Words.NICHES.size()));
        String number = String.format("%04d", index);
        Sketch sketch = sketch("", "", niche, random);
        String first = sketch.name().substring(0, sketch.name().indexOf(' ')).toLowerCase(Locale.ROOT);
        long size = crowd.followers();
        Map<SocialNetwork, Traits> traits = new EnumMap<>(SocialNetwork.class);
        for (SocialNetwork network : crowd.networks()) {
            long followers = traits.isEmpty() ? size : crowd.elsewhere(size);
            traits.put(network, crowd.traits(network, followers));
        }
        add(sketch.named(niche + "-" + first + "-" + number, "sbx-" + first + "-" + number), traits, null, random);
    }

    /** Somebody whom nobody imports, behind a hard case of somebody else. */
    private void stranger(SocialNetwork network, HardCase hardCase) {
        SplittableRandom random = origin.random("stranger", hardCase.name().hashCode());
        String handle = hardCase == HardCase.HANDLE_TAKEN_OVER ? handle("handle-taken-over") : handle("stranger");
        String key = STRANGER + "-" + network.id();
        Sketch sketch = sketch(key, handle, Words.NICHES.getFirst(), random);
        account(network, sketch, new Crowd(random).traits(network, 31_000), hardCase);
    }

    private Sketch sketch(String key, String handle, String niche, SplittableRandom random) {
        int country = random.nextInt(Words.COUNTRIES.size());
        return new Sketch(key, handle, Words.name(random), niche, country, Words.town(country, random));
    }

    private void add(
            Sketch sketch, Map<SocialNetwork, Traits> traits, @Nullable HardCase hardCase, SplittableRandom random) {
        List<Account> own = new ArrayList<>();
        traits.forEach((network, trait) -> own.add(account(network, sketch, trait, hardCase)));
        long audience = traits.values().stream().mapToLong(Traits::followers).sum();
        List<String> niches = new ArrayList<>(List.of(sketch.niche()));
        if (random.nextInt(5) == 0) {
            niches.add(Words.NICHES.get((Words.NICHES.indexOf(sketch.niche()) + 3) % Words.NICHES.size()));
        }
        Map.Entry<String, String> country = Words.COUNTRIES.get(sketch.country());
        people.add(new Person(
                sketch.key(),
                sketch.name(),
                niches,
                country.getKey(),
                sketch.city(),
                price(audience, country.getValue(), random),
                own));
    }

    private Account account(SocialNetwork network, Sketch sketch, Traits traits, @Nullable HardCase hardCase) {
        List<Account> all = accounts(network);
        String handle = network == SocialNetwork.YOUTUBE
                ? sketch.handle()
                : sketch.handle().replace('-', '.');
        Account account = new Account(
                network,
                new Account.Profile(
                        sketch.key(),
                        sketch.name(),
                        handle,
                        sketch.niche(),
                        Words.COUNTRIES.get(sketch.country()).getKey(),
                        sketch.city()),
                all.size(),
                traits,
                origin,
                hardCase);
        all.add(account);
        return account;
    }

    /** Grows a little slower than the audience, within a factor of about two; one in ten names no price. */
    private static Optional<Price> price(long audience, String currency, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            return Optional.empty();
        }
        double amount =
                0.06 * StrictMath.pow((double) Math.max(500, audience), 0.85) * (0.6 + 0.9 * random.nextDouble());
        return Optional.of(new Price(BigDecimal.valueOf(5 * StrictMath.round(amount / 5) + 5), currency));
    }

    private static String handle(String name) {
        return "sbx-" + name;
    }

    private static Set<SocialNetwork> networks(HardCase hardCase) {
        return EnumSet.copyOf(hardCase.networks());
    }

    /** A person before the accounts. */
    private record Sketch(String key, String handle, String name, String niche, int country, String city) {
        Sketch named(String newKey, String newHandle) {
            return new Sketch(newKey, newHandle, name, niche, country, city);
        }
    }
}
