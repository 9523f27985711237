package com.example.rapport.bluesky;

import dev.rapport.domain.network.Measure;
import dev.rapport.testkit.adapter.Answer;
import dev.rapport.testkit.adapter.Asked;
import dev.rapport.testkit.adapter.Dialect;
import dev.rapport.testkit.adapter.PlayedAccount;
import dev.rapport.testkit.adapter.PlayedNetwork;
import dev.rapport.testkit.adapter.PlayedPost;
import dev.rapport.testkit.adapter.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code getProfiles} and {@code getAuthorFeed}. The stranger's repost on every page is what real feeds hold too. */
final class BlueskyDialect implements Dialect {
    @Override
    public String accountId(int number) {
        return "did:plc:%024d".formatted(number);
    }

    @Override
    public String handle(int number) {
        return "creator" + number + ".bsky.social";
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        return switch (asked.path()) {
            case "/xrpc/app.bsky.actor.getProfiles" -> profiles(asked.queries("actors"), network);
            case "/xrpc/app.bsky.feed.getAuthorFeed" ->
                network.account(asked.query("actor").orElse(""))
                        .map(account -> feed(account, asked))
                        .orElseGet(() -> error(400, "InvalidRequest"));
            default -> error(501, "MethodNotImplemented");
        };
    }

    private static Answer profiles(List<String> actors, PlayedNetwork network) {
        if (actors.size() > BlueskyApi.ACTORS_PER_CALL) {
            return error(400, "InvalidRequest");
        }
        List<PlayedAccount> shown = new ArrayList<>(network.accountsByHandle(actors));
        shown.addAll(network.accounts(actors));
        return Answer.json("{\"profiles\":["
                + shown.stream().map(BlueskyDialect::profile).collect(Collectors.joining(",")) + "]}");
    }

    private static String profile(PlayedAccount account) {
        String followers = account.followers().isPresent()
                ? "\"followersCount\":" + account.followers().getAsLong() + ","
                : "";
        return "{%s\"did\":\"%s\",\"handle\":\"%s\",\"displayName\":\"Creator\",\"followsCount\":3,\"postsCount\":%d}"
                .formatted(followers, account.id(), account.handle(), account.posts().size());
    }

    private static Answer feed(PlayedAccount account, Asked asked) {
        PlayedAccount.Page page = account.page(asked.query("cursor"), BlueskyApi.POSTS_PER_PAGE);
        List<String> items = new ArrayList<>();
        items.add("{\"post\":{\"uri\":\"at://did:plc:other/app.bsky.feed.post/x\",\"author\":{\"did\":\"did:plc:other\"},"
                + "\"likeCount\":9},\"reason\":{\"$type\":\"app.bsky.feed.defs#reasonRepost\"}}");
        page.posts().forEach(post -> items.add(item(account, post)));
        return Answer.json("{\"feed\":[" + String.join(",", items) + "]"
                + page.next().map(cursor -> ",\"cursor\":\"" + cursor + "\"").orElse("") + "}");
    }

    /** One of the shares is a quote. */
    private static String item(PlayedAccount account, PlayedPost post) {
        String shares = post.count(Measure.SHARES).isEmpty()
                ? ""
                : "\"repostCount\":%d,\"quoteCount\":%d,".formatted(
                        Math.max(0, post.count(Measure.SHARES).getAsLong() - 1),
                        Math.min(1, post.count(Measure.SHARES).getAsLong()));
        return "{\"post\":{%s%s%s\"uri\":\"at://%s/app.bsky.feed.post/%s\",\"author\":{\"did\":\"%s\"},"
                        .formatted(
                                post.field("likeCount", Measure.LIKES),
                                post.field("replyCount", Measure.COMMENTS),
                                shares,
                                account.id(),
                                post.id(),
                                account.id())
                + "\"record\":{\"text\":\"%s\",\"createdAt\":\"%s\"},\"indexedAt\":\"%s\"}}"
                        .formatted(post.text(), post.publishedAt(), post.publishedAt().plusSeconds(2));
    }

    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        return switch (trouble) {
            case TOO_FAST -> Optional.of(error(429, "RateLimitExceeded"));
            case SERVER_TROUBLE -> Optional.of(error(500, "InternalServerError"));
            case QUOTA_SPENT, KEY_REFUSED -> Optional.empty();
        };
    }

    private static Answer error(int status, String name) {
        return Answer.json(status, "{\"error\":\"" + name + "\",\"message\":\"see its name\"}");
    }
}
