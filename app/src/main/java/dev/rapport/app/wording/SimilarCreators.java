package dev.rapport.app.wording;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Creators whom a person who mistyped may have meant. */
public final class SimilarCreators {
    private static final int PAGE = 1000;
    private static final int PAGES = 100;
    private static final int NAMED = 3;
    private static final int FEWEST_CHANGES = 2;
    private static final Detail BARE = new Detail(0, 0, Optional.empty());

    private SimilarCreators() {}

    private record Candidate(String name, int changes) {}

    /** Goes on a sentence, such as {@code " Did you mean: anna, instagram:anna.b?"}; empty text if nobody is like it. */
    public static String hint(String typed, CreatorQueries queries) {
        List<String> names = of(typed, queries);
        return names.isEmpty() ? "" : " Did you mean: " + String.join(", ", names) + "?";
    }

    private static List<String> of(String typed, CreatorQueries queries) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String bare = wanted.substring(wanted.indexOf(':') + 1).replaceFirst("^@", "");
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(FEWEST_CHANGES, bare.length() / 4));
        Set<Candidate> found =
                new TreeSet<>(Comparator.comparingInt(Candidate::changes).thenComparing(Candidate::name));
        Optional<AccountId> after = Optional.empty();
        for (int page = 0; page < PAGES; page++) {
            List<AccountView> views = queries.accounts(AccountFilter.ALL, BARE, after, PAGE);
            views.stream()
                    .flatMap(SimilarCreators::names)
                    .map(name -> new Candidate(name.shown(), distance.apply(bare, name.compared())))
                    .filter(candidate -> candidate.changes() >= 0)
                    .forEach(found::add);
            if (views.size() < PAGE) {
                break;
            }
            after = Optional.of(views.get(views.size() - 1).account().id());
        }
        return found.stream().map(Candidate::name).distinct().limit(NAMED).toList();
    }

    private record Name(String compared, String shown) {}

    private static Stream<Name> names(AccountView view) {
        String key = view.creator().key().value();
        return Stream.concat(
                Stream.of(new Name(key.toLowerCase(Locale.ROOT), key)),
                view.account().handle().stream()
                        .map(handle -> new Name(handle.value(), view.account().network() + ":" + handle.value())));
    }
}
