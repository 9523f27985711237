package dev.rapport.app.person;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wording.SimilarCreators;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.util.Optional;

/** Finds whom a command is about. */
final class Person {
    private Person() {}

    /** @throws CommandException if there is no such creator */
    static CreatorKey find(Session session, String typed) {
        CreatorQueries queries = session.store().queries();
        try {
            return queries.creator(CreatorReference.parse(typed), new Detail(0, 0, Optional.empty())).stream()
                    .findFirst()
                    .map(view -> view.creator().key())
                    .orElseThrow(() -> CommandException.notFound("There is no creator \"" + typed + "\"."
                            + SimilarCreators.hint(typed, queries)
                            + " Name one by key, network:handle or network:id."));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
