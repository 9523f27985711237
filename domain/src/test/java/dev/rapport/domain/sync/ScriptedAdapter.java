package dev.rapport.domain.sync;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A network that costs one unit an account and answers by handle as it is told. */
final class ScriptedAdapter implements NetworkAdapter {
    private final Network network;
    private final QuotaBucket bucket;
    private final BiFunction<AccountToRead, ReadContext, Optional<AccountOutcome>> script;
    int calls;

    /** @param script what comes of one account; empty if the adapter says nothing of it */
    ScriptedAdapter(
            Network network,
            QuotaBucket bucket,
            BiFunction<AccountToRead, ReadContext, Optional<AccountOutcome>> script) {
        this.network = network;
        this.bucket = bucket;
        this.script = script;
    }

    static AccountOutcome read(AccountToRead account, ReadContext context, long followers) {
        return new AccountOutcome.Read(
                account.id(),
                new AccountReading(
                        "id-of-" + account.reference().handle().orElseThrow(),
                        account.reference().handle(),
                        Optional.empty(),
                        Followers.exact(followers),
                        Count.of(0),
                        PostListing.of(List.of()),
                        new Provenance(
                                Source.NETWORK_API, "scripted", context.clock().instant()),
                        List.of()));
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                network,
                "scripted",
                Arrays.stream(Measure.values())
                        .collect(Collectors.toMap(Function.identity(), measure -> Availability.ALWAYS)),
                "",
                1,
                50,
                List.of(bucket),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Override
    public String quotaOwner() {
        return "key";
    }

    @Override
    public Cost estimate(ReadRequest request) {
        return Cost.of(bucket.name(), request.accounts().size());
    }

    @Override
    public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
        for (AccountToRead account : request.accounts()) {
            try {
                context.quota().acquire(Cost.of(bucket.name(), 1));
                calls++;
                script.apply(account, context).ifPresent(sink);
            } catch (NetworkException e) {
                sink.accept(AccountOutcome.of(account.id(), e));
            }
        }
    }
}
