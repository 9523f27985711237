package dev.rapport.app.creator;

import dev.rapport.app.judging.AccountJson;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.PostShare;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.metric.Source;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The numbers behind a creator's rates as JSON. */
final class ExplainJson {
    private ExplainJson() {}

    static String of(Judging judging, CreatorFacts facts) {
        ObjectNode root = ShowJson.creator(facts.accounts().get(0).view().creator());
        ArrayNode array = root.putArray("accounts");
        for (AccountReport account : facts.accounts()) {
            ObjectNode node = ShowJson.head(judging, facts, account);
            AccountJson.putMoney(node, "pricePerPost", account.view().account().pricePerPost());
            ArrayNode rates = node.putArray("engagementRates");
            account.rates().forEach(rate -> rates.add(rate(judging, rate)));
            ArrayNode byHand = node.putArray("postsByHand");
            facts.besides(account).forEach(post -> byHand.add(ShowJson.post(post)));
            array.add(node);
        }
        return AccountJson.text(root);
    }

    private static ObjectNode rate(Judging judging, RateReport report) {
        EngagementRate rate = report.assessment().rate();
        ObjectNode node = AccountJson.rate(rate, report.assessment().evidence());
        node.put("formula", Words.formula(rate.definition()));
        node.put("window", Words.window(rate.definition()));
        node.set(
                "sources",
                AccountJson.words(report.sources().stream().map(Source::code).toList()));
        node.put("certainty", judging.certainty());
        node.put("postsAboveMinimum", report.assessment().evidence().postsAbove());
        AccountJson.put(node, "interactionsPerPost", rate.interactionsPerPost());
        AccountJson.putCost(node, report.assessment());
        rate.medianRanks()
                .ifPresentOrElse(
                        ranks -> {
                            ObjectNode interval = node.putObject("intervalRanks");
                            interval.put("lower", ranks.lower());
                            interval.put("upper", ranks.upper());
                            interval.put("coverage", ranks.coverage());
                        },
                        () -> node.putNull("intervalRanks"));
        report.rounding()
                .ifPresentOrElse(
                        rounding -> {
                            ObjectNode effect = node.putObject("rounding");
                            effect.put("fewestFollowers", rounding.fewest());
                            effect.put("mostFollowers", rounding.most());
                            effect.put("rateAtFewest", rounding.atFewest());
                            effect.put("rateAtMost", rounding.atMost());
                            effect.put(
                                    "verdictAtFewest",
                                    rounding.verdictAtFewest().code());
                            effect.put("verdictAtMost", rounding.verdictAtMost().code());
                        },
                        () -> node.putNull("rounding"));
        ArrayNode posts = node.putArray("postsSeen");
        report.posts().forEach(post -> posts.add(post(post)));
        return node;
    }

    private static ObjectNode post(PostShare share) {
        ObjectNode node = AccountJson.object();
        node.put("id", share.post().id());
        AccountJson.put(node, "url", share.post().url());
        AccountJson.putTime(node, "publishedAt", share.post().publishedAt());
        node.put("observedAt", share.post().provenance().observedAt().toString());
        node.put("source", share.post().provenance().source().code());
        node.put("counts", share.rate().isPresent());
        if (share.rate().isPresent()) {
            PostRate post = share.rate().get();
            node.put("interactions", post.interactions());
            node.put("denominator", post.denominator());
            AccountJson.put(node, "rate", ShareRows.value(post));
            node.put("aboveMinimum", share.above());
        } else {
            node.put("reason", share.reason());
        }
        return node;
    }
}
