package dev.rapport.domain.creator;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A person or a team who makes posts, as the user entered them.
 *
 * @param niches in the user's own words, lower case
 * @param country ISO 3166-1 alpha-2, upper case, as entered
 * @param city as entered
 */
public record Creator(
        CreatorKey key,
        Optional<String> name,
        SortedSet<String> niches,
        Optional<String> country,
        Optional<String> city,
        SortedSet<String> tags,
        Optional<String> notes) {
    public Creator {
        niches = Collections.unmodifiableSortedSet(new TreeSet<>(niches));
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }
}
