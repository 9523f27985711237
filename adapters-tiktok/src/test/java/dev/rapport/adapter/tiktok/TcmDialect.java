package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.Measure;
import dev.rapport.testkit.adapter.Answer;
import dev.rapport.testkit.adapter.Asked;
import dev.rapport.testkit.adapter.Dialect;
import dev.rapport.testkit.adapter.PlayedAccount;
import dev.rapport.testkit.adapter.PlayedNetwork;
import dev.rapport.testkit.adapter.PlayedPost;
import dev.rapport.testkit.adapter.Trouble;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The creator marketplace: members by handle, with the operator's token; errors come as numbers over HTTP 200. */
final class TcmDialect implements Dialect {
    @Override
    public String accountId(int number) {
        return "69%017d".formatted(number);
    }

    @Override
    public String postId(int account, int number) {
        return "7%08d%08d".formatted(account, number + 1);
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        Optional<PlayedAccount> member = network.accountByHandle(
                        asked.query("handle_name").orElse(""))
                .filter(Predicate.not(PlayedAccount::isClosed));
        if (member.isEmpty()) {
            return ok("{}");
        }
        return asked.path().endsWith("/video/list/") ? videos(member.get(), asked) : creator(member.get());
    }

    private static Answer creator(PlayedAccount account) {
        String followers = account.followers().isPresent()
                ? "\"followers_count\":" + account.followers().getAsLong() + ","
                : "";
        return ok("{%s\"creator_id\":\"%s\",\"handle_name\":\"%s\",\"videos_count\":%d}"
                .formatted(
                        followers,
                        account.id(),
                        account.handle(),
                        account.posts().size()));
    }

    private static Answer videos(PlayedAccount account, Asked asked) {
        PlayedAccount.Page page = account.page(asked.query("cursor"), TcmApi.PER_PAGE);
        return ok("{\"posts\":[%s],\"page_info\":{\"cursor\":%s,\"has_more\":%s}}"
                .formatted(
                        page.posts().stream().map(TcmDialect::video).collect(Collectors.joining(",")),
                        page.next().orElse("0"),
                        page.next().isPresent()));
    }

    private static String video(PlayedPost post) {
        return "{%s%s%s%s%s\"video_id\":\"%s\",\"create_time\":%d,\"caption\":\"%s\"}"
                .formatted(
                        post.field("likes", Measure.LIKES),
                        post.field("comments", Measure.COMMENTS),
                        post.field("shares", Measure.SHARES),
                        post.field("favorites", Measure.SAVES),
                        post.field("video_views", Measure.VIEWS),
                        post.id(),
                        post.publishedAt().getEpochSecond(),
                        post.text());
    }

    private static Answer ok(String data) {
        return Answer.json("{\"code\":0,\"message\":\"OK\",\"request_id\":\"1\",\"data\":" + data + "}");
    }

    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        return switch (trouble) {
            case TOO_FAST -> Optional.of(error("40100"));
            case KEY_REFUSED -> Optional.of(error("40105"));
            case SERVER_TROUBLE -> Optional.of(error("50000"));
            case QUOTA_SPENT -> Optional.empty();
        };
    }

    private static Answer error(String code) {
        return Answer.json("{\"code\":%s,\"message\":\"see code\",\"request_id\":\"1\",\"data\":{}}".formatted(code));
    }
}
