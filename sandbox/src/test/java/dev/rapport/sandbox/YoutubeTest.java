package dev.rapport.sandbox;

import static dev.rapport.sandbox.population.SocialNetwork.YOUTUBE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Caller.Reply;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.population.Role;
import dev.rapport.sandbox.quota.Quotas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class YoutubeTest {
    private Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(100));
    private Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void restart(SandboxOptions options) {
        sandbox.close();
        sandbox = Sandbox.start(options);
        caller = new Caller(sandbox);
    }

    private Account hard(HardCase hardCase) {
        return sandbox.population().hardCase(hardCase).account(YOUTUBE).orElseThrow();
    }

    private Account reviewer() {
        return sandbox.population().role(Role.TECH_REVIEWER).account(YOUTUBE).orElseThrow();
    }

    private Reply channel(Account account) {
        return caller.youtube("channels", "part", "snippet,statistics,contentDetails", "id", account.id());
    }

    private Reply page(Account account, int size, String... more) {
        List<String> parameters = new ArrayList<>(List.of(
                "part",
                "snippet,contentDetails",
                "maxResults",
                Integer.toString(size),
                "playlistId",
                "UU" + account.id().substring(2)));
        parameters.addAll(List.of(more));
        return caller.youtube("playlistItems", parameters.toArray(String[]::new));
    }

    private Reply stats(String ids) {
        return caller.youtube("videos:batchGetStats", "part", "id,snippet,statistics,contentDetails", "id", ids);
    }

    private List<Post> posts(Account account) {
        return account.postsAt(sandbox.clock().instant());
    }

    private static String ids(List<Post> posts) {
        return posts.stream().map(Post::id).collect(Collectors.joining(","));
    }

    private static List<String> strings(JsonNode items, String pointer) {
        return items.valueStream().map(item -> item.at(pointer).asString()).toList();
    }

    private static String reason(Reply reply) {
        return reply.status() + " " + reply.at("/error/errors/0/reason").asString();
    }

    @Test
    void a_channel_has_counts_as_strings_and_names_its_uploads() {
        Reply reply = channel(reviewer());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/kind").asString()).isEqualTo("youtube#channelListResponse");
        JsonNode item = reply.at("/items/0");
        assertThat(item.at("/id").asString()).matches("UC[A-Za-z0-9_-]{22}");
        assertThat(item.at("/statistics/subscriberCount").isString()).isTrue();
        assertThat(item.at("/statistics/subscriberCount").asString()).isEqualTo("30000");
        assertThat(item.at("/statistics/hiddenSubscriberCount").isBoolean()).isTrue();
        assertThat(item.at("/snippet/customUrl").asString()).isEqualTo("@sbx-tech-reviewer");
        assertThat(item.at("/contentDetails/relatedPlaylists/uploads").asString())
                .isEqualTo("UU" + reviewer().id().substring(2));
        assertThat(item.has("brandingSettings")).isFalse();
    }

    @Test
    void subscribers_are_rounded_down_to_three_figures() {
        assertThat(channel(hard(HardCase.ROUNDED_AUDIENCE))
                        .at("/items/0/statistics/subscriberCount")
                        .asString())
                .isEqualTo("12300");
    }

    @Test
    void a_handle_finds_its_channel_with_and_without_at_sign() {
        for (String handle : List.of("@SBX-tech-reviewer", "sbx-tech-reviewer")) {
            assertThat(caller.youtube("channels", "part", "id", "forHandle", handle)
                            .at("/items/0/id")
                            .asString())
                    .isEqualTo(reviewer().id());
        }
    }

    @Test
    void unknown_and_deleted_channels_are_left_out_without_an_error() {
        Reply reply = caller.youtube(
                "channels",
                "part",
                "id",
                "id",
                "UCnobody," + hard(HardCase.DELETED_ACCOUNT).id());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("items")).isFalse();
    }

    @Test
    void a_batch_comes_in_another_order_and_fifty_is_the_most() {
        String fifty = sandbox.population().accounts(YOUTUBE).stream()
                .limit(50)
                .map(Account::id)
                .collect(Collectors.joining(","));
        List<String> came = strings(
                caller.youtube("channels", "part", "id", "maxResults", "50", "id", fifty)
                        .at("/items"),
                "/id");

        assertThat(came).isSorted();
        assertThat(String.join(",", came)).isNotEqualTo(fifty);
        assertThat(reason(caller.youtube("channels", "part", "id", "id", fifty + ",UCone-more")))
                .isEqualTo("400 invalidFilters");
        assertThat(strings(caller.youtube("channels", "part", "id", "id", fifty).at("/items"), "/id"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "channels, part=id, 400 missingRequiredParameter",
        "channels, id=UCx, 400 missingRequiredParameter",
        "channels, part=id&id=UCx&forHandle=y, 400 incompatibleParameters",
        "channels, part=soul&id=UCx, 400 unknownPart",
        "channels, part=auditDetails&id=UCx, 403 forbidden",
        "channels, part=id&id=UCx&colour=red, 400 unexpectedParameter",
        "channels, part=id&id=U!C, 400 badRequest",
        "channels, part=id&id=UCx&maxResults=51, 400 badRequest",
        "channels, part=id&id=UCx&fields=items(, 400 invalidParameter",
        "channels, part=id&mine=true, 401 authError",
        "playlistItems, part=id&playlistId=UUnobody, 404 playlistNotFound",
        "videos, part=id&id=x&maxResults=50, 400 incompatibleParameters",
        "videos, part=fileDetails&id=x, 403 forbidden",
        "'videos:batchGetStats', part=status&id=x, 400 unknownPart",
        "'videos:batchGetStats', part=id, 400 missingRequiredParameter",
    })
    void wrong_calls_get_the_documented_reason_and_cost_a_unit(String path, String query, String expected) {
        Reply reply = caller.get(sandbox.youtube() + "/youtube/v3/" + path + "?key=sandbox-youtube-key&" + query);

        assertThat(reason(reply)).isEqualTo(expected);
        assertThat(sandbox.ledger().spent(YOUTUBE, path.contains(":") ? "stats" : "main"))
                .isEqualTo(1);
    }

    @Test
    void a_wrong_key_is_a_bad_request_that_says_so_in_the_details() {
        Reply reply = caller.get(sandbox.youtube() + "/youtube/v3/channels?part=id&id=x&key=wrong");
        assertThat(reason(reply)).isEqualTo("400 badRequest");
        assertThat(reply.at("/error/details/0/reason").asString()).isEqualTo("API_KEY_INVALID");
        assertThat(caller.get(sandbox.youtube() + "/youtube/v3/channels?part=id&id=x")
                        .status())
                .isEqualTo(403);
        assertThat(sandbox.ledger().spent(YOUTUBE, "main")).isZero();
    }

    @Test
    void what_is_not_there_is_a_page_and_no_json() {
        assertThat(caller.youtube("nothing").header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(caller.youtube("channels/").status()).isEqualTo(404);
    }

    @Test
    void uploads_page_through_to_the_end_newest_first() {
        List<String> seen = new ArrayList<>();
        Reply reply = page(reviewer(), 25);
        assertThat(reply.at("/pageInfo/totalResults").asInt())
                .isEqualTo(posts(reviewer()).size());
        seen.addAll(strings(reply.at("/items"), "/contentDetails/videoId"));
        while (reply.json().has("nextPageToken")) {
            reply = page(reviewer(), 25, "pageToken", reply.at("/nextPageToken").asString());
            seen.addAll(strings(reply.at("/items"), "/contentDetails/videoId"));
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        posts(reviewer()).stream().map(Post::id).toList());
    }

    @Test
    void a_page_token_of_another_playlist_or_of_nobody_is_refused() {
        String token = page(reviewer(), 5).at("/nextPageToken").asString();
        assertThat(reason(page(hard(HardCase.RENAMED), 5, "pageToken", token))).isEqualTo("400 invalidPageToken");
        assertThat(reason(page(reviewer(), 5, "pageToken", "!!"))).isEqualTo("400 invalidPageToken");
    }

    @Test
    void uploads_during_paging_repeat_items_across_the_border() {
        Reply first = page(reviewer(), 10);
        sandbox.clock().advance(Duration.ofDays(7));
        Reply second =
                page(reviewer(), 10, "pageToken", first.at("/nextPageToken").asString());
        assertThat(strings(second.at("/items"), "/contentDetails/videoId"))
                .containsAnyElementsOf(strings(first.at("/items"), "/contentDetails/videoId"));
    }

    @Test
    void stats_are_the_truth_as_strings_with_a_summary() {
        List<Post> posts = posts(reviewer()).subList(0, 50);
        Reply reply = stats(ids(posts));

        assertThat(reply.at("/summary/succeededVideoCount").asInt()).isEqualTo(50);
        for (JsonNode item : reply.at("/items")) {
            Post post = posts.stream()
                    .filter(one -> one.id().equals(item.at("/id").asString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.at("/id").asString()).hasSize(11);
            assertThat(item.at("/statistics/likeCount").isString()).isTrue();
            assertThat(item.at("/statistics/likeCount").asString()).isEqualTo(Long.toString(post.likes()));
            assertThat(item.at("/statistics/viewCount").asString()).isEqualTo(Long.toString(post.views()));
            assertThat(item.at("/snippet/publishTime").asString())
                    .isEqualTo(post.publishedAt().toString());
            assertThat(item.at("/contentDetails/duration").asString()).startsWith("PT");
        }
    }

    @Test
    void videos_have_title_state_and_the_same_counts_as_the_batch() {
        Post post = posts(reviewer()).get(3);
        JsonNode video = caller.youtube(
                        "videos", "part", "snippet,statistics,status,paidProductPlacementDetails", "id", post.id())
                .at("/items/0");
        assertThat(video.at("/snippet/title").asString()).isEqualTo(post.text());
        assertThat(video.at("/snippet/liveBroadcastContent").asString()).isEqualTo("none");
        assertThat(video.at("/statistics/commentCount").asString()).isEqualTo(Long.toString(post.comments()));
        assertThat(video.at("/statistics/favoriteCount").asString()).isEqualTo("0");
    }

    @Test
    void a_field_mask_takes_away_what_it_does_not_name() {
        JsonNode body = page(reviewer(), 2, "fields", "items(contentDetails/videoId,snippet(title)),pageInfo")
                .json();
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("items", "pageInfo");
        assertThat(body.at("/items/0").propertyNames()).containsExactlyInAnyOrder("contentDetails", "snippet");
        assertThat(body.at("/items/0/contentDetails").propertyNames()).containsExactly("videoId");
    }

    @Test
    void a_spent_main_bucket_says_quota_exceeded_until_midnight_in_california() {
        restart(SandboxOptions.defaults().withCreators(1).withQuotas(new Quotas(2, 10, 1, 200, 600)));
        channel(reviewer());
        channel(reviewer());
        Reply refused = channel(reviewer());
        assertThat(reason(refused)).isEqualTo("403 quotaExceeded");
        assertThat(refused.at("/error/errors/0/domain").asString()).isEqualTo("youtube.quota");
        assertThat(stats("x").status()).isEqualTo(200);
        assertThat(sandbox.ledger().spent(YOUTUBE, "main")).isEqualTo(2);
        assertThat(sandbox.ledger().refused(YOUTUBE, "main")).isEqualTo(1);

        sandbox.clock().advance(Duration.ofHours(19).plusMinutes(59));
        assertThat(channel(reviewer()).status()).isEqualTo(403);
        sandbox.clock().advance(Duration.ofMinutes(1));
        assertThat(channel(reviewer()).status()).isEqualTo(200);
    }

    @Test
    void a_spent_method_bucket_says_too_many_requests_with_its_daily_unit() {
        restart(SandboxOptions.defaults().withCreators(1).withQuotas(new Quotas(10, 1, 1, 200, 600)));
        stats("x");
        caller.youtube("search", "part", "snippet", "q", "tech");
        for (Reply refused : List.of(stats("x"), caller.youtube("search", "part", "snippet", "q", "tech"))) {
            assertThat(reason(refused)).isEqualTo("429 rateLimitExceeded");
            assertThat(refused.at("/error/status").asString()).isEqualTo("RESOURCE_EXHAUSTED");
            JsonNode metadata = refused.at("/error/details/0/metadata");
            assertThat(metadata.at("/quota_unit").asString()).isEqualTo("1/d/{project}");
            assertThat(metadata.at("/quota_limit_value").asString()).isEqualTo("1");
            assertThat(Instant.ofEpochSecond(
                            Long.parseLong(metadata.at("/window_start_time").asString())))
                    .isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        }
        assertThat(channel(reviewer()).status()).isEqualTo(200);
    }

    @Test
    void search_finds_channels_of_a_niche_and_tells_no_counts() {
        Reply reply =
                caller.youtube("search", "part", "snippet", "type", "channel", "q", "home fitness", "maxResults", "50");
        assertThat(reply.at("/items")).isNotEmpty();
        JsonNode first = reply.at("/items/0");
        assertThat(first.at("/id/channelId").asString()).startsWith("UC");
        assertThat(first.has("statistics")).isFalse();
        assertThat(sandbox.ledger().spent(YOUTUBE, "search")).isEqualTo(1);
    }

    @Test
    void hidden_subscribers_are_absent_or_zero_but_never_true() {
        JsonNode absent = channel(hard(HardCase.HIDDEN_SUBSCRIBERS)).at("/items/0/statistics");
        JsonNode zero = channel(hard(HardCase.HIDDEN_AS_ZERO)).at("/items/0/statistics");
        assertThat(absent.has("subscriberCount")).isFalse();
        assertThat(zero.at("/subscriberCount").asString()).isEqualTo("0");
        assertThat(List.of(absent, zero))
                .allMatch(counts -> counts.at("/hiddenSubscriberCount").asBoolean());
    }

    @Test
    void hidden_likes_and_closed_comments_leave_their_counts_out() {
        List<Boolean> some = has(HardCase.SOME_LIKES_HIDDEN, "likeCount");
        assertThat(some).contains(true, false);
        assertThat(has(HardCase.ALL_LIKES_HIDDEN, "likeCount")).containsOnly(false);
        assertThat(has(HardCase.COMMENTS_OFF, "commentCount")).containsOnly(false);
        assertThat(has(HardCase.COMMENTS_OFF, "likeCount")).containsOnly(true);
    }

    private List<Boolean> has(HardCase hardCase, String count) {
        return stats(ids(posts(hard(hardCase)).subList(0, 20)))
                .at("/items")
                .valueStream()
                .map(item -> item.path("statistics").has(count))
                .toList();
    }

    @Test
    void the_uploads_playlist_of_an_empty_channel_may_be_empty_or_not_there() {
        assertThat(page(hard(HardCase.NO_POSTS), 5).at("/items")).isEmpty();
        Reply missing = page(hard(HardCase.NO_UPLOADS_PLAYLIST), 5);
        assertThat(reason(missing)).isEqualTo("404 playlistNotFound");
        assertThat(missing.at("/error/errors/0/domain").asString()).isEqualTo("youtube.playlistItem");
    }

    @Test
    void a_batch_can_lack_videos_or_bring_a_stranger() {
        List<Post> asked = posts(hard(HardCase.INCOMPLETE_BATCH)).subList(0, 12);
        Reply incomplete = stats(ids(asked));
        assertThat(incomplete.at("/items")).hasSize(8);
        assertThat(incomplete.at("/summary/failedVideoIds")).hasSize(4);

        Account account = hard(HardCase.STRANGER_IN_BATCH);
        assertThat(strings(channel(account).at("/items"), "/id")).hasSize(2).contains(account.id());
        assertThat(stats(posts(account).getFirst().id()).at("/items")).hasSize(2);
    }

    @Test
    void counts_can_be_numbers_in_the_batch_only() {
        Post post = posts(hard(HardCase.UNQUOTED_COUNTS)).getFirst();
        assertThat(stats(post.id()).at("/items/0/statistics/viewCount").isNumber())
                .isTrue();
        assertThat(caller.youtube("videos", "part", "statistics", "id", post.id())
                        .at("/items/0/statistics/viewCount")
                        .isString())
                .isTrue();
    }

    @Test
    void one_record_of_the_first_page_is_poisoned() {
        List<String> likes = strings(
                stats(ids(posts(hard(HardCase.POISON_RECORD)).subList(0, 20))).at("/items"), "/statistics/likeCount");
        assertThat(likes).hasSize(20);
        assertThat(likes.stream().filter("-5"::equals)).hasSize(1);
    }

    @Test
    void a_live_stream_and_an_announced_one_have_no_counts_and_no_length() {
        List<Post> newest = posts(hard(HardCase.LIVE_AND_SCHEDULED)).subList(0, 2);
        JsonNode items = caller.youtube(
                        "videos", "part", "snippet,statistics,contentDetails,liveStreamingDetails", "id", ids(newest))
                .at("/items");
        assertThat(strings(items, "/snippet/liveBroadcastContent")).containsExactlyInAnyOrder("live", "upcoming");
        assertThat(strings(items, "/contentDetails/duration")).containsOnly("P0D");
        assertThat(items.valueStream())
                .noneMatch(item -> item.path("statistics").has("viewCount"));
        assertThat(page(hard(HardCase.LIVE_AND_SCHEDULED), 1)
                        .at("/items/0/contentDetails/videoPublishedAt")
                        .asString())
                .isGreaterThan(sandbox.clock().instant().toString());
    }

    @Test
    void dead_entries_have_no_publishing_time_and_no_video() {
        JsonNode items = page(hard(HardCase.DEAD_ENTRIES), 20).at("/items");
        List<String> dead = items.valueStream()
                .filter(item -> !item.path("contentDetails").has("videoPublishedAt"))
                .map(item -> item.at("/contentDetails/videoId").asString())
                .toList();
        assertThat(dead).isNotEmpty();
        assertThat(stats(String.join(",", dead)).at("/items")).isEmpty();
    }

    @Test
    void some_playlists_overlap_repeat_or_mix_their_pages() {
        Account overlapping = hard(HardCase.OVERLAPPING_PAGES);
        Reply first = page(overlapping, 10);
        Reply second =
                page(overlapping, 10, "pageToken", first.at("/nextPageToken").asString());
        assertThat(strings(first.at("/items"), "/contentDetails/videoId").subList(7, 10))
                .isEqualTo(
                        strings(second.at("/items"), "/contentDetails/videoId").subList(0, 3));

        Account repeating = hard(HardCase.REPEATED_CURSOR);
        String token = page(repeating, 10).at("/nextPageToken").asString();
        assertThat(page(repeating, 10, "pageToken", token).at("/nextPageToken").asString())
                .isEqualTo(token);

        assertThat(strings(page(hard(HardCase.OUT_OF_ORDER), 10).at("/items"), "/contentDetails/videoPublishedAt"))
                .isNotEmpty()
                .isNotEqualTo(posts(hard(HardCase.OUT_OF_ORDER)).stream()
                        .limit(10)
                        .map(post -> post.publishedAt().toString())
                        .toList());
    }

    @Test
    void after_a_day_a_handle_changes_an_account_goes_and_an_audience_falls() {
        Account renamed = hard(HardCase.RENAMED);
        Account fallen = hard(HardCase.FALL_TO_ZERO);
        Account gone = hard(HardCase.GONE_AND_BACK);
        assertThat(channel(gone).at("/items")).hasSize(1);

        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(channel(renamed).at("/items/0/snippet/customUrl").asString()).isEqualTo("@sbx-renamed-new");
        assertThat(channel(fallen).at("/items/0/statistics/subscriberCount").asString())
                .isEqualTo("0");
        assertThat(channel(gone).json().has("items")).isFalse();

        sandbox.clock().advance(Duration.ofDays(9));
        assertThat(channel(fallen).at("/items/0/statistics/subscriberCount").asInt())
                .isGreaterThan(10_000);
        assertThat(channel(gone).at("/items")).hasSize(1);
    }

    @Test
    void counts_grow_and_uploads_appear_as_time_passes() {
        Post before = posts(reviewer()).getFirst();
        int videos = channel(reviewer()).at("/items/0/statistics/videoCount").asInt();
        sandbox.clock().advance(Duration.ofDays(30));
        assertThat(stats(before.id()).at("/items/0/statistics/likeCount").asInt())
                .isGreaterThanOrEqualTo((int) before.likes());
        assertThat(channel(reviewer()).at("/items/0/statistics/videoCount").asInt())
                .isBetween(videos + 8, videos + 12);
    }

    @Test
    void video_ids_are_never_shared() {
        List<String> ids = sandbox.population().accounts(YOUTUBE).stream()
                .flatMap(account -> posts(account).stream())
                .map(Post::id)
                .toList();
        assertThat(ids).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 40).mapToObj(ids::get)).allMatch(id -> id.matches("[A-Za-z0-9_-]{11}"));
    }
}
