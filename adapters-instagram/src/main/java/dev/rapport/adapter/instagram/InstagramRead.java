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

    private final List<AccountOutcome> vanished = new ArrayList<>();
    private boolean anyRead;
    private boolean anyAnswered;
    private boolean leastTried;
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

    /** A field that Meta closed fails every call; so as long as none passed, once the least of fields is asked for. */
    private CreatorWalk.Result walk(AccountToRead account, InstagramName name) {
        try {
            return new CreatorWalk(api, name, account, request.posts(), leastFields).read();
        } catch (GraphFailure failure) {
            if (anyRead || leastTried || failure.error().mayBeLimitInDisguise()) {
                throw failure;
            }
            leastTried = true;
            leastFields = true;
            return withLeastFields(account, name, failure);
        }
    }

    private CreatorWalk.Result withLeastFields(AccountToRead account, InstagramName name, GraphFailure first) {
        try {
            CreatorWalk.Result result = new CreatorWalk(api, name, account, request.posts(), true).read();
            Finding finding = new Finding(
                    FailureKind.UNEXPECTED_RESPONSE,
                    "instagram refused a field (" + first.error().inWords()
                            + "); this run reads without formats, addresses and views",
                    Optional.empty());
            return new CreatorWalk.Result(withFinding(result.reading(), finding), result.brokenOff());
        } catch (GraphFailure again) {
            leastFields = false;
            throw again;
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

    /** What no creator was asked for before can hardly be this one's fault. */
    private void refused(AccountToRead account, NetworkException failure) {
        NetworkException meaning = failure;
        if (!anyAnswered) {
            NetworkException ofAll = NetworkException.ofNetwork(
                    failure.kind(),
                    failure.getMessage() + ", for the first creator of the run: check user-id, app-secret and the"
                            + " token's permissions; not asked again in this run");
            meaning = failure.record().map(ofAll::withRecord).orElse(ofAll);
            end = meaning;
        }
        answered();
        sink.accept(AccountOutcome.of(account.id(), meaning));
    }

    private void failed(AccountToRead account, NetworkException failure) {
        AccountOutcome outcome = AccountOutcome.of(account.id(), failure);
        if (failure.reach() == NetworkException.Reach.NETWORK) {
            end = failure;
            sink.accept(outcome);
        } else if (failure.kind() == FailureKind.ACCOUNT_NOT_READABLE) {
            answered();
            notVisible(account, outcome);
        } else {
            if (isOutage(failure)) {
                lost();
            } else {
                answered();
            }
            sink.accept(outcome);
        }
    }

    /** Something that is no answer of the Graph API counts as none, a page in HTML say. */
    private boolean isOutage(NetworkException failure) {
        return switch (failure.kind()) {
            case NETWORK_UNAVAILABLE, DEADLINE_EXCEEDED -> true;
            case RESPONSE_TOO_LARGE -> false;
            default -> !api.isAnswering();
        };
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

    private void notVisible(AccountToRead account, AccountOutcome outcome) {
        if (anyRead || account.readAt().isEmpty()) {
            sink.accept(outcome);
            return;
        }
        vanished.add(outcome);
        if (vanished.size() == VANISHED_TOGETHER) {
            NetworkException blind = NetworkException.ofNetwork(
                    FailureKind.UNEXPECTED_RESPONSE,
                    "instagram shows none of " + VANISHED_TOGETHER + " creators that were read before:"
                            + " check that your own account is still a professional one");
            end = blind;
            vanished.forEach(each -> sink.accept(AccountOutcome.of(each.account(), blind)));
            vanished.clear();
        }
    }

    private void tellVanished() {
        vanished.forEach(sink);
        vanished.clear();
    }

    private boolean isStopped() {
        return context.cancellation().isRequested() || Thread.currentThread().isInterrupted();
    }
}
