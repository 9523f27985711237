package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.setting.Secret;
import dev.rapport.testkit.adapter.Answer;
import dev.rapport.testkit.adapter.Asked;
import dev.rapport.testkit.adapter.Dialect;
import dev.rapport.testkit.adapter.PlayedAccount;
import dev.rapport.testkit.adapter.PlayedNetwork;
import dev.rapport.testkit.adapter.PlayedPost;
import dev.rapport.testkit.adapter.PlayedTokens;
import dev.rapport.testkit.adapter.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Display API: a creator's profile and videos by that creator's own token. */
final class DisplayDialect implements Dialect {
    private static final String SCOPES = "user.info.basic,user.info.profile,user.info.stats,video.list";
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":(\\d+)");

    @Override
    public String accountId(int number) {
        return "723f24d7-e717-40f8-a2b6-%012d".formatted(number);
    }

    @Override
    public String postId(int account, int number) {
        return "7%08d%08d".formatted(account, number + 1);
    }

    @Override
    public Optional<Grant> grant(PlayedTokens.Pair pair, Instant expiresAt) {
        return Optional.of(new Grant(
                pair.owner(),
                new Secret(pair.access()),
                expiresAt,
                Optional.of(new Secret(pair.refresh())),
                Optional.of(expiresAt.plus(Duration.ofDays(100))),
                Set.of(SCOPES.split(","))));
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        if (asked.path().equals("/v2/oauth/token/")) {
            return network.tokens()
                    .rotate(asked.form("refresh_token").orElse(""))
                    .map(DisplayDialect::token)
                    .orElseGet(() -> Answer.json(400, "{\"error\":\"invalid_grant\"}"));
        }
        Optional<PlayedAccount> account =
                asked.bearer().flatMap(network.tokens()::ownerOf).flatMap(network::account);
        if (account.isEmpty()) {
            return error(401, "access_token_invalid");
        }
        return asked.path().equals("/v2/user/info/") ? profile(account.get()) : videos(account.get(), asked);
    }

    private static Answer token(PlayedTokens.Pair pair) {
        return Answer.json("{\"open_id\":\"%s\",\"scope\":\"%s\",\"access_token\":\"%s\",\"expires_in\":7200,"
                        .formatted(pair.owner(), SCOPES, pair.access())
                + "\"refresh_token\":\"%s\",\"refresh_expires_in\":15552000}".formatted(pair.refresh()));
    }

    private static Answer profile(PlayedAccount account) {
        String followers = account.followers().isPresent()
                ? "\"follower_count\":" + account.followers().getAsLong() + ","
                : "";
        return ok("{\"user\":{%s\"open_id\":\"%s\",\"username\":\"%s\",\"video_count\":%d}}"
                .formatted(
                        followers,
                        account.id(),
                        account.handle(),
                        account.posts().size()));
    }

    private static Answer videos(PlayedAccount account, Asked asked) {
        Matcher cursor = CURSOR.matcher(asked.body());
        PlayedAccount.Page page =
                account.page(cursor.find() ? Optional.of(cursor.group(1)) : Optional.empty(), DisplayApi.PER_PAGE);
        return ok("{\"videos\":[%s],\"cursor\":%s,\"has_more\":%s}"
                .formatted(
                        page.posts().stream().map(DisplayDialect::video).collect(Collectors.joining(",")),
                        page.next().orElse("0"),
                        page.next().isPresent()));
    }

    private static String video(PlayedPost post) {
        return "{%s%s%s%s\"id\":\"%s\",\"create_time\":%d,\"video_description\":\"%s\"}"
                .formatted(
                        post.field("like_count", Measure.LIKES),
                        post.field("comment_count", Measure.COMMENTS),
                        post.field("share_count", Measure.SHARES),
                        post.field("view_count", Measure.VIEWS),
                        post.id(),
                        post.publishedAt().getEpochSecond(),
                        post.text());
    }

    private static Answer ok(String data) {
        return Answer.json("{\"data\":" + data + ",\"error\":{\"code\":\"ok\",\"message\":\"\",\"log_id\":\"1\"}}");
    }

    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        return switch (trouble) {
            case TOO_FAST -> Optional.of(error(429, "rate_limit_exceeded"));
            case SERVER_TROUBLE -> Optional.of(error(500, "internal_error"));
            case QUOTA_SPENT, KEY_REFUSED -> Optional.empty();
        };
    }

    private static Answer error(int status, String code) {
        return Answer.json(
                status, "{\"error\":{\"code\":\"%s\",\"message\":\"see code\",\"log_id\":\"1\"}}".formatted(code));
    }
}
