package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.Concurrently;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One read on a route that asks for each account by itself, several at a time. */
final class OneByOne {
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;

    /** Set by the first failure that reaches every further call. */
    private final AtomicReference<@Nullable NetworkException> stopped = new AtomicReference<>();

    OneByOne(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        this.request = request;
        this.context = context;
        this.sink = sink;
    }

    /** Reads one account, or throws a {@link NetworkException}. */
    @FunctionalInterface
    interface Reader {
        AccountReading read(AccountToRead account);
    }

    void run(Reader reader) {
        Concurrently.forEach(
                request.accounts(),
                context.limits().maxInFlight(),
                context.cancellation(),
                account -> outcome(account, reader).ifPresent(sink));
    }

    /** Empty if the run was cancelled before the account was finished. */
    private Optional<AccountOutcome> outcome(AccountToRead account, Reader reader) {
        try {
            return Optional.of(new AccountOutcome.Read(account.id(), reader.read(account)));
        } catch (NetworkException e) {
            noticed(e);
            return context.cancellation().isRequested()
                    ? Optional.empty()
                    : Optional.of(AccountOutcome.of(account.id(), e));
        } catch (RuntimeException e) {
            return Optional.of(brokenOff(account, e));
        }
    }

    static AccountOutcome brokenOff(AccountToRead account, RuntimeException fault) {
        return new AccountOutcome.Failed(
                account.id(),
                FailureKind.UNEXPECTED_RESPONSE,
                "reading it from TikTok broke off: " + fault.getClass().getSimpleName());
    }

    /** After a failure that reaches every call, no further one is made. */
    void noticed(NetworkException failure) {
        if (failure.reach() == NetworkException.Reach.NETWORK) {
            stopped.compareAndSet(null, failure);
        }
    }

    /** @throws NetworkException if an earlier failure reaches this call too */
    void refuseIfStopped() {
        NetworkException stop = stopped.get();
        if (stop != null) {
            throw stop;
        }
    }
}
