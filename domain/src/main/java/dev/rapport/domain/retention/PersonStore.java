package dev.rapport.domain.retention;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Everything the store holds about one person, to be handed out or deleted. */
public interface PersonStore {

    /** What one account is known by. */
    record AccountNames(
            AccountId account,
            CreatorKey creator,
            Network network,
            Optional<String> externalId,
            Optional<Handle> handle) {}

    /**
     * One row about a person.
     *
     * @param values by field, in camel case: texts, numbers, truth values or instants; what is unknown is left out, and so
     *     is every secret
     */
    record HeldRow(DataKind kind, SortedMap<String, Object> values) {}

    /** @param more whether another call is needed */
    record Step(Removals removed, boolean more) {}

    /** A page of accounts by ascending id, those after {@code after}. */
    List<AccountNames> names(Optional<AccountId> after, int limit);

    /** Every account of one creator; empty if there is no such creator. */
    List<AccountNames> namesOf(CreatorKey creator);

    /** All that is held about a creator, kind after kind, oldest first; empty if there is no such creator. */
    List<HeldRow> held(CreatorKey creator);

    /**
     * Deletes the next part of all that is held about a creator, one account after the other and the creator last, and
     * logs it, in one transaction. What is appended meanwhile goes too.
     *
     * @param rows at most this many facts at a time
     */
    Step forget(Act act, CreatorKey creator, int rows);
}
