package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Asks for many ids at once, of which one may spoil the whole call: what is refused is asked for in halves, until the bad
 * ids stand alone. If nothing at all comes through it is not the ids, and halving stops before it costs a day's quota.
 * Thread-safe.
 *
 * @param <A> an answer
 */
final class Halving<A> {
    private static final int REFUSALS_IN_VAIN = 20;

    private final Function<List<String>, Optional<A>> call;
    private final BiConsumer<List<String>, A> answered;
    private final BiConsumer<List<String>, NetworkException> failed;
    private final AtomicBoolean anything = new AtomicBoolean();
    private final AtomicInteger refusals = new AtomicInteger();

    /**
     * @param call empty if one of the ids is refused
     * @param failed told of every part that could not be asked for
     */
    Halving(
            Function<List<String>, Optional<A>> call,
            BiConsumer<List<String>, A> answered,
            BiConsumer<List<String>, NetworkException> failed) {
        this.call = call;
        this.answered = answered;
        this.failed = failed;
    }

    void ask(List<String> ids) {
        Optional<A> answer;
        try {
            answer = call.apply(ids);
        } catch (NetworkException e) {
            failed.accept(ids, e);
            return;
        }
        if (answer.isPresent()) {
            anything.set(true);
            answered.accept(ids, answer.get());
            return;
        }
        boolean inVain = refusals.incrementAndGet() >= REFUSALS_IN_VAIN && !anything.get();
        if (ids.size() == 1 || inVain) {
            failed.accept(
                    ids,
                    NetworkException.ofAccount(
                            FailureKind.UNEXPECTED_RESPONSE,
                            "YouTube answered 400: it refuses "
                                    + (ids.size() == 1 ? "the id " + ids.get(0) : ids.size() + " ids altogether")));
            return;
        }
        ask(ids.subList(0, ids.size() / 2));
        ask(ids.subList(ids.size() / 2, ids.size()));
    }
}
