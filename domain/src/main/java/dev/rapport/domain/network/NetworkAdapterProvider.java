package dev.rapport.domain.network;

import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a jar brings to add a network, named in {@code META-INF/services}; one per network. Does no I/O. */
public interface NetworkAdapterProvider {
    /**
     * Version of this port as {@code major.minor}. The minor grows with what is added, the major when adapters built
     * against an earlier one no longer work. A plug-in jar states the version it was built against as
     * {@code Rapport-Adapter-Api} in its manifest.
     */
    String API_VERSION = "1.0";

    Network network();

    /** The network's name as people write it. */
    String displayName();

    /** Every setting under {@code networks.<id>.}; others are refused. */
    List<Setting<?>> settings();

    /** Whether credentials were given, so that {@link #create} works or says what is missing beside them. */
    boolean isConfigured(Settings settings);

    /** What this network can tell with these settings, credentials or not. */
    Capabilities capabilities(Settings settings);

    /**
     * What a user means by a handle or a profile address.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    AccountReference reference(String handleOrAddress);

    /**
     * Checks an id that a user gave for an account.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    AccountReference referenceById(String externalId);

    /**
     * Which post a web address leads to, found without asking the network.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    default PostAddress postAddress(String address) {
        return PostAddress.plain(address);
    }

    /** Where people see the account; empty if what is known does not lead there. */
    Optional<String> profileUrl(Optional<Handle> handle, Optional<String> externalId);

    /**
     * The consent that a network's own token answer holds, its lifetimes made absolute. Empty for networks that are read
     * without creators' consent.
     *
     * @param tokenAnswer the answer as the network gave it; never repeated in a message
     * @param receivedAt when the network gave it
     * @throws IllegalArgumentException naming what the answer lacks
     */
    default Optional<Grant> grant(String tokenAnswer, Instant receivedAt) {
        return Optional.empty();
    }

    /**
     * How creators connect their account with these settings. Empty where they have no reason to: the network is read
     * without their consent, or takes it in another way.
     *
     * @throws IllegalArgumentException naming every setting that is missing or wrong, one per line
     */
    default Optional<ConsentFlow> consent(Context context) {
        return Optional.empty();
    }

    /**
     * What a network's own message says that tells of consents taken back, once its signature is right. Empty for networks
     * that send none.
     */
    default Optional<RevocationNotice> revocation(Context context) {
        return Optional.empty();
    }

    /**
     * Reads a record again that an earlier reading set aside, as this version of the adapter reads such a record now.
     * Needs no credentials and calls nobody; texts are left out. Empty if the adapter does not offer it, or does not know
     * the shape.
     */
    default Optional<RecordReading> reread(StoredRecord record) {
        return Optional.empty();
    }

    /**
     * How long this network's terms let its data be kept, with these settings. One without a route, and one more for each
     * route that has its own.
     */
    default List<RetentionTerms> retention(Settings settings) {
        return List.of(RetentionTerms.unknown());
    }

    /**
     * Creates the adapter.
     *
     * @throws IllegalArgumentException naming every setting that is missing or wrong, one per line
     */
    NetworkAdapter create(Context context);

    /**
     * What an adapter is made from.
     *
     * @param settings those given under the network's prefix, for the adapter to check
     * @param clock the time that the adapter goes by; in tests it may stand still
     */
    record Context(Settings settings, Clock clock) {}
}
