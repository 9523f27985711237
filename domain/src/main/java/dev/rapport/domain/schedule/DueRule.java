package dev.rapport.domain.schedule;

import dev.rapport.domain.creator.AccountState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts are due at one moment.
 *
 * @param campaignTags in lower case
 * @param readBefore by purpose: an account is due if its newest reading is older or it has none; one that is gone, if the
 *     network was last asked for it before
 * @param youngSince a post from then on is young
 * @param activeSince who posted nothing from then on is dormant, if the list of posts was ever read
 * @param untried only accounts that nobody tried to read yet, and those that were refused before their grant came
 */
public record DueRule(
        Set<String> campaignTags,
        Map<Purpose, Instant> readBefore,
        Instant youngSince,
        Instant activeSince,
        boolean untried) {
    /** States in which the network has nothing to tell; it is asked less often whether that changed. */
    public static final Set<AccountState.Kind> GONE =
            Set.of(AccountState.Kind.NOT_FOUND, AccountState.Kind.NOT_READABLE, AccountState.Kind.CONFLICT);

    public DueRule {
        campaignTags = Set.copyOf(campaignTags);
        readBefore = Map.copyOf(readBefore);
        if (readBefore.size() != Purpose.values().length) {
            throw new IllegalArgumentException("every purpose needs a moment");
        }
    }

    DueRule ofUntried() {
        return new DueRule(campaignTags, readBefore, youngSince, activeSince, true);
    }

    public Instant readBefore(Purpose purpose) {
        Instant moment = readBefore.get(purpose);
        if (moment == null) {
            throw new IllegalStateException("no moment for " + purpose);
        }
        return moment;
    }

    /**
     * What an account is read for: the first that fits.
     *
     * @param campaign whether its creator carries one of the tags
     * @param listed whether its list of posts was ever read
     * @param newestPost of its posts that are still there
     */
    public Purpose purpose(
            AccountState.Kind state, boolean campaign, boolean read, boolean listed, Optional<Instant> newestPost) {
        if (GONE.contains(state)) {
            return Purpose.DORMANT;
        }
        if (campaign) {
            return Purpose.CAMPAIGN;
        }
        if (!read) {
            return Purpose.NEW;
        }
        if (newestPost.filter(at -> !at.isBefore(youngSince)).isPresent()) {
            return Purpose.YOUNG;
        }
        boolean active = newestPost.filter(at -> !at.isBefore(activeSince)).isPresent();
        return active || !listed ? Purpose.CANDIDATE : Purpose.DORMANT;
    }
}
