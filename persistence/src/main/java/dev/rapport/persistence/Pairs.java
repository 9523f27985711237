package dev.rapport.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Rows by the two fields that lead an index. H2 goes through it for a list of pairs only, MariaDB for anything but. */
final class Pairs {
    static final int TOGETHER = 25;

    private Pairs() {}

    /** @param wanted values of the second field for each of the first; none of them empty */
    static <A, B> Condition among(
            DSLContext db, Field<A> first, Field<B> second, Map<A, ? extends Collection<B>> wanted) {
        if (db.dialect() == SQLDialect.H2) {
            return DSL.row(first, second)
                    .in(wanted.entrySet().stream()
                            .flatMap(entry -> entry.getValue().stream().map(value -> pair(entry.getKey(), value)))
                            .toList());
        }
        return DSL.or(wanted.entrySet().stream()
                .map(entry -> first.eq(entry.getKey()).and(second.in(entry.getValue())))
                .toList());
    }

    /** For statements of their own: what a server weighs of a condition grows with the square of its first values. */
    static <A, B> List<Map<A, B>> parts(Map<A, B> wanted) {
        List<Map<A, B>> parts = new ArrayList<>();
        wanted.forEach((first, seconds) -> {
            if (parts.isEmpty() || parts.get(parts.size() - 1).size() == TOGETHER) {
                parts.add(new LinkedHashMap<>());
            }
            parts.get(parts.size() - 1).put(first, seconds);
        });
        return parts;
    }

    private static <A, B> Row2<A, B> pair(A first, B second) {
        return DSL.row(first, second);
    }
}
