package dev.rapport.sandbox;

import static dev.rapport.sandbox.population.SocialNetwork.TIKTOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Caller.Reply;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.quota.Quotas;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TiktokTest {
    private static final String SOMEBODY = "skincare-enthusiast";
    private static final String PROFILE = "open_id,username,follower_count,video_count";
    private static final String COUNTS = "id,create_time,like_count,comment_count,share_count,view_count";

    private Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(100));
    private Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Account account(String creator) {
        return sandbox.population()
                .person(creator)
                .orElseThrow()
                .account(TIKTOK)
                .orElseThrow();
    }

    private List<Post> posts(String creator) {
        return account(creator).postsAt(sandbox.clock().instant());
    }

    private Reply list(String creator, String body) {
        return caller.videos(creator, "/v2/video/list/", COUNTS, body);
    }

    private Reply page(HardCase hardCase, String cursor) {
        return list(hardCase.creator(), "{\"max_count\":10" + cursor + "}");
    }

    private static String cursor(Reply page) {
        return ",\"cursor\":" + page.at("/data/cursor").asLong();
    }

    private static List<String> ids(Reply page) {
        return page.at("/data/videos")
                .valueStream()
                .map(video -> video.at("/id").asString())
                .toList();
    }

    private static String code(Reply reply) {
        return reply.status() + " " + reply.at("/error/code").asString();
    }

    @Test
    void a_profile_stands_under_user_with_counts_as_numbers() {
        Reply reply = caller.tiktok(SOMEBODY, PROFILE);
        assertThat(code(reply)).isEqualTo("200 ok");
        JsonNode user = reply.at("/data/user");
        assertThat(user.propertyNames()).containsExactly(PROFILE.split(",", -1));
        assertThat(user.at("/open_id").asString()).isEqualTo(account(SOMEBODY).id());
        assertThat(user.at("/username").asString()).isEqualTo("sbx.skincare.enthusiast");
        assertThat(user.at("/follower_count").asInt()).isEqualTo(22_000);
        assertThat(reply.at("/error/log_id").asString()).isNotEmpty();
    }

    @Test
    void videos_page_by_moment_until_has_more_is_false() {
        List<String> seen = new ArrayList<>();
        Reply page = list(SOMEBODY, "{\"max_count\":20}");
        seen.addAll(ids(page));
        while (page.at("/data/has_more").asBoolean()) {
            page = list(SOMEBODY, "{\"max_count\":20" + cursor(page) + "}");
            seen.addAll(ids(page));
        }
        assertThat(seen)
                .isEqualTo(posts(SOMEBODY).stream().map(Post::id).toList())
                .hasSize(60);
        assertThat(sandbox.ledger().spent(TIKTOK, "display-videos")).isEqualTo(3);
        assertThat(ids(list(SOMEBODY, "{}"))).hasSize(10);
    }

    @Test
    void videos_tell_the_truth_in_seconds_and_strings() {
        Post post = posts(SOMEBODY).getFirst();
        JsonNode video = list(SOMEBODY, "{\"max_count\":1}").at("/data/videos/0");
        assertThat(video.at("/id").isString()).isTrue();
        assertThat(Long.parseLong(video.at("/id").asString()))
                .isBetween(7_000_000_000_000_000_000L, 8_000_000_000_000_000_000L);
        assertThat(video.at("/create_time").asLong())
                .isEqualTo(post.publishedAt().getEpochSecond());
        assertThat(video.at("/like_count").asLong()).isEqualTo(post.likes());
        assertThat(video.at("/comment_count").asLong()).isEqualTo(post.comments());
        assertThat(video.at("/share_count").asLong()).isEqualTo(post.shares());
        assertThat(video.at("/view_count").asLong()).isEqualTo(post.views());
    }

    @Test
    void known_ids_are_read_and_foreign_ones_left_out() {
        String own = posts(SOMEBODY).get(30).id();
        String foreign = posts(HardCase.RENAMED.creator()).getFirst().id();
        Reply reply = caller.videos(
                SOMEBODY,
                "/v2/video/query/",
                "id,like_count",
                "{\"filters\":{\"video_ids\":[\"" + own + "\",\"" + foreign + "\",\"1\"]}}");
        assertThat(ids(reply)).containsExactly(own);
        assertThat(reply.at("/data/has_more").asBoolean(true)).isFalse();
        assertThat(sandbox.ledger().spent(TIKTOK, "display-video-query")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/video/list/  | id       | {\"max_count\":21}",
                "/v2/video/list/  | id       | {\"max_count\":0}",
                "/v2/video/list/  | id       | {\"max_count\":\"20\"}",
                "/v2/video/list/  | id       | {\"cursor\":null}",
                "/v2/video/list/  | id       | {\"page\":2}",
                "/v2/video/list/  | id       | [",
                "/v2/video/list/  | ''       | {}",
                "/v2/video/list/  | id,saves | {}",
                "/v2/video/list/  | id, title | {}",
                "/v2/video/query/ | id       | {}",
                "/v2/video/query/ | id       | {\"filters\":{\"video_ids\":[]}}",
                "/v2/video/query/ | id       | {\"filters\":{\"video_ids\":[7]}}",
            })
    void wrong_parameters_are_refused_without_data(String path, String fields, String body) {
        Reply reply = caller.videos(SOMEBODY, path, fields, body);
        assertThat(code(reply)).isEqualTo("400 invalid_params");
        assertThat(reply.json().has("data")).isFalse();
    }

    @Test
    void a_body_of_another_type_is_refused() {
        Reply reply = caller.send(HttpRequest.newBuilder(URI.create(sandbox.tiktok() + "/v2/video/list/?fields=id"))
                .header(
                        "Authorization",
                        "Bearer " + caller.grant(SOMEBODY).at("/access_token").asString())
                .POST(BodyPublishers.ofString("{}")));
        assertThat(code(reply)).isEqualTo("400 invalid_params");
    }

    @Test
    void the_last_slash_and_the_method_belong_to_the_path() {
        String bearer = "Bearer " + caller.grant(SOMEBODY).at("/access_token").asString();
        for (String path : List.of("/v2/user/info?fields=open_id", "/v2/video/list/?fields=id", "/v2/oauth/token/")) {
            assertThat(caller.get(sandbox.tiktok() + path, "Authorization", bearer)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void fields_are_mandatory_for_a_profile_too() {
        assertThat(code(caller.tiktok(SOMEBODY, ""))).isEqualTo("400 invalid_params");
        assertThat(code(caller.tiktok(SOMEBODY, "open_id,saves"))).isEqualTo("400 invalid_params");
    }

    @Test
    void what_was_not_granted_fails_the_whole_call() {
        String noStats = HardCase.GRANT_WITHOUT_STATS.creator();
        String noVideos = HardCase.GRANT_WITHOUT_VIDEOS.creator();
        assertThat(caller.grant(noStats).at("/scope").asString())
                .isEqualTo("user.info.basic,user.info.profile,video.list");
        assertThat(code(caller.tiktok(noStats, "open_id,follower_count"))).isEqualTo("400 scope_permission_missed");
        assertThat(code(caller.tiktok(noStats, "open_id,username"))).isEqualTo("200 ok");
        assertThat(code(list(noStats, "{}"))).isEqualTo("200 ok");
        assertThat(code(list(noVideos, "{}"))).isEqualTo("401 scope_not_authorized");
        assertThat(code(caller.tiktok(noVideos, PROFILE))).isEqualTo("200 ok");
    }

    @Test
    void a_call_without_a_living_token_is_refused_and_counts_nowhere() {
        assertThat(code(caller.get(sandbox.tiktok() + "/v2/user/info/?fields=open_id")))
                .isEqualTo("401 access_token_invalid");
        assertThat(code(caller.tiktok(HardCase.EXPIRED_TOKEN.creator(), "open_id")))
                .isEqualTo("401 access_token_invalid");
        assertThat(code(caller.tiktok(HardCase.REVOKED_GRANT.creator(), "open_id")))
                .isEqualTo("401 access_token_invalid");
        assertThat(code(caller.tiktok(HardCase.DELETED_ACCOUNT.creator(), "open_id")))
                .isEqualTo("401 access_token_invalid");
        assertThat(sandbox.tiktokGrants()).doesNotContainKey(HardCase.NO_GRANT.creator());
        assertThat(sandbox.ledger().spent(TIKTOK, "display-user")).isZero();
    }

    @Test
    void a_grant_is_the_token_endpoints_answer() {
        assertThat(caller.grant(SOMEBODY).propertyNames())
                .containsExactlyInAnyOrder(
                        "access_token",
                        "expires_in",
                        "open_id",
                        "refresh_expires_in",
                        "refresh_token",
                        "scope",
                        "token_type");
        assertThat(caller.grant(SOMEBODY).at("/expires_in").asInt()).isEqualTo(7_200);
        assertThat(caller.grant(HardCase.EXPIRED_TOKEN.creator())
                        .at("/expires_in")
                        .asInt())
                .isEqualTo(7_200);
    }

    @Test
    void a_refresh_token_works_once_and_brings_its_successor() {
        String creator = HardCase.EXPIRED_TOKEN.creator();
        String first = caller.grant(creator).at("/refresh_token").asString();
        Reply fresh = caller.token(first);
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.at("/refresh_token").asString()).startsWith("rft.").isNotEqualTo(first);
        assertThat(fresh.json()).isEqualTo(caller.grant(creator));
        assertThat(code(caller.tiktok(creator, "open_id"))).isEqualTo("200 ok");

        assertThat(caller.token(first).at("/error").asString()).isEqualTo("invalid_grant");
        assertThat(caller.token(fresh.at("/refresh_token").asString()).json().has("access_token"))
                .isTrue();
        assertThat(caller.token(caller.grant(HardCase.REVOKED_GRANT.creator())
                                .at("/refresh_token")
                                .asString())
                        .at("/error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void tokens_expire_with_the_clock() {
        sandbox.clock().advance(Duration.ofMinutes(119));
        assertThat(code(caller.tiktok(SOMEBODY, "open_id"))).isEqualTo("200 ok");
        assertThat(caller.grant(SOMEBODY).at("/expires_in").asInt()).isEqualTo(60);
        sandbox.clock().advance(Duration.ofMinutes(1));
        assertThat(code(caller.tiktok(SOMEBODY, "open_id"))).isEqualTo("401 access_token_invalid");
        sandbox.clock().advance(Duration.ofDays(180));
        assertThat(caller.token(caller.grant(SOMEBODY).at("/refresh_token").asString())
                        .at("/error")
                        .asString())
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, sandbox-tiktok-secret, refresh_token, invalid_client",
        "sandbox-tiktok-key, wrong, refresh_token, invalid_client",
        "sandbox-tiktok-key, sandbox-tiktok-secret, password, unsupported_grant_type",
        "sandbox-tiktok-key, sandbox-tiktok-secret, client_credentials, unauthorized_client",
        "sandbox-tiktok-key, sandbox-tiktok-secret, authorization_code, invalid_grant",
        "sandbox-tiktok-key, sandbox-tiktok-secret, '', invalid_request",
    })
    void the_token_endpoint_refuses_in_a_flat_body(String key, String secret, String grantType, String expected) {
        Reply reply = caller.form(
                "/v2/oauth/token/",
                "client_key",
                key,
                "client_secret",
                secret,
                "grant_type",
                grantType,
                "refresh_token",
                "x");
        assertThat(reply.at("/error").asString()).isEqualTo(expected);
        assertThat(reply.at("/error_description").asString()).isNotEmpty();
    }

    @Test
    void a_revoked_grant_is_dead_at_once() {
        String token = caller.grant(SOMEBODY).at("/access_token").asString();
        Reply revoked = caller.form(
                "/v2/oauth/revoke/",
                "client_key",
                caller.setting("tiktok.client-key"),
                "client_secret",
                caller.setting("tiktok.client-secret"),
                "token",
                token);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(sandbox.tiktokGrants()).doesNotContainKey(SOMEBODY);
        assertThat(caller.get(sandbox.tiktok() + "/v2/user/info/?fields=open_id", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void each_endpoint_has_its_own_minute() {
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(1).withQuotas(new Quotas(1, 1, 1, 1, 2)));
        caller = new Caller(sandbox);
        caller.tiktok(SOMEBODY, "open_id");
        sandbox.clock().advance(Duration.ofSeconds(30));
        caller.tiktok(SOMEBODY, "open_id");
        assertThat(code(caller.tiktok(SOMEBODY, "open_id"))).isEqualTo("429 rate_limit_exceeded");
        assertThat(code(list(SOMEBODY, "{}"))).isEqualTo("200 ok");
        assertThat(sandbox.ledger().refused(TIKTOK, "display-user")).isEqualTo(1);
        sandbox.clock().advance(Duration.ofSeconds(30));
        assertThat(code(caller.tiktok(SOMEBODY, "open_id"))).isEqualTo("200 ok");
        assertThat(code(caller.tiktok(SOMEBODY, "open_id"))).isEqualTo("429 rate_limit_exceeded");
    }

    @Test
    void an_account_without_posts_ends_at_once() {
        Reply reply = page(HardCase.NO_POSTS, "");
        assertThat(reply.at("/data/videos")).isEmpty();
        assertThat(reply.at("/data/cursor").asInt(-1)).isZero();
        assertThat(reply.at("/data/has_more").asBoolean(true)).isFalse();
    }

    @Test
    void an_empty_page_can_go_on() {
        Reply first = page(HardCase.EMPTY_PAGE, "");
        Reply second = page(HardCase.EMPTY_PAGE, cursor(first));
        Reply third = page(HardCase.EMPTY_PAGE, cursor(second));
        assertThat(second.at("/data/videos")).isEmpty();
        assertThat(second.at("/data/has_more").asBoolean()).isTrue();
        List<String> both = new ArrayList<>(ids(first));
        both.addAll(ids(third));
        assertThat(both)
                .isEqualTo(posts(HardCase.EMPTY_PAGE.creator()).stream()
                        .map(Post::id)
                        .limit(20)
                        .toList());
    }

    @Test
    void pages_can_overlap_repeat_or_come_short() {
        Reply first = page(HardCase.OVERLAPPING_PAGES, "");
        assertThat(ids(page(HardCase.OVERLAPPING_PAGES, cursor(first))).subList(0, 3))
                .isEqualTo(ids(first).subList(7, 10));

        Reply second = page(HardCase.REPEATED_CURSOR, cursor(page(HardCase.REPEATED_CURSOR, "")));
        assertThat(page(HardCase.REPEATED_CURSOR, cursor(second)).body()).isEqualTo(second.body());
        assertThat(second.at("/data/has_more").asBoolean()).isTrue();

        assertThat(ids(page(HardCase.SHORT_PAGES, ""))).hasSize(5);
    }

    @Test
    void counts_and_values_come_in_forms_that_nobody_announced() {
        assertThat(page(HardCase.QUOTED_COUNTS, "")
                        .at("/data/videos/0/like_count")
                        .isString())
                .isTrue();
        assertThat(page(HardCase.POISON_RECORD, "").at("/data/videos"))
                .filteredOn(video -> !video.at("/view_count").canConvertToLong())
                .hasSize(1);
        assertThat(page(HardCase.UNKNOWN_VALUES, "").at("/data/videos/0").has("hologram_depth"))
                .isTrue();
        assertThat(page(HardCase.ODD_TIMES, "").at("/data/videos"))
                .anyMatch(video -> video.at("/create_time").asLong() > 1_000_000_000_000L);
        JsonNode missing = page(HardCase.MISSING_FIELDS, "").at("/data/videos");
        assertThat(missing).anyMatch(video -> !video.has("like_count"));
        assertThat(missing).anyMatch(video -> video.at("/comment_count").isNull());
        assertThat(caller.tiktok(HardCase.DIFFICULT_TEXT.creator(), "username")
                        .at("/data/user/username")
                        .asString())
                .endsWith("\0");
    }

    @Test
    void a_descriptions_length_ends_at_a_hundred_and_fifty() {
        assertThat(caller.videos(
                                HardCase.DIFFICULT_TEXT.creator(),
                                "/v2/video/list/",
                                "video_description",
                                "{\"max_count\":20}")
                        .at("/data/videos")
                        .valueStream()
                        .map(video -> video.at("/video_description").asString())
                        .map(text -> text.codePointCount(0, text.length()))
                        .collect(Collectors.toSet()))
                .contains(150)
                .allMatch(length -> length <= 150);
    }

    @Test
    void who_is_gone_has_no_living_token_until_the_return() {
        String creator = HardCase.GONE_AND_BACK.creator();
        String refresh = caller.grant(creator).at("/refresh_token").asString();
        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(caller.token(refresh).at("/error").asString()).isEqualTo("invalid_grant");
        sandbox.clock().advance(Duration.ofDays(9));
        assertThat(caller.token(refresh).json().has("access_token")).isTrue();
        assertThat(code(caller.tiktok(creator, "open_id"))).isEqualTo("200 ok");
    }
}
