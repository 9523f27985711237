package dev.rapport.adapter.youtube;

import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.Measure;
import dev.rapport.testkit.adapter.Answer;
import dev.rapport.testkit.adapter.Asked;
import dev.rapport.testkit.adapter.Dialect;
import dev.rapport.testkit.adapter.PlayedAccount;
import dev.rapport.testkit.adapter.PlayedNetwork;
import dev.rapport.testkit.adapter.PlayedPost;
import dev.rapport.testkit.adapter.Trouble;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The Data API v3: channels, lists of uploads, figures of videos. */
final class YouTubeDialect implements Dialect {
    private static final String CHANNELS = "/youtube/v3/channels";

    @Override
    public String accountId(int number) {
        return "UC%022d".formatted(number);
    }

    @Override
    public String postId(int account, int number) {
        return "%06d-%04d".formatted(account, number + 1);
    }

    @Override
    public Followers followers(long shown) {
        return YouTubeReadings.rounded(shown);
    }

    @Override
    public Answer answer(Asked asked, PlayedNetwork network) {
        return switch (asked.path()) {
            case CHANNELS -> {
                Optional<String> handle = asked.query("forHandle");
                yield items(
                        (handle.isPresent()
                                        ? network.accountsByHandle(
                                                List.of(handle.get().substring(1)))
                                        : network.accounts(ids(asked)))
                                .stream().map(YouTubeDialect::channel).toList(),
                        Optional.empty());
            }
            case "/youtube/v3/playlistItems" -> uploads(asked, network);
            case "/youtube/v3/videos:batchGetStats", "/youtube/v3/videos" ->
                items(
                        network.posts(ids(asked)).stream()
                                .map(YouTubeDialect::video)
                                .toList(),
                        Optional.empty());
            default -> error(404, "notFound");
        };
    }

    private static List<String> ids(Asked asked) {
        return List.of(asked.query("id").orElse("").split(","));
    }

    private static String channel(PlayedAccount account) {
        OptionalLong followers = account.followers();
        return """
                {"id":"%s","snippet":{"title":"Creator","customUrl":"@%s"},
                 "statistics":{"subscriberCount":"%d","hiddenSubscriberCount":%s,"videoCount":"%d"},
                 "contentDetails":{"relatedPlaylists":{"uploads":"UU%s"}}}""".formatted(
                        account.id(),
                        account.handle(),
                        followers.orElse(0),
                        followers.isEmpty(),
                        account.posts().size(),
                        account.id().substring(2));
    }

    private static Answer uploads(Asked asked, PlayedNetwork network) {
        String channel = "UC" + asked.query("playlistId").orElseThrow().substring(2);
        PlayedAccount.Page page =
                network.account(channel).orElseThrow().page(asked.query("pageToken"), YouTubeApi.PER_CALL);
        return items(
                page.posts().stream()
                        .map(post -> """
                                {"snippet":{"title":"%s"},"contentDetails":{"videoId":"%s","videoPublishedAt":"%s"}}""".formatted(post.text(), post.id(), post.publishedAt()))
                        .toList(),
                page.next());
    }

    private static String video(PlayedPost post) {
        String statistics = post.field("likeCount", Measure.LIKES)
                + post.field("commentCount", Measure.COMMENTS)
                + post.field("viewCount", Measure.VIEWS);
        return "{\"id\":\"%s\",\"statistics\":{%s\"favoriteCount\":\"0\"},\"contentDetails\":{\"duration\":\"PT5M\"}}"
                .formatted(post.id(), statistics);
    }

    private static Answer items(Collection<String> items, Optional<String> next) {
        return Answer.json("{\"items\":[" + items.stream().collect(Collectors.joining(",")) + "]"
                + next.map(token -> ",\"nextPageToken\":\"" + token + "\"").orElse("") + "}");
    }

    @Override
    public Optional<Answer> trouble(Trouble trouble, Asked asked) {
        return Optional.of(
                switch (trouble) {
                    case TOO_FAST -> error(403, "rateLimitExceeded");
                    case QUOTA_SPENT -> error(403, "quotaExceeded");
                    case KEY_REFUSED -> error(400, "keyInvalid");
                    case SERVER_TROUBLE -> error(500, "backendError");
                });
    }

    private static Answer error(int status, String reason) {
        return Answer.json(
                status,
                "{\"error\":{\"code\":%d,\"message\":\"see reason\",\"errors\":[{\"domain\":\"global\",\"reason\":\"%s\"}]}}"
                        .formatted(status, reason));
    }
}
