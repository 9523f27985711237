package dev.rapport.testkit.adapter;

import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.setting.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A made-up network: accounts by five, posts by ten. */
final class PlainDialect implements Dialect {
    static final int PER_CALL = 5;
    static final int PER_PAGE = 10;

    @Override
    public String accountId(int number) {
        return "ID-" + number;
    }

    @Override
    public Optional<Grant> grant(PlayedTokens.Pair pair, Instant expiresAt) {
        return Optional.of(new Grant(
                pair.owner(),
                new Secret(pair.access()),
                expiresAt,
                Optional.of(new Secret(pair.refresh())),
                Optional.empty(),
                Set.of()));
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        if (asked.path().equals("/accounts")) {
            List<PlayedAccount> shown = network.accountsByHandle(
                    Arrays.asList(asked.query("handles").orElse("").split(",")));
            return Answer.json("{\"accounts\":["
                    + shown.stream().map(PlainDialect::account).collect(Collectors.joining(",")) + "]}");
        }
        PlayedAccount.Page page =
                network.account(asked.query("of").orElse("")).orElseThrow().page(asked.query("cursor"), PER_PAGE);
        return Answer.json("{\"posts\":["
                + page.posts().stream().map(PlainDialect::post).collect(Collectors.joining(",")) + "]"
                + page.next().map(next -> ",\"next\":\"" + next + "\"").orElse("") + "}");
    }

    private static String account(PlayedAccount account) {
        String followers = account.followers().isPresent()
                ? "\"followers\":" + account.followers().getAsLong() + ","
                : "";
        return "{%s\"id\":\"%s\",\"handle\":\"%s\",\"posts\":%d}"
                .formatted(
                        followers,
                        account.id(),
                        account.handle(),
                        account.posts().size());
    }

    private static String post(PlayedPost post) {
        return "{%s%s%s%s%s\"id\":\"%s\",\"at\":\"%s\",\"text\":\"%s\"}"
                .formatted(
                        post.field("likes", Measure.LIKES),
                        post.field("comments", Measure.COMMENTS),
                        post.field("shares", Measure.SHARES),
                        post.field("saves", Measure.SAVES),
                        post.field("views", Measure.VIEWS),
                        post.id(),
                        post.publishedAt(),
                        post.text());
    }

    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        return Optional.of(
                switch (trouble) {
                    case TOO_FAST -> Answer.json(429, "{}");
                    case QUOTA_SPENT -> Answer.json(402, "{}");
                    case KEY_REFUSED -> Answer.json(401, "{}");
                    case SERVER_TROUBLE -> Answer.json(500, "{}");
                });
    }
}
