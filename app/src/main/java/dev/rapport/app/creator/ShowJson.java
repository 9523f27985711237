package dev.rapport.app.creator;

import dev.rapport.app.judging.AccountJson;
import dev.rapport.app.judging.Judging;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.RateReport;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One creator as JSON; scripts rely on its names. */
final class ShowJson {
    private ShowJson() {}

    static String of(Judging judging, CreatorFacts facts, int posts) {
        ObjectNode root = creator(facts.accounts().get(0).view().creator());
        ArrayNode array = root.putArray("accounts");
        facts.accounts().forEach(account -> array.add(account(judging, facts, account, posts)));
        return AccountJson.text(root);
    }

    static ObjectNode creator(Creator creator) {
        ObjectNode node = AccountJson.object();
        node.put("creator", creator.key().value());
        AccountJson.put(node, "name", creator.name());
        node.set("niches", AccountJson.words(creator.niches()));
        AccountJson.put(node, "country", creator.country());
        AccountJson.put(node, "city", creator.city());
        return node;
    }

    private static ObjectNode account(Judging judging, CreatorFacts facts, AccountReport report, int posts) {
        Account account = report.view().account();
        ObjectNode node = head(judging, facts, report);
        ArrayNode handles = node.putArray("handles");
        for (Account.HandlePeriod period : account.handles()) {
            ObjectNode handle = handles.addObject();
            handle.put("handle", period.handle().toString());
            handle.put("from", period.from().toString());
            AccountJson.putTime(handle, "to", period.to());
        }
        AccountState state = account.state();
        ObjectNode stateNode = node.putObject("state");
        stateNode.put("kind", state.kind().code());
        stateNode.put("since", state.since().toString());
        stateNode.put("detail", state.detail());
        AccountJson.putMoney(node, "pricePerPost", account.pricePerPost());
        ArrayNode rates = node.putArray("engagementRates");
        for (RateReport rate : report.rates()) {
            rates.add(
                    AccountJson.rate(rate.assessment().rate(), rate.assessment().evidence()));
        }
        ArrayNode history = node.putArray("history");
        report.view().history().forEach(reading -> history.add(reading(reading)));
        ArrayNode array = node.putArray("posts");
        facts.posts(report, posts).forEach(post -> array.add(post(post)));
        return node;
    }

    /** Which account it is and how large its audience. */
    static ObjectNode head(Judging judging, CreatorFacts facts, AccountReport report) {
        Account account = report.view().account();
        ObjectNode node = AccountJson.object();
        node.put("network", account.network().id());
        AccountJson.put(node, "accountId", account.externalId());
        AccountJson.put(node, "handle", account.handle().map(Object::toString));
        AccountJson.put(node, "profileUrl", judging.profile(account));
        node.set("followers", AccountJson.followers(report.audience()));
        ArrayNode byHand = node.putArray("followersByHand");
        facts.byHand(report).audiences().forEach(reading -> byHand.add(AccountJson.followers(reading)));
        AccountJson.put(node, "tier", report.tier().map(Tier::name));
        ArrayNode flags = node.putArray("flags");
        report.flags().forEach(flag -> {
            ObjectNode question = flags.addObject();
            question.put("code", flag.code());
            question.put("evidence", flag.evidence());
        });
        return node;
    }

    private static ObjectNode reading(AccountSnapshot reading) {
        ObjectNode node = AccountJson.object();
        node.put("observedAt", reading.provenance().observedAt().toString());
        node.set("followers", AccountJson.followers(reading));
        node.put("suspect", reading.suspect());
        return node;
    }

    static ObjectNode post(PostSnapshot post) {
        ObjectNode node = AccountJson.object();
        node.put("id", post.id());
        AccountJson.put(node, "url", post.url());
        node.put("format", post.format().code());
        post.sponsored().ifPresentOrElse(known -> node.put("sponsored", known), () -> node.putNull("sponsored"));
        AccountJson.putTime(node, "publishedAt", post.publishedAt());
        Instant observedAt = post.provenance().observedAt();
        node.put("observedAt", observedAt.toString());
        node.put("source", post.provenance().source().code());
        node.put("route", post.provenance().route());
        ObjectNode counts = node.putObject("counts");
        for (Interaction part : Interaction.values()) {
            counts.set(part.code(), AccountJson.count(post.counts().of(part)));
        }
        counts.set("views", AccountJson.count(post.counts().views()));
        return node;
    }
}
