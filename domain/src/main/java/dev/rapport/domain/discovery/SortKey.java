package dev.rapport.domain.discovery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.OptionalDouble;

/**
 * Where an account stands in a ranking: total order, best first.
 *
 * @param group 0 where audience, rate and what is sorted by are known; the more is unknown, the later
 * @param value greater is better
 * @param second greater is better
 */
record SortKey(Sort sort, int group, String section, double value, double second, String place)
        implements Comparable<SortKey> {
    private static final Comparator<SortKey> ORDER = Comparator.comparingInt(SortKey::group)
            .thenComparing(SortKey::section)
            .thenComparing(Comparator.comparingDouble(SortKey::value).reversed())
            .thenComparing(Comparator.comparingDouble(SortKey::second).reversed())
            .thenComparing(SortKey::place);

    static SortKey of(Sort sort, AccountAssessment account) {
        boolean complete = account.audience().followers().isKnown()
                && account.rate().status().isKnown();
        OptionalDouble value = complete || sort == Sort.FOLLOWERS ? sort.value(account) : OptionalDouble.empty();
        return new SortKey(
                sort,
                (complete ? 0 : 2) + (value.isPresent() ? 0 : 1),
                sort.section(account),
                value.orElse(0),
                value.isPresent() ? sort.second(account) : 0,
                account.place());
    }

    @Override
    public int compareTo(SortKey other) {
        return ORDER.compare(this, other);
    }

    /** As opaque text, with the rank it has. */
    String cursor(int rank) {
        String plain = String.join(
                "\n",
                sort.code(),
                Integer.toString(rank),
                Integer.toString(group),
                section,
                Double.toHexString(value),
                Double.toHexString(second),
                place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** A place in a ranking that an earlier page ended at. */
    record Cursor(SortKey key, int rank) {
        /** @throws IllegalArgumentException if the text is no cursor of a ranking sorted this way */
        static Cursor parse(String text, Sort sort) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 7);
                if (parts.length == 7 && parts[0].equals(sort.code()) && Integer.parseInt(parts[1]) > 0) {
                    SortKey key = new SortKey(
                            sort,
                            Integer.parseInt(parts[2]),
                            parts[3],
                            Double.parseDouble(parts[4]),
                            Double.parseDouble(parts[5]),
                            parts[6]);
                    return new Cursor(key, Integer.parseInt(parts[1]));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(refusal(text, sort), e);
            }
            throw new IllegalArgumentException(refusal(text, sort));
        }

        private static String refusal(String text, Sort sort) {
            return "\"" + text + "\" is not the nextCursor of a ranking sorted by " + sort.code();
        }
    }
}
