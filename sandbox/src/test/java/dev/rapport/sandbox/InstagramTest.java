package dev.rapport.sandbox;

import static dev.rapport.sandbox.population.SocialNetwork.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Caller.Reply;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.population.PostKind;
import dev.rapport.sandbox.population.Role;
import dev.rapport.sandbox.quota.Quotas;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InstagramTest {
    private static final String MEDIA =
            "id,timestamp,media_type,media_product_type,permalink,like_count,comments_count,view_count";

    private Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(100));
    private Caller caller = new Caller(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void restart(Quotas quotas) {
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(1).withQuotas(quotas));
        caller = new Caller(sandbox);
    }

    private Account hard(HardCase hardCase) {
        return sandbox.population().hardCase(hardCase).account(INSTAGRAM).orElseThrow();
    }

    private Account trainer() {
        return sandbox.population()
                .role(Role.FITNESS_TRAINER)
                .account(INSTAGRAM)
                .orElseThrow();
    }

    private List<Post> posts(Account account) {
        return account.postsAt(sandbox.clock().instant());
    }

    private Reply read(Account account, String fields) {
        return caller.discover("business_discovery.username(" + account.firstHandle() + "){" + fields + "}");
    }

    private JsonNode media(Account account, String modifiers) {
        return read(account, "media" + modifiers + "{" + MEDIA + "}").at("/business_discovery/media");
    }

    private static List<String> strings(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asString()).toList();
    }

    private static String code(Reply reply) {
        return reply.status() + " " + reply.at("/error/code").asInt();
    }

    @Test
    void one_call_brings_profile_and_media_under_two_ids() {
        Reply reply = read(trainer(), "id,username,followers_count,media_count,media.limit(50){" + MEDIA + "}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/id").asString()).isEqualTo(caller.setting("instagram.user-id"));
        JsonNode found = reply.at("/business_discovery");
        assertThat(found.at("/id").asString()).isEqualTo(trainer().id()).matches("178414\\d{11}");
        assertThat(found.at("/followers_count").isIntegralNumber()).isTrue();
        assertThat(found.at("/followers_count").asInt()).isEqualTo(15_000);
        assertThat(found.at("/media_count").asInt()).isEqualTo(60);
        assertThat(found.at("/media/data")).hasSize(50);
        assertThat(reply.header("Facebook-API-Version")).hasValue("v26.0");
    }

    @Test
    void only_fields_asked_for_come_back_and_always_the_id() {
        JsonNode found =
                read(trainer(), "followers_count,media.limit(1){like_count}").at("/business_discovery");
        assertThat(found.propertyNames()).containsExactlyInAnyOrder("id", "followers_count", "media");
        assertThat(found.at("/media/data/0").propertyNames()).containsExactlyInAnyOrder("id", "like_count");
        assertThat(caller.graph("/v26.0/" + caller.setting("instagram.user-id"))
                        .json()
                        .propertyNames())
                .containsExactly("id");
    }

    @Test
    void media_tell_the_truth_and_views_for_reels_only() {
        List<Post> posts = posts(trainer());
        JsonNode data = media(trainer(), ".limit(60)").at("/data");
        assertThat(strings(data, "id")).isEqualTo(posts.stream().map(Post::id).toList());
        for (int i = 0; i < posts.size(); i++) {
            JsonNode item = data.path(i);
            assertThat(item.at("/like_count").asLong()).isEqualTo(posts.get(i).likes());
            assertThat(item.at("/comments_count").asLong())
                    .isEqualTo(posts.get(i).comments());
            assertThat(item.has("view_count")).isEqualTo(posts.get(i).kind() == PostKind.REEL);
            assertThat(item.at("/timestamp").asString())
                    .isEqualTo(posts.get(i).publishedAt().toString().replace("Z", "+0000"));
        }
        assertThat(strings(data, "media_type")).contains("IMAGE", "VIDEO", "CAROUSEL_ALBUM");
        assertThat(strings(data, "media_product_type")).containsOnly("REELS", "FEED");
    }

    @Test
    void a_page_is_twenty_five_and_cursors_lead_to_the_end_without_addresses() {
        JsonNode first = media(trainer(), "");
        JsonNode second =
                media(trainer(), ".after(" + first.at("/paging/cursors/after").asString() + ")");
        JsonNode third = media(
                trainer(),
                ".limit(25).after(" + second.at("/paging/cursors/after").asString() + ")");

        assertThat(first.at("/paging/cursors").propertyNames()).containsExactly("after");
        assertThat(second.at("/paging/cursors").propertyNames()).containsExactlyInAnyOrder("before", "after");
        assertThat(third.at("/paging/cursors").propertyNames()).containsExactly("before");
        assertThat(first.path("paging").has("next")).isFalse();
        List<String> all = new ArrayList<>();
        List.of(first, second, third).forEach(page -> all.addAll(strings(page.at("/data"), "id")));
        assertThat(all).isEqualTo(posts(trainer()).stream().map(Post::id).toList());
    }

    @Test
    void a_limit_beside_the_expression_does_nothing() {
        Reply reply = caller.graph(
                "/v26.0/" + caller.setting("instagram.user-id"),
                "fields",
                "business_discovery.username(" + trainer().firstHandle() + "){media{id}}",
                "limit",
                "5");
        assertThat(reply.at("/business_discovery/media/data")).hasSize(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "business_discovery.username(sbx.fitness.trainer){id,media.limit(500){id}} | 400 1",
                "business_discovery.username(sbx.fitness.trainer){id,media.limit(101){id}} | 400 1",
                "business_discovery.username(sbx.fitness.trainer){id,media.limit(0){id}} | 400 100",
                "business_discovery.username(sbx.fitness.trainer){id,media.after(stale){id}} | 400 100",
                "business_discovery.username(sbx.fitness.trainer){media{saved_count}} | 400 100",
                "business_discovery.username(sbx.fitness.trainer){media{owner}} | 400 100",
                "business_discovery.username(sbx.fitness.trainer){name} | 400 100",
                "business_discovery.username(sbx.fitness.trainer){stories} | 400 10",
                "business_discovery{id} | 400 100",
                "business_discovery.username(sbx.fitness.trainer){id | 400 2500",
                "business_discovery.username(sbx.fitness.trainer){id}} | 400 2500",
                "soul | 400 100",
                "business_discovery.username(nobody.at.all){id} | 400 110",
                "business_discovery.username(@sbx.fitness.trainer){id} | 400 110",
            })
    void wrong_fields_fail_the_whole_call(String fields, String expected) {
        assertThat(code(caller.discover(fields))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = HardCase.class,
            names = {"DELETED_ACCOUNT", "PRIVATE_ACCOUNT", "PERSONAL_ACCOUNT", "AGE_GATED"})
    void who_cannot_be_seen_looks_like_who_is_not_there(HardCase hardCase) {
        Reply reply = read(hard(hardCase), "id");
        assertThat(code(reply)).isEqualTo("400 110");
        assertThat(reply.at("/error/error_subcode").asInt()).isEqualTo(2_207_013);
    }

    @Test
    void names_compare_without_case() {
        assertThat(caller.discover("business_discovery.username(SBX.Fitness.Trainer){id}")
                        .at("/business_discovery/id")
                        .asString())
                .isEqualTo(trainer().id());
    }

    @Test
    void the_call_wants_a_token_and_the_proof_of_its_secret() {
        String address = sandbox.instagram() + "/v26.0/" + caller.setting("instagram.user-id") + "?fields=id";
        String token = caller.setting("instagram.access-token");
        assertThat(code(caller.get(address))).isEqualTo("400 2500");
        assertThat(code(caller.get(address, "Authorization", "Bearer wrong"))).isEqualTo("400 190");
        assertThat(code(caller.get(address, "Authorization", "Bearer " + token)))
                .isEqualTo("400 100");
        assertThat(code(caller.get(address + "&appsecret_proof=00&access_token=" + token)))
                .isEqualTo("400 100");
        assertThat(sandbox.ledger().spent(INSTAGRAM, "calls")).isZero();
    }

    @Test
    void the_token_may_come_as_a_parameter() {
        assertThat(caller.graph(
                                "/v26.0/" + caller.setting("instagram.user-id"),
                                "access_token",
                                caller.setting("instagram.access-token"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/17841400000000001", "/v99.0/17841400000000001", "/v26.0/17841400000000001/media"})
    void a_path_without_a_living_version_or_with_an_unknown_edge_is_not_known(String path) {
        assertThat(code(caller.graph(path))).isEqualTo("400 2500");
    }

    @Test
    void a_version_that_ended_answers_as_the_oldest_alive() {
        assertThat(caller.graph("/v19.0/17841400000000001").header("Facebook-API-Version"))
                .hasValue("v21.0");
    }

    @Test
    void a_media_id_cannot_be_read_alone_and_nothing_can_be_posted() {
        Reply media = caller.graph("/v26.0/" + posts(trainer()).getFirst().id());
        assertThat(code(media)).isEqualTo("400 100");
        assertThat(media.at("/error/type").asString()).isEqualTo("GraphMethodException");
        assertThat(media.at("/error/error_subcode").asInt()).isEqualTo(33);
        Reply posted = caller.send(HttpRequest.newBuilder(URI.create(sandbox.instagram()
                        + "/v26.0/17841400000000001?access_token=" + caller.setting("instagram.access-token")
                        + "&appsecret_proof=6624dd1c5b438c694ee41b0e8011829eb6ada7b6073ae651909fd82d86347ae0"))
                .POST(BodyPublishers.noBody()));
        assertThat(code(posted)).isEqualTo("400 100");
    }

    @Test
    void own_pages_and_the_token_describe_themselves() {
        Reply pages = caller.graph("/v26.0/me/accounts", "fields", "id,name,instagram_business_account{id,username}");
        assertThat(pages.at("/data/0/instagram_business_account/id").asString())
                .isEqualTo(caller.setting("instagram.user-id"));
        Reply token = caller.graph("/v26.0/debug_token", "input_token", caller.setting("instagram.access-token"));
        assertThat(token.at("/data/is_valid").asBoolean()).isTrue();
        assertThat(token.at("/data/expires_at").asInt()).isZero();
        assertThat(token.at("/data/scopes")).extracting(JsonNode::asString).contains("instagram_basic");
        assertThat(caller.graph("/v26.0/debug_token", "input_token", "x")
                        .at("/data/is_valid")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_full_hour_says_code_four_and_rolls_on() {
        restart(new Quotas(1, 1, 1, 4, 600));
        assertThat(caller.discover("id").header("X-App-Usage"))
                .hasValueSatisfying(usage -> assertThat(usage).startsWith("{\"call_count\":25,"));
        sandbox.clock().advance(Duration.ofMinutes(30));
        for (int i = 0; i < 3; i++) {
            assertThat(caller.discover("id").status()).isEqualTo(200);
        }
        Reply refused = caller.discover("id");
        assertThat(code(refused)).isEqualTo("400 4");
        assertThat(refused.at("/error/is_transient").asBoolean()).isTrue();
        assertThat(refused.header("X-App-Usage"))
                .hasValueSatisfying(usage -> assertThat(usage).startsWith("{\"call_count\":125,"));
        assertThat(sandbox.ledger().spent(INSTAGRAM, "calls")).isEqualTo(4);
        assertThat(sandbox.ledger().refused(INSTAGRAM)).isEqualTo(1);

        sandbox.clock().advance(Duration.ofMinutes(30));
        assertThat(code(caller.discover("id"))).isEqualTo("400 4");
        sandbox.clock().advance(Duration.ofMinutes(31));
        assertThat(caller.discover("id").status()).isEqualTo(200);
    }

    @Test
    void hidden_likes_and_closed_comments_leave_their_counts_out() {
        assertThat(media(hard(HardCase.SOME_LIKES_HIDDEN), "")
                        .at("/data")
                        .valueStream()
                        .map(item -> item.has("like_count")))
                .contains(true, false);
        assertThat(media(hard(HardCase.ALL_LIKES_HIDDEN), "").at("/data")).noneMatch(item -> item.has("like_count"));
        assertThat(media(hard(HardCase.COMMENTS_OFF), "").at("/data"))
                .noneMatch(item -> item.has("comments_count"))
                .allMatch(item -> item.has("like_count"));
    }

    @Test
    void an_account_without_posts_has_no_media_key() {
        JsonNode found = read(hard(HardCase.NO_POSTS), "media_count,media{id}").at("/business_discovery");
        assertThat(found.has("media")).isFalse();
        assertThat(found.at("/media_count").asInt()).isZero();
        JsonNode one = media(hard(HardCase.ONE_POST), "");
        assertThat(one.at("/data")).hasSize(1);
        assertThat(one.has("paging")).isFalse();
    }

    @Test
    void counts_and_values_come_in_forms_that_nobody_announced() {
        JsonNode quoted = read(hard(HardCase.QUOTED_COUNTS), "followers_count,media{like_count}")
                .at("/business_discovery");
        assertThat(quoted.at("/followers_count").isString()).isTrue();
        assertThat(quoted.at("/media/data/0/like_count").isString()).isTrue();

        JsonNode poisoned = media(hard(HardCase.POISON_RECORD), "").at("/data");
        assertThat(poisoned.valueStream()
                        .filter(item -> !item.path("like_count").isIntegralNumber()))
                .hasSize(1);

        JsonNode unknown = media(hard(HardCase.UNKNOWN_VALUES), "").at("/data");
        assertThat(strings(unknown, "media_type")).contains("HOLOGRAM");
        assertThat(strings(unknown, "media_product_type")).contains("MOSAIC");

        JsonNode missing = read(
                        hard(HardCase.MISSING_FIELDS), "followers_count,media_count,media{like_count,comments_count}")
                .at("/business_discovery");
        assertThat(missing.has("followers_count")).isFalse();
        assertThat(missing.at("/media_count").isNull()).isTrue();
        assertThat(missing.at("/media/data"))
                .anyMatch(item -> item.path("like_count").isNull());
        assertThat(missing.at("/media/data")).anyMatch(item -> !item.has("comments_count"));

        assertThat(strings(media(hard(HardCase.ODD_TIMES), "").at("/data"), "timestamp"))
                .anyMatch(time -> time.endsWith("Z"))
                .anyMatch(time -> time.endsWith("+00:00"))
                .anyMatch(time -> time.endsWith("-0700"))
                .anyMatch(time -> time.startsWith("2027") || time.startsWith("2028"));

        JsonNode texts =
                read(hard(HardCase.DIFFICULT_TEXT), "biography,media{caption}").at("/business_discovery");
        assertThat(texts.at("/biography").asString()).contains("\0", "\u202E");
        assertThat(strings(texts.at("/media/data"), "caption"))
                .anyMatch(text -> text.codePointCount(0, text.length()) == 5_000);
    }

    @Test
    void some_walks_overlap_repeat_or_come_short() {
        Account overlapping = hard(HardCase.OVERLAPPING_PAGES);
        JsonNode first = media(overlapping, ".limit(10)");
        JsonNode second = media(
                overlapping,
                ".limit(10).after(" + first.at("/paging/cursors/after").asString() + ")");
        assertThat(strings(second.at("/data"), "id").subList(0, 3))
                .isEqualTo(strings(first.at("/data"), "id").subList(7, 10));

        Account repeating = hard(HardCase.REPEATED_CURSOR);
        String after =
                media(repeating, ".limit(10)").at("/paging/cursors/after").asString();
        assertThat(media(repeating, ".limit(10).after(" + after + ")")
                        .at("/paging/cursors/after")
                        .asString())
                .isEqualTo(after);

        JsonNode brief = media(hard(HardCase.SHORT_PAGES), ".limit(20)");
        assertThat(brief.at("/data")).hasSize(10);
        assertThat(brief.at("/paging/cursors").has("after")).isTrue();

        List<String> pinned = strings(media(hard(HardCase.OUT_OF_ORDER), "").at("/data"), "timestamp");
        assertThat(pinned.getFirst()).isLessThan(pinned.get(2));
    }

    @Test
    void after_a_day_a_name_is_new_another_is_taken_over_and_accounts_go() {
        Account renamed = hard(HardCase.RENAMED);
        Account robbed = hard(HardCase.HANDLE_TAKEN_OVER);
        assertThat(read(robbed, "id").at("/business_discovery/id").asString()).isEqualTo(robbed.id());

        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(code(read(renamed, "id"))).isEqualTo("400 110");
        assertThat(caller.discover("business_discovery.username(sbx.renamed.new){id}")
                        .at("/business_discovery/id")
                        .asString())
                .isEqualTo(renamed.id());
        assertThat(read(robbed, "id").at("/business_discovery/id").asString())
                .startsWith("178414")
                .isNotEqualTo(robbed.id());
        assertThat(code(read(hard(HardCase.GONE_AND_BACK), "id"))).isEqualTo("400 110");
        assertThat(read(hard(HardCase.FALL_TO_ZERO), "followers_count")
                        .at("/business_discovery/followers_count")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void new_posts_do_not_shift_a_walk_under_way() {
        String after =
                media(trainer(), ".limit(10)").at("/paging/cursors/after").asString();
        List<String> expected =
                posts(trainer()).stream().map(Post::id).skip(10).limit(10).toList();
        sandbox.clock().advance(Duration.ofDays(20));
        assertThat(strings(media(trainer(), ".limit(10).after(" + after + ")").at("/data"), "id"))
                .isEqualTo(expected);
    }
}
