package dev.rapport.app.judging;

import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.Audience;
import dev.rapport.domain.discovery.CostPerEngagement;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.store.AccountSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The objects that several answers share. What is unknown is null and has a status beside it. */
public final class AccountJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AccountJson() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static String text(ObjectNode node) {
        return MAPPER.writeValueAsString(node) + "\n";
    }

    public static ArrayNode words(Collection<String> words) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        words.forEach(array::add);
        return array;
    }

    public static void put(ObjectNode node, String key, Optional<String> value) {
        value.ifPresentOrElse(text -> node.put(key, text), () -> node.putNull(key));
    }

    public static void put(ObjectNode node, String key, OptionalDouble value) {
        value.ifPresentOrElse(number -> node.put(key, number), () -> node.putNull(key));
    }

    public static void putTime(ObjectNode node, String key, Optional<Instant> value) {
        put(node, key, value.map(Instant::toString));
    }

    private static ObjectNode followers(Followers followers, Status status, Optional<Provenance> provenance) {
        ObjectNode node = object();
        if (followers.isKnown()) {
            node.put("value", followers.get());
            node.put("lower", followers.lower());
            node.put("upper", followers.upper());
        } else {
            node.putNull("value");
            node.putNull("lower");
            node.putNull("upper");
        }
        node.put("precision", followers.precision().code());
        node.put("status", status.code());
        putTime(node, "observedAt", provenance.map(Provenance::observedAt));
        put(node, "source", provenance.map(from -> from.source().code()));
        put(node, "route", provenance.map(Provenance::route));
        return node;
    }

    public static ObjectNode followers(Audience audience) {
        return followers(audience.followers(), audience.status(), audience.provenance());
    }

    /** What one reading said. */
    public static ObjectNode followers(AccountSnapshot reading) {
        return followers(reading.followers(), reading.followers().status(), Optional.of(reading.provenance()));
    }

    public static ObjectNode rate(EngagementRate rate, Evidence evidence) {
        ObjectNode node = object();
        node.put("definition", rate.definition().id());
        node.put("status", rate.status().code());
        put(node, "value", rate.value());
        put(node, "lower", rate.lower());
        put(node, "upper", rate.upper());
        node.put("posts", rate.posts());
        node.put("postsConsidered", rate.postsConsidered());
        node.put("minimum", evidence.minimum());
        put(node, "probabilityAboveMinimum", evidence.probabilityAboveMinimum());
        node.put("verdict", evidence.verdict().code());
        return node;
    }

    /** Null unless it may not be derived: no cohorts are kept. */
    public static void putPercentile(ObjectNode node, EngagementRate rate) {
        if (rate.status() == Status.WITHHELD_BY_POLICY) {
            ObjectNode percentile = node.putObject("percentile");
            percentile.putNull("value");
            percentile.put("status", rate.status().code());
        } else {
            node.putNull("percentile");
        }
    }

    public static void putMoney(ObjectNode node, String key, Optional<Money> money) {
        money.ifPresentOrElse(
                known -> {
                    ObjectNode amount = node.putObject(key);
                    amount.put("amount", known.amount().toPlainString());
                    amount.put("currency", known.currency().getCurrencyCode());
                },
                () -> node.putNull(key));
    }

    public static void putCost(ObjectNode node, AccountAssessment account) {
        Optional<CostPerEngagement> cost = account.cost();
        if (cost.isEmpty() || cost.get().amount().isPresent()) {
            putMoney(node, "costPerEngagement", cost.flatMap(CostPerEngagement::amount));
            return;
        }
        ObjectNode unknown = node.putObject("costPerEngagement");
        unknown.putNull("amount");
        put(
                unknown,
                "currency",
                account.account().pricePerPost().map(price -> price.currency().getCurrencyCode()));
        unknown.put("status", cost.get().status().code());
    }

    public static ObjectNode count(Count count) {
        ObjectNode node = object();
        count.value().ifPresentOrElse(value -> node.put("value", value), () -> node.putNull("value"));
        node.put("status", count.status().code());
        return node;
    }
}
