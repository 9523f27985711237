package dev.rapport.app.rank;

import dev.rapport.app.judging.AccountJson;
import dev.rapport.app.judging.Judging;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.Flag;
import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.discovery.RankedAccount;
import dev.rapport.domain.discovery.Ranking;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.Network;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A ranking as JSON; scripts rely on its names. */
final class RankJson {
    private RankJson() {}

    static String of(Judging judging, RankRequest request, Ranking ranking) {
        ObjectNode root = AccountJson.object();
        root.put("asOf", ranking.asOf().toString());
        root.set("criteria", criteria(judging, request, ranking));
        AccountJson.put(root, "nextCursor", ranking.nextCursor());
        ArrayNode items = root.putArray("items");
        ranking.items().forEach(item -> items.add(item(judging, item)));
        return AccountJson.text(root);
    }

    private static ObjectNode criteria(Judging judging, RankRequest request, Ranking ranking) {
        RankCriteria asked = request.criteria();
        ObjectNode node = AccountJson.object();
        node.set(
                "networks",
                AccountJson.words(asked.accounts().networks().stream()
                        .map(Network::id)
                        .sorted()
                        .toList()));
        AccountJson.put(node, "niche", asked.accounts().niche());
        AccountJson.put(node, "country", asked.accounts().country());
        AccountJson.put(node, "city", asked.accounts().city());
        AccountJson.put(node, "tag", asked.accounts().tag());
        node.set(
                "tiers",
                AccountJson.words(
                        asked.audience().tiers().stream().map(Tier::name).toList()));
        putCount(node, "minFollowers", asked.audience().least());
        putCount(node, "maxFollowers", asked.audience().most());
        ObjectNode minimum = node.putObject("minimum");
        ObjectNode definition = node.putObject("definition");
        judging.definitions(asked.definitions(), asked.accounts().networks()).forEach((network, used) -> {
            minimum.put(network.id(), asked.minimums().of(network));
            definition.put(network.id(), used.id());
        });
        node.put("certainty", request.certainty());
        node.put("onlyAboveMinimum", asked.onlyAbove());
        node.set(
                "includedSources",
                AccountJson.words(request.sources().stream().map(Source::code).toList()));
        node.put("sort", asked.sort().code());
        node.put("limit", asked.limit());
        AccountJson.putTime(node, "asOf", asked.asOf());
        ObjectNode leftOut = node.putObject("leftOut");
        ranking.tally().leftOut().forEach(leftOut::put);
        ObjectNode counts = node.putObject("counts");
        counts.put("considered", ranking.tally().considered());
        counts.put("outsideAudience", ranking.tally().outside());
        counts.put("likelyBelow", ranking.tally().below());
        counts.put("ranked", ranking.tally().ranked());
        return node;
    }

    private static void putCount(ObjectNode node, String key, OptionalLong count) {
        count.ifPresentOrElse(value -> node.put(key, value), () -> node.putNull(key));
    }

    private static ObjectNode item(Judging judging, RankedAccount item) {
        AccountAssessment account = item.assessment();
        Creator creator = account.creator();
        ObjectNode node = AccountJson.object();
        node.put("rank", item.rank());
        node.put("creator", creator.key().value());
        AccountJson.put(node, "name", creator.name());
        node.put("network", account.account().network().id());
        AccountJson.put(node, "accountId", account.account().externalId());
        AccountJson.put(node, "handle", account.account().handle().map(Object::toString));
        AccountJson.put(node, "profileUrl", judging.profile(account.account()));
        node.set("followers", AccountJson.followers(account.audience()));
        AccountJson.put(node, "tier", account.tier().map(Tier::name));
        node.set("engagementRate", AccountJson.rate(account.rate(), account.evidence()));
        node.putNull("adjustedEngagementRate");
        AccountJson.putPercentile(node, account.rate());
        node.set(
                "flags",
                AccountJson.words(account.flags().stream().map(Flag::code).toList()));
        node.set("niches", AccountJson.words(creator.niches()));
        AccountJson.put(node, "country", creator.country());
        AccountJson.put(node, "city", creator.city());
        AccountJson.putMoney(node, "pricePerPost", account.account().pricePerPost());
        AccountJson.putCost(node, account);
        return node;
    }
}
