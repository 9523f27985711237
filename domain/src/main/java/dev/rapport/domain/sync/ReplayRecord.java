package dev.rapport.domain.sync;

import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.StoredRecord;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.store.QuarantineStore;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a record that was set aside through today's reader of its network, and stores what it tells if it reads well. */
public final class ReplayRecord {
    private final QuarantineStore quarantine;
    private final Clock clock;

    public ReplayRecord(QuarantineStore quarantine, Clock clock) {
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** @param detail what was stored, or why it stays set aside */
    public record Result(boolean replayed, String detail) {}

    /**
     * Reads one entry again. Where the reader says what is wrong, its words are kept with the entry; where no reader can be
     * asked, nothing changes.
     *
     * @param by who asks for it
     */
    public Result replay(QuarantineEntry entry, Optional<NetworkAdapterProvider> provider, String by) {
        Optional<String> content = quarantine.record(entry.id());
        if (content.isEmpty() || entry.origin().isEmpty()) {
            return new Result(
                    false, "it was kept without what reading it again needs; the next sync reads the account anew");
        }
        if (provider.isEmpty()) {
            return new Result(false, "no adapter of " + entry.account().network() + " is installed");
        }
        Finding.Origin origin = entry.origin().get();
        Optional<RecordReading> reading = provider.get()
                .reread(new StoredRecord(content.get(), origin, entry.account().handle()));
        if (reading.isEmpty()) {
            return new Result(
                    false,
                    "the adapter of " + entry.account().network() + " does not read a " + origin.shape() + " again");
        }
        return trouble(entry, reading.get())
                .map(reason -> refused(entry, reason, by))
                .orElseGet(() -> stored(entry, origin, reading.get(), by));
    }

    private static Optional<String> trouble(QuarantineEntry entry, RecordReading reading) {
        if (!reading.findings().isEmpty()) {
            return Optional.of(reading.findings().stream().map(Finding::detail).collect(Collectors.joining("; ")));
        }
        return reading instanceof RecordReading.OfAccount numbers
                ? numbers.externalId()
                        .filter(told -> entry.account()
                                .externalId()
                                .filter(known -> !known.equals(told))
                                .isPresent())
                        .map(told -> "it is of the account " + told + ", not of this one")
                : Optional.empty();
    }

    private Result refused(QuarantineEntry entry, String reason, String by) {
        quarantine.decide(entry.id(), new Decision(clock.instant(), State.OPEN, by, reason));
        return new Result(false, reason);
    }

    private Result stored(QuarantineEntry entry, Finding.Origin origin, RecordReading reading, String by) {
        if (reading instanceof RecordReading.OfPost post) {
            String name = "post " + post.post().id();
            boolean changed = quarantine.replay(entry.id(), snapshot(post, origin), decision(name, by));
            return new Result(true, told(name, changed, origin));
        }
        if (reading instanceof RecordReading.OfAccount numbers) {
            boolean changed = quarantine.replay(
                    entry.id(),
                    origin.observedAt(),
                    numbers.followers(),
                    numbers.postsTotal(),
                    decision("account", by));
            return new Result(true, told("account", changed, origin));
        }
        throw new IllegalStateException("what is unusable has findings");
    }

    private Decision decision(String what, String by) {
        return new Decision(clock.instant(), State.REPLAYED, by, what);
    }

    private static String told(String what, boolean changed, Finding.Origin origin) {
        return what + ", as of " + origin.observedAt() + (changed ? "" : ": nothing was missing");
    }

    private static PostSnapshot snapshot(RecordReading.OfPost reading, Finding.Origin origin) {
        PostReading post = reading.post();
        return new PostSnapshot(
                post.id(),
                post.url(),
                post.format(),
                post.publishedAt(),
                post.sponsored(),
                post.counts(),
                new Provenance(Source.NETWORK_API, reading.route(), origin.observedAt()));
    }
}
