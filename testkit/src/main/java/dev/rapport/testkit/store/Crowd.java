package dev.rapport.testkit.store;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Accounts of every kind that a ranking may meet, the same each time. */
final class Crowd {
    private static final String READ = "2026-03-02T00:00:00Z";
    private static final List<Network> NETWORKS = List.of(Network.INSTAGRAM, Network.TIKTOK, Network.YOUTUBE);

    private final Random random = new Random(42);
    private final StorePart store;

    private Crowd(StorePart store) {
        this.store = store;
    }

    /** Saves and reads this many accounts, some of them not at all. */
    static List<AccountId> of(StorePart store, int accounts) {
        return new Crowd(store).fill(accounts);
    }

    private List<AccountId> fill(int number) {
        List<AccountId> accounts = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            AccountId account = enter(i);
            accounts.add(account);
            if (random.nextInt(12) > 0) {
                told.add(told(account, i));
            }
        }
        for (int from = 0; from < told.size(); from += 50) {
            store.append(told.subList(from, Math.min(from + 50, told.size())).toArray(new Told[0]));
        }
        return accounts;
    }

    private AccountId enter(int i) {
        Network network = NETWORKS.get(i % 3);
        String handle = "handle" + i;
        Entry entry = Entry.of("creator-" + i / 2, network).handle(handle);
        switch (random.nextInt(4)) {
            case 0 -> entry.niches("food").tags("vip");
            case 1 -> entry.niches("food", "travel").country("FR");
            case 2 -> entry.country("DE").city("Paris");
            default -> entry.city("Rome");
        }
        if (random.nextInt(3) > 0) {
            entry.price(10 + random.nextInt(3) * 5 + ".00", random.nextBoolean() ? "EUR" : "USD");
        }
        store.save(entry);
        return store.view(network + ":" + handle).account().id();
    }

    private Told told(AccountId account, int i) {
        Told told = Told.of(account, READ).listed();
        if (random.nextInt(3) > 0) {
            told.id("id-" + (char) ('a' + random.nextInt(26)) + i);
        }
        if (random.nextInt(15) == 0) {
            told.state(AccountState.Kind.NOT_FOUND, "gone");
        }
        told.snapshot(new AccountSnapshot(
                followers(),
                Count.of(12),
                random.nextInt(12) == 0 ? Status.NOT_OFFERED_BY_NETWORK : Status.MEASURED,
                random.nextInt(14) == 0,
                told.provenance()));
        long around = random.nextInt(4) * 500L + 100;
        int posts = random.nextInt(20);
        for (int j = 0; j < posts; j++) {
            told.post(post(told, "post-" + i + "-" + j, j, around));
        }
        return told;
    }

    private Followers followers() {
        return switch (random.nextInt(12)) {
            case 0 -> Followers.absent(Status.HIDDEN_BY_CREATOR);
            case 1 -> Followers.exact(0);
            case 2 -> Followers.rounded(12_300, 12_300, 12_399);
            default -> Followers.exact(2_000L + random.nextInt(8) * 8_000L);
        };
    }

    private PostSnapshot post(Told told, String id, int age, long around) {
        Count none = Count.absent(Status.NOT_REPORTED);
        Count likes = random.nextInt(20) == 0 ? Count.absent(Status.HIDDEN_BY_CREATOR) : Count.of(amount(around));
        return new PostSnapshot(
                id,
                Optional.empty(),
                random.nextInt(20) == 0 ? PostFormat.LIVE : PostFormat.VIDEO,
                random.nextInt(30) == 0
                        ? Optional.empty()
                        : Optional.of(Instant.parse(READ).minus(Duration.ofHours(20L + age * 30L))),
                Optional.empty(),
                new PostCounts(
                        likes,
                        Count.of(random.nextInt(50)),
                        random.nextInt(25) == 0 ? none : Count.of(random.nextInt(20)),
                        none,
                        random.nextInt(10) == 0 ? none : Count.of(amount(around * 15))),
                told.provenance());
    }

    /** Often the same, so that accounts tie. */
    private long amount(long around) {
        return random.nextInt(3) == 0 ? around : random.nextLong(around * 2);
    }
}
