package dev.rapport.adapter.instagram;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One read of many creators, one after the other, with all that one creator's answer means for the next. */
final class InstagramRead {
    private static final int LOST_IN_A_ROW = 5;
    private static final Duration AFTER_OUTAGE = Duration.ofMinutes(5);
    /** So many known creators vanish together only when the operator's own account can see nobody any more. */
    private static final int VANISHED_TOGETHER = 20;

    private final PacedApi api;
    private final ReadRequest request;
    private final ReadContext context;
    private final Consumer<AccountOutcome> sink;

    private final List<AccountToRead> vanished = new ArrayList<>();
    private boolean anyRead;
    private boolean anyAnswered;
    private boolean leastFields;
    private int lostInARow;
    private @Nullable NetworkException end;

    InstagramRead(PacedApi api, ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        this.api = api;
        this.request = request;
        this.context = context;
        this.sink = sink;
    }

    /** The longest unread come first, so that a run that ends early never starves the same accounts. */
    void run() {
        List<AccountToRead> oldestFirst = request.accounts().stream()
                .sorted(Comparator.comparing(
                        (AccountToRead account) -> account.readAt().orElse(Instant.MIN)))
                .toList();
        for (AccountToRead account : oldestFirst) {
            if (isStopped()) {
                break;
            }
            Optional<InstagramName> name = account.reference().handle().flatMap(InstagramName::of);
            if (name.isEmpty()) {
                sink.accept(unaskable(account));
            } else if (end != null) {
                sink.accept(AccountOutcome.of(account.id(), end));
            } else {
                ask(account, name.get());
            }
        }
        tellVanished();
    }

    private static AccountOutcome unaskable(AccountToRead account) {
        String why = account.reference().handle().isEmpty()
                ? "Instagram can be asked by handle only"
                : "Instagram gives out no such name: 1 to 30 letters, digits, dots and underscores";
        return new AccountOutcome.NotReadable(account.id(), FailureKind.ACCOUNT_NOT_READABLE, why);
    }

    private void ask(AccountToRead account, InstagramName name) {
        try {
            CreatorWalk.Result result = walk(account, name);
            if (result.brokenOff().isPresent() && isStopped()) {
                return;
            }
            read(account, result);
        } catch (GraphFailure failure) {
            refused(account, InstagramErrors.failure(failure, name));
        } catch (NetworkException failure) {
            if (!isStopped()) {
                failed(account, failure);
            }
        }
        if (end == null) {
            end = api.nearLimit().orElse(null);
        }
    }

    /** A field that Meta closed fails every call; so the first creator is asked for once more with the least of fields. */
    private CreatorWalk.Result walk(AccountToRead account, InstagramName name) {
        try {
            return new CreatorWalk(api, name, account, request.posts(), leastFields).read();
        } catch (GraphFailure failure) {
            if (anyAnswered || leastFields) {
                throw failure;
            }
            leastFields = true;
            CreatorWalk.Result result = new CreatorWalk(api, name, account, request.posts(), true).read();
            return new CreatorWalk.Result(
                    withFinding(
                            result.reading(),
                            new Finding(
                                    FailureKind.UNEXPECTED_RESPONSE,
                                    "instagram refused a field ("
                                            + failure.error().inWords()
                                            + "); this run reads without formats, addresses and views",
                                    Optional.empty())),
                    result.brokenOff());
        }
    }

    private static AccountReading withFinding(AccountReading reading, Finding finding) {
        List<Finding> findings = new ArrayList<>(reading.findings());
        findings.add(finding);
        return new AccountReading(
                reading.externalId(),
                reading.handle(),
                reading.displayName(),
                reading.followers(),
                reading.postsTotal(),
                reading.posts(),
                reading.provenance(),
                findings);
    }

    private void read(AccountToRead account, CreatorWalk.Result result) {
        anyRead = true;
        answered();
        tellVanished();
        sink.accept(new AccountOutcome.Read(account.id(), result.reading()));
        result.brokenOff()
                .filter(failure -> failure.reach() == NetworkException.Reach.NETWORK)
                .ifPresent(failure -> end = failure);
    }

    private void refused(AccountToRead account, NetworkException failure) {
        if (!anyAnswered) {
            end = NetworkException.ofNetwork(
                    failure.kind(),
                    failure.getMessage() + ", the first creator of the run: check user-id and app-secret");
        }
        sink.accept(AccountOutcome.of(account.id(), end == null ? failure : end));
    }

    private void failed(AccountToRead account, NetworkException failure) {
        if (failure.reach() == NetworkException.Reach.NETWORK) {
            end = failure;
            sink.accept(AccountOutcome.of(account.id(), failure));
            return;
        }
        switch (failure.kind()) {
            case ACCOUNT_NOT_READABLE -> {
                answered();
                notVisible(account, failure);
            }
            case NETWORK_UNAVAILABLE, DEADLINE_EXCEEDED -> {
                lost();
                sink.accept(AccountOutcome.of(account.id(), failure));
            }
            default -> {
                answered();
                sink.accept(AccountOutcome.of(account.id(), failure));
            }
        }
    }

    private void answered() {
        anyAnswered = true;
        lostInARow = 0;
    }

    private void lost() {
        lostInARow++;
        if (lostInARow == LOST_IN_A_ROW) {
            end = NetworkException.ofNetwork(
                    FailureKind.NETWORK_UNAVAILABLE,
                    "instagram gave no answer for " + LOST_IN_A_ROW + " creators in a row; the run does not ask on",
                    context.clock().instant().plus(AFTER_OUTAGE));
        }
    }

    private void notVisible(AccountToRead account, NetworkException failure) {
        if (anyRead || account.readAt().isEmpty()) {
            sink.accept(AccountOutcome.of(account.id(), failure));
            return;
        }
        vanished.add(account);
        if (vanished.size() == VANISHED_TOGETHER) {
            NetworkException blind = NetworkException.ofNetwork(
                    FailureKind.UNEXPECTED_RESPONSE,
                    "instagram shows none of " + VANISHED_TOGETHER + " creators that were read before:"
                            + " check that your own account is still a professional one");
            end = blind;
            vanished.forEach(each -> sink.accept(AccountOutcome.of(each.id(), blind)));
            vanished.clear();
        }
    }

    private void tellVanished() {
        vanished.forEach(each -> sink.accept(new AccountOutcome.NotReadable(
                each.id(), FailureKind.ACCOUNT_NOT_READABLE, InstagramErrors.NOT_VISIBLE)));
        vanished.clear();
    }

    private boolean isStopped() {
        return context.cancellation().isRequested() || Thread.currentThread().isInterrupted();
    }
}
