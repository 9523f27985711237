package dev.rapport.domain.retention;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tombstones of several keepers laid together, to be asked about names. Immutable. */
public final class Tombstones {
    private static final int SALT_BYTES = 32;
    private static final int PERSON_BYTES = 16;

    private final Map<String, Tombstone> byMark = new HashMap<>();
    private final Set<String> salts;

    Tombstones(Collection<Tombstone> all) {
        all.forEach(each -> byMark.merge(each.mark(), each, Tombstone::later));
        salts = byMark.values().stream().map(Tombstone::salt).collect(Collectors.toUnmodifiableSet());
    }

    static String name(CreatorKey creator) {
        return "creator:" + creator;
    }

    static String name(Network network, Handle handle) {
        return network + ":handle:" + handle.value();
    }

    static String name(Network network, String externalId) {
        return network + ":id:" + externalId;
    }

    boolean isEmpty() {
        return byMark.values().stream().allMatch(Tombstone::lifted);
    }

    /** How many people are forgotten. */
    public long people() {
        return byMark.values().stream()
                .filter(each -> !each.lifted())
                .map(Tombstone::person)
                .distinct()
                .count();
    }

    Collection<Tombstone> all() {
        return byMark.values();
    }

    /** Whether the keeper lacks something that is known here. */
    boolean exceed(Collection<Tombstone> kept) {
        return !Set.copyOf(kept).containsAll(byMark.values());
    }

    /** The one that is set for the name. */
    Optional<Tombstone> of(String name) {
        return salts.stream()
                .map(salt -> byMark.get(mark(salt, name)))
                .filter(found -> found != null && !found.lifted())
                .findFirst();
    }

    /** Since when whom the entry names is forgotten; empty if nobody of them is. */
    public Optional<Instant> forgottenSince(CreatorEntry entry) {
        return of(entry).map(Tombstone::changedAt).findFirst();
    }

    private Stream<Tombstone> of(CreatorEntry entry) {
        return Stream.of(
                        Optional.of(name(entry.creator())),
                        entry.account().externalId().map(id -> name(entry.network(), id)),
                        entry.account().handle().map(handle -> name(entry.network(), handle)))
                .flatMap(Optional::stream)
                .flatMap(name -> of(name).stream());
    }

    /** New ones for one person's names, under the salt that is in use. */
    List<Tombstone> set(Collection<String> names, Instant now) {
        String salt = salts.stream().sorted().findFirst().orElseGet(() -> random(SALT_BYTES));
        String person = random(PERSON_BYTES);
        return names.stream()
                .map(name -> new Tombstone(salt, mark(salt, name), person, now, false))
                .toList();
    }

    /** Those of everybody whom the entry names, lifted; names that it does not tell too. */
    List<Tombstone> lifted(CreatorEntry entry, Instant now) {
        Set<String> people = of(entry).map(Tombstone::person).collect(Collectors.toSet());
        return byMark.values().stream()
                .filter(each -> people.contains(each.person()) && !each.lifted())
                .map(each -> new Tombstone(each.salt(), each.mark(), each.person(), now, true))
                .toList();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String mark(String salt, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(HexFormat.of().parseHex(salt));
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
