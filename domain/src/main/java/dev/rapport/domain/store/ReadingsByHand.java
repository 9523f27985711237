package dev.rapport.domain.store;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.FactExport.AccountRow;
import dev.rapport.domain.store.FactExport.PostSnapshotRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Figures that people wrote down: of a media kit, of a screenshot, of another vendor's file. They live apart from what
 * networks' APIs said: no other port shows them, so rates, rankings, newest followers, growth and flags rest on the APIs
 * alone unless somebody asks to let a source in. Cohorts never let them in: a group's median must not move by what its
 * members say of themselves.
 */
public interface ReadingsByHand {

    /**
     * One figure or two as entered.
     *
     * @param account which of the creator's accounts on the network; needed where there are several
     * @param audience followers at a moment
     * @param post counts of a post at a moment; its id is the code of its address
     */
    record Entry(
            CreatorKey creator,
            Network network,
            Optional<AccountReference> account,
            Optional<AccountSnapshot> audience,
            Optional<PostSnapshot> post) {
        public Entry {
            if (audience.isEmpty() && post.isEmpty()) {
                throw new IllegalArgumentException("an entry holds followers, or counts of a post");
            }
        }
    }

    /** Followers at a moment as an account's reading; nothing else is known of the account then. */
    static AccountSnapshot audience(Followers followers, Provenance provenance) {
        return new AccountSnapshot(
                followers, Count.absent(Status.NOT_REPORTED), Status.NOT_REPORTED, false, provenance);
    }

    /**
     * Writes entries, one transaction for all. An entry whose account is not known is refused and says so, the others are
     * saved. Of one account or post, source and moment the last entry stands; entering the same again changes nothing.
     *
     * @param dryRun tells what would happen and changes nothing
     * @return one result per entry, in order; updated means that other figures stood there
     */
    List<Saved> save(List<Entry> entries, boolean dryRun);

    /**
     * What is known of these accounts; those without such readings are not in the answer.
     *
     * @param asOf only what was observed up to this moment; empty for everything
     */
    Map<AccountId, ByHand> of(Collection<AccountId> accounts, Set<Source> sources, Optional<Instant> asOf);

    /** Every audience that stands, by account and time, without holding them all. */
    void audiences(Consumer<AccountRow> row);

    /** Every reading of a post that stands, by account, post and time, without holding them all. */
    void posts(Consumer<PostSnapshotRow> row);
}
