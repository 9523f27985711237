package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Asks for the channels of one read: by id fifty in one call, by handle each in its own. Thread-safe. */
final class ChannelLookup {
    /** So many known channels missing from one answer, and nothing else in it, is trouble on the other side. */
    private static final int VANISHED_TOGETHER = 10;

    private final YouTubeApi api;
    private final ReadContext context;
    private final Refusals refusals;
    private final Consumer<ListedChannel> found;
    private final Consumer<AccountOutcome> missed;

    /** Accounts by the channel's id: one channel may be asked for by several. */
    private final Map<String, List<AccountToRead>> byId = new LinkedHashMap<>();

    private final Halving<ApiAnswer> channels;

    /**
     * @param found told of each account whose channel is there
     * @param missed told what became of every other
     */
    ChannelLookup(
            YouTubeApi api,
            ReadContext context,
            Refusals refusals,
            Consumer<ListedChannel> found,
            Consumer<AccountOutcome> missed) {
        this.api = api;
        this.context = context;
        this.refusals = refusals;
        this.found = found;
        this.missed = missed;
        this.channels = new Halving<>(
                ids -> refusals.guarded(() -> api.channels(ids, context)),
                this::match,
                (ids, failure) -> fail(wanted(ids), failure));
    }

    /** One call and the accounts that it is for. */
    record Step(List<AccountToRead> accounts, Runnable call) {}

    /** The calls for these accounts, in groups of as many channels as one call takes. Called once, before any step. */
    List<List<Step>> groups(List<AccountToRead> accounts) {
        List<Step> byHandle = new ArrayList<>();
        for (AccountToRead account : accounts) {
            account.reference()
                    .externalId()
                    .ifPresentOrElse(
                            id -> byId.computeIfAbsent(id, key -> new ArrayList<>())
                                    .add(account),
                            () -> byHandle.add(new Step(List.of(account), () -> resolve(account))));
        }
        List<List<Step>> groups = new ArrayList<>(YouTubeApi.perCall(byHandle));
        YouTubeApi.perCall(byId.keySet())
                .forEach(ids -> groups.add(List.of(new Step(wanted(ids), () -> channels.ask(ids)))));
        return groups;
    }

    private void resolve(AccountToRead account) {
        Handle handle = account.reference().handle().orElseThrow();
        try {
            ApiAnswer answer = refusals.guarded(() -> api.channel(handle, context));
            List<YouTubeReadings.Channel> channels = channels(answer);
            Optional<YouTubeReadings.Channel> channel = of(handle, channels);
            if (channel.isPresent()) {
                found.accept(new ListedChannel(account, channel.get()));
            } else if (answer.body().path("items").isEmpty()) {
                missed.accept(new AccountOutcome.NotFound(
                        account.id(), "YouTube knows no channel with the handle " + handle));
            } else {
                fail(List.of(account), withoutId(answer));
            }
        } catch (NetworkException e) {
            fail(List.of(account), e);
        }
    }

    /** The one of that handle; a channel that stands alone is it, whatever custom address of old it shows. */
    private static Optional<YouTubeReadings.Channel> of(Handle handle, List<YouTubeReadings.Channel> channels) {
        return channels.stream()
                .filter(channel -> channels.size() == 1
                        || channel.handle().filter(handle::equals).isPresent())
                .findFirst();
    }

    /** By id, for answers come in any order; what was asked for and is not there is gone, closed or never was. */
    private void match(List<String> ids, ApiAnswer answer) {
        List<YouTubeReadings.Channel> channels = channels(answer);
        Set<String> missing = new LinkedHashSet<>(ids);
        for (YouTubeReadings.Channel channel : channels) {
            if (missing.remove(channel.id())) {
                byId.getOrDefault(channel.id(), List.of())
                        .forEach(account -> found.accept(new ListedChannel(account, channel)));
            }
        }
        List<AccountToRead> absent = wanted(missing);
        if (channels.size() < answer.body().path("items").size()) {
            fail(absent, withoutId(answer));
        } else if (channels.isEmpty()
                && ids.size() >= VANISHED_TOGETHER
                && absent.stream().allMatch(account -> account.readAt().isPresent())) {
            fail(
                    absent,
                    NetworkException.ofAccount(
                            FailureKind.UNEXPECTED_RESPONSE,
                            "YouTube showed none of " + ids.size() + " channels that were there before"));
        } else {
            absent.forEach(account -> missed.accept(new AccountOutcome.NotFound(
                    account.id(), "YouTube shows no channel with the id " + account.reference())));
        }
    }

    private List<AccountToRead> wanted(Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
                .toList();
    }

    private List<YouTubeReadings.Channel> channels(ApiAnswer answer) {
        List<YouTubeReadings.Channel> channels = new ArrayList<>();
        YouTubeDrift drift = new YouTubeDrift(context.drift());
        for (JsonNode item : answer.body().path("items")) {
            drift.channel(item);
            YouTubeReadings.channel(item, answer.receivedAt()).ifPresent(channels::add);
        }
        return channels;
    }

    /** A missing channel may be the one without an id, so it is not known to be gone. */
    private static NetworkException withoutId(ApiAnswer answer) {
        NetworkException failure =
                NetworkException.ofAccount(FailureKind.MALFORMED_RECORD, "YouTube showed a channel without an id");
        return answer.body()
                .path("items")
                .valueStream()
                .filter(item ->
                        YouTubeReadings.channel(item, answer.receivedAt()).isEmpty())
                .findFirst()
                .map(item -> failure.withRecord(WireRecord.kept(item)))
                .orElse(failure);
    }

    private void fail(Collection<AccountToRead> accounts, NetworkException failure) {
        accounts.forEach(account -> missed.accept(AccountOutcome.of(account.id(), failure)));
    }
}
