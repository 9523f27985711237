package dev.rapport.app.wording;

import dev.rapport.app.cli.CommandException;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.util.List;
import java.util.Optional;

/**
 * The creator whom a person named, by a key, network:handle or network:id.
 *
 * @param name as it was typed
 */
public record NamedCreator(String name, CreatorReference reference) {
    private static final Detail BARE = new Detail(0, 0, Optional.empty());

    /** @throws CommandException if it is none of these forms */
    public static NamedCreator argument(String name) {
        return of("", name);
    }

    /** @throws CommandException that begins with the option, if it is none of these forms */
    public static NamedCreator option(String option, String name) {
        return of(option + ": ", name);
    }

    private static NamedCreator of(String where, String name) {
        try {
            return new NamedCreator(name, CreatorReference.parse(name));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(where + e.getMessage());
        }
    }

    /**
     * The accounts of the creator, at least one, without posts and history.
     *
     * @throws CommandException if there is no such creator
     */
    public List<AccountView> accounts(CreatorQueries queries) {
        List<AccountView> accounts = queries.creator(reference, BARE);
        if (accounts.isEmpty()) {
            throw missing(queries);
        }
        return accounts;
    }

    /** @throws CommandException if there is no such creator */
    public CreatorKey key(CreatorQueries queries) {
        return accounts(queries).get(0).creator().key();
    }

    /** There is no such creator; says who may have been meant. */
    public CommandException missing(CreatorQueries queries) {
        return CommandException.notFound("There is no creator \"" + reference + "\" in this store."
                + SimilarCreators.hint(name, queries)
                + " Name one by key, network:handle or network:id; \"rapport rank\" lists them.");
    }
}
