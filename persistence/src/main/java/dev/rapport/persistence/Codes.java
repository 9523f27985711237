package dev.rapport.persistence;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Precision;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.store.StoreException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Codes of the model as columns hold them, and counts with their status. */
final class Codes {
    private Codes() {}

    static <T> T known(Function<String, Optional<T>> codes, String code) {
        return codes.apply(code)
                .orElseThrow(() ->
                        new StoreException("the store holds \"" + code + "\", which this program does not know"));
    }

    static Status status(String code) {
        return known(Status::ofCode, code);
    }

    static Precision precision(String code) {
        return known(
                text -> Arrays.stream(Precision.values())
                        .filter(precision -> precision.code().equals(text))
                        .findFirst(),
                code);
    }

    static AccountState.Kind state(String code) {
        return known(AccountState.Kind::ofCode, code);
    }

    static Optional<FailureKind> failure(@Nullable String code) {
        return Optional.ofNullable(code).map(text -> known(FailureKind::ofCode, text));
    }

    static Count count(@Nullable Long amount, String status) {
        return new Count(amount == null ? OptionalLong.empty() : OptionalLong.of(amount), status(status));
    }

    /** The number for a column that is null when there is none. */
    static @Nullable Long amount(Count count) {
        return count.isKnown() ? count.get() : null;
    }
}
