package dev.rapport.domain.store;

import dev.rapport.domain.engagement.Reach;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.Standing.Position;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Rates that were computed once and are kept for rankings. Whoever changes an account, its creator or its readings makes
 * its rates due again in the same transaction, so what is not due is what would be computed now.
 */
public interface RateStore {

    /** What was computed of one account under one definition. */
    record Kept(Standing standing, Reach reach) {}

    /**
     * Accounts that are alike, counted.
     *
     * @param audience {@link Status#MEASURED} if the audience is known, else why not
     * @param outside those whose audience is known and not the one asked for
     * @param above of the others those whose rate reaches beyond the minimum
     * @param below of the others those whose rate is likely below it
     * @param rest all others
     */
    record Group(Status audience, Status rate, int outside, int above, int below, int rest) {}

    /** How many accounts have rates of another basis, or none that are still right. */
    long countDue(String basis);

    /**
     * Computes and keeps the rates of some accounts that are due, in one transaction.
     *
     * @param basis names everything besides the facts that the rates hang on: at most 32 characters
     * @param compute may be called more than once for an account
     * @return how many accounts; 0 if none is due
     */
    int refresh(String basis, Detail detail, int limit, Function<AccountView, List<Kept>> compute);

    /** The networks that have accounts here. */
    Set<Network> networks();

    /**
     * A part of a ranking.
     *
     * @param best best first
     * @param views the best, as {@link #views} gives them
     * @param groups all accounts that the query looks at
     */
    record Ranked(List<Standing> best, List<AccountView> views, List<Group> groups) {}

    /** The best accounts after a position, and everybody counted. */
    Ranked ranked(RankQuery query, Sort sort, Optional<Position> after, int limit);

    /** Every account that the query keeps, in any order. */
    void each(RankQuery query, Consumer<Standing> standing);

    /** All accounts that the query looks at. */
    List<Group> count(RankQuery query);

    /** These accounts without posts and history, in any order; those that are no more are left out. */
    List<AccountView> views(Collection<AccountId> accounts);
}
