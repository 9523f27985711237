package dev.rapport.app.doctor;

import dev.rapport.app.secret.EncryptedGrants.Held;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.GrantStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Creators' grants: whether they still work and cover the same. */
record GrantChecks(List<Held> held, Instant now) {
    private static final String NAME = "scopes";
    /** YouTube's policies ask that a consent be checked again within 30 days; the same is kept to everywhere. */
    private static final Duration CHECKED_WITHIN = Duration.ofDays(28);

    /** Accounts whose grant was not withdrawn. */
    Set<AccountId> working() {
        return active().stream().map(Held::account).collect(Collectors.toSet());
    }

    private List<Held> active() {
        return held.stream()
                .filter(each -> each.state() == GrantStore.State.ACTIVE)
                .toList();
    }

    List<Check> checks() {
        if (held.isEmpty()) {
            return List.of(Check.ok(NAME, "no creator's grant is stored"));
        }
        List<Check> checks = new ArrayList<>();
        long withdrawn = held.size() - active().size();
        if (withdrawn > 0) {
            checks.add(Check.warn(
                    "grants",
                    withdrawn + " of " + held.size() + " grants were withdrawn",
                    "\"rapport credential list\" names them; ask these creators again."));
        }
        long expired = active().stream().filter(this::isExpired).count();
        if (expired > 0) {
            checks.add(Check.warn(
                    "grants",
                    expired + " of " + held.size() + " grants ran out",
                    "\"rapport credential list\" names them; ask these creators again."));
        }
        long unchecked = active().stream()
                .filter(each -> !isExpired(each) && each.updatedAt().isBefore(now.minus(CHECKED_WITHIN)))
                .count();
        if (unchecked > 0) {
            checks.add(Check.warn(
                    "grants",
                    unchecked + " of " + held.size() + " grants were not used for " + CHECKED_WITHIN.toDays()
                            + " days, so nobody knows whether they still hold",
                    "Sync these creators; a network that withdrew the consent says so then."));
        }
        Set<String> widest = active().stream()
                .map(each -> each.grant().scopes())
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        long narrow = active().stream()
                .filter(each -> !each.grant().scopes().containsAll(widest))
                .count();
        checks.add(
                narrow == 0
                        ? Check.ok(NAME, active().size() + " grants, each with " + String.join(", ", widest))
                        : Check.warn(
                                NAME,
                                narrow + " of " + active().size() + " grants lack some of " + String.join(", ", widest),
                                "What they lack reads as not-authorised; ask these creators to grant all of it."));
        return checks;
    }

    private boolean isExpired(Held each) {
        return each.grant()
                .refreshExpiresAt()
                .orElse(each.grant().accessExpiresAt())
                .isBefore(now);
    }
}
