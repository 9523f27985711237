package dev.rapport.app.wording;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.util.List;
import java.util.Optional;

/** The creator whom a person named in an option. */
public final class NamedCreator {
    private NamedCreator() {}

    /**
     * The creator's key.
     *
     * @param name a key, network:handle or network:id
     * @throws CommandException if it is none of these, or nobody's
     */
    public static String key(String option, String name, Session session) {
        List<AccountView> accounts;
        try {
            accounts =
                    session.store().queries().creator(CreatorReference.parse(name), new Detail(0, 0, Optional.empty()));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(option + ": " + e.getMessage());
        }
        return accounts.stream()
                .findFirst()
                .map(view -> view.creator().key().value())
                .orElseThrow(() -> CommandException.notFound("No creator \"" + name + "\" in this store."
                        + SimilarCreators.hint(name, session.store().queries())));
    }
}
