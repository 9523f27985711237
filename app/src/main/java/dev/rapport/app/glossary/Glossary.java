package dev.rapport.app.glossary;

import dev.rapport.app.listing.TextTable;
import dev.rapport.app.page.Page.Term;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every term that stands on a table or page, for people who do not work with statistics. */
public final class Glossary {
    private static final List<Term> RATES = List.of(
            new Term(
                    "engagement rate",
                    "How much people react to a creator's posts, compared with how many could: reactions of a typical"
                            + " post divided by followers, or by views. It never stands without its definition, because"
                            + " two definitions give two numbers for the same creator."),
            new Term(
                    "definition",
                    "Which reactions a rate counts, what it divides them by, which posts it takes and how many it needs."
                            + " It has a name and a version, such as youtube-per-follower@1; \"rapport definitions\""
                            + " lists them."),
            new Term(
                    "interactions",
                    "What people do with a post and the network counts: likes, comments, shares, saves. Views are not"
                            + " among them."),
            new Term(
                    "rate per follower",
                    "Interactions of a post divided by the creator's followers (subscribers on YouTube) now."),
            new Term(
                    "rate per view",
                    "Interactions of a post divided by the views of that post. It cannot be compared with a rate per"
                            + " follower."),
            new Term(
                    "median",
                    "The post in the middle when all are sorted by their rate: half the posts do better, half worse. One"
                            + " viral post does not move it."),
            new Term("mean", "The average over the posts. One viral post can move it far."),
            new Term("trimmed mean", "The average over the posts without the best and the worst tenth."),
            new Term("pooled", "All interactions of the posts together, divided by all their followers or views."),
            new Term(
                    "ratio of medians",
                    "The interactions of the middle post divided by the views or followers of the middle post."),
            new Term(
                    "posts",
                    "How many posts a rate rests on, of those that its definition takes. A post counts only if all its"
                            + " numbers are known, and only after it had time to collect reactions."));

    private static final List<Term> EVIDENCE = List.of(
            new Term(
                    "95% interval",
                    "Where the creator's true rate probably lies: found this way, 95 of 100 such intervals hold it. A"
                            + " wide one means that the posts differ much or are few."),
            new Term(
                    "minimum",
                    "The engagement rate a creator should be above: 5 % unless the settings or --min-engagement say"
                            + " otherwise. \"Above\" is strict: exactly the minimum is not above it."),
            new Term(
                    "probability above the minimum",
                    "How sure it is, given the posts seen, that the creator's rate is above the minimum; the column"
                            + " P(>5%) shows it in percent. 50 means that nobody can tell."),
            new Term(
                    "certainty",
                    "The least probability that counts as \"likely\": 0.8 unless the settings or --certainty say"
                            + " otherwise."),
            new Term(
                    "evidence",
                    "What creators are ranked by: first the probability of being above the own network's minimum, then"
                            + " the lower end of the interval. Many steady posts beat one lucky one."),
            new Term("likely above", "The probability of being above the minimum is at least the certainty."),
            new Term(
                    "likely below",
                    "The probability of being above the minimum is so small that the opposite is as certain as asked"
                            + " for."),
            new Term("undecided", "The posts seen so far speak neither for nor against it; more posts may decide."),
            new Term(
                    "insufficient evidence",
                    "There is no rate to judge; the status beside it says why, for example too few posts."),
            new Term(
                    "left out",
                    "Accounts that a filter removed because something about them is unknown or undecided, not because"
                            + " they are known to be worse. They are counted, so that nobody disappears silently."));

    private static final List<Term> OTHERS = List.of(
            new Term(
                    "followers",
                    "How many accounts follow the creator on that network (subscribers on YouTube), as the network"
                            + " reports it. ≈ marks a number that the network rounds, ? one of which a newer reading is"
                            + " in doubt, – one that is not known."),
            new Term(
                    "rounded",
                    "YouTube shows three significant digits of its subscriber counts, rounded down. Rapport keeps the"
                            + " least and the greatest number that fits and tells whether the verdict hangs on it."),
            new Term("tier", "The size class of an audience, by the number the network reports."),
            new Term(
                    "percentile",
                    "How many of 100 comparable creators have a lower rate: same network, definition, tier and niche."
                            + " Empty while there are too few of them to compare with."),
            new Term(
                    "adjusted engagement rate",
                    "The rate drawn towards that of comparable creators, the more the fewer posts there are. Empty while"
                            + " there are too few of them to compare with."),
            new Term(
                    "cost per engagement",
                    "The price of a post divided by the interactions a typical post gets: what one like, comment or"
                            + " share costs."),
            new Term("price per post", "What one post costs on that account, as you entered it."),
            new Term(
                    "flag",
                    "A question that the numbers raise, with the numbers that raise it. Never a verdict: there may be an"
                            + " innocent cause. No number is changed because of it."),
            new Term(
                    "suspect followers",
                    "A flag: the newest reading of the audience is odd, for example it fell to zero, and waits for a"
                            + " second one. Until then the last confirmed reading is used."),
            new Term(
                    "account",
                    "A creator's presence on one network. A creator may have several; each is ranked by itself."),
            new Term("handle", "The name that leads to an account on its network; it can change."),
            new Term("niche", "What a creator's posts are about, in the words you entered."),
            new Term(
                    "source",
                    "Who says a number: the network itself, a computation, the creator, or you. Numbers of different"
                            + " sources are never mixed silently."),
            new Term(
                    "by hand",
                    "A figure that somebody wrote down and \"import-readings\" took: creator reported, user entered, or"
                            + " from another vendor's export. It stands beside the network's own figures and enters no"
                            + " rate unless --include-source names its source; then it fills only what the network does"
                            + " not tell."),
            new Term("creator reported", "A source, and a flag where it was let in: the creator says so."),
            new Term("user entered", "A source, and a flag where it was let in: you read it yourself."),
            new Term("vendor export", "A source, and a flag where it was let in: another tool's file says so."),
            new Term("read", "When the network gave the number, in UTC."));

    private final List<Term> terms;

    private Glossary(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /** With the tiers in use. */
    public static Glossary of(Tiers tiers) {
        List<Term> terms = new ArrayList<>(RATES);
        terms.addAll(EVIDENCE);
        terms.addAll(OTHERS);
        tiers.all().forEach(tier -> terms.add(new Term(tier.name(), "A tier: " + bounds(tier) + " followers.")));
        for (Status status : Status.values()) {
            terms.add(new Term(status.code().replace('-', ' '), "A status: " + status.meaning() + "."));
        }
        return new Glossary(terms);
    }

    private static String bounds(Tier tier) {
        if (tier.to() == Long.MAX_VALUE) {
            return "at least " + TextTable.number(tier.from());
        }
        return tier.from() == 0
                ? "at most " + TextTable.number(tier.to())
                : TextTable.number(tier.from()) + " to " + TextTable.number(tier.to()) + ", both included,";
    }

    public List<Term> terms() {
        return terms;
    }

    /** The term of that name, else all whose name holds it; written with blanks or hyphens, in any case. */
    public List<Term> find(String name) {
        String wanted = plain(name);
        List<Term> exact =
                terms.stream().filter(term -> plain(term.name()).equals(wanted)).toList();
        return exact.isEmpty()
                ? terms.stream()
                        .filter(term -> plain(term.name()).contains(wanted))
                        .toList()
                : exact;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('-', ' ');
    }
}
