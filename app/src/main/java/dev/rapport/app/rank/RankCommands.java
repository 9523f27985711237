package dev.rapport.app.rank;

import dev.rapport.app.cli.Session;
import java.util.List;

/** The commands of this package. */
public final class RankCommands {
    private RankCommands() {}

    public static List<Object> of(Session session) {
        return List.of(
                new RankCommand(session),
                new ShowCommand(session),
                new ExplainCommand(session),
                new CompareDefinitionsCommand(session),
                new DefinitionsCommand(session),
                new GlossaryCommand(session));
    }
}
