package dev.rapport.adapter.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramPagesTest extends InstagramRun {

    @Test
    void two_recorded_pages_are_walked_by_the_cursor_inside_the_expression() {
        given("anna", ok(fixture("bd-media-first-page.json")), ok(fixture("bd-media-last-page.json")));
        AccountReading reading = read(ANNA, 100);
        List<PostReading> posts = reading.posts().posts();
        assertThat(posts).hasSize(10);
        assertThat(sum(posts.stream().map(post -> post.counts().likes()))).isEqualTo(19_728);
        assertThat(sum(posts.stream().map(post -> post.counts().comments()))).isEqualTo(3_543);
        assertThat(reading.posts().complete()).isTrue();
        assertThat(reading.findings()).isEmpty();
        assertThat(asked()).hasSize(2);
        assertThat(asked().get(0)).contains(",media.limit(50){").doesNotContain("after");
        assertThat(asked().get(1)).contains(",media.after(after).limit(50){");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 49, 50})
    void up_to_fifty_posts_cost_one_call_although_there_are_more(int wanted) {
        given("anna", ok(creator("\"followers_count\":15000,\"media_count\":900", page("QVFIa-_ZD", posts(900, 851)))));
        AccountReading reading = read(ANNA, wanted);
        assertThat(reading.posts().posts()).hasSize(wanted);
        assertThat(reading.posts().complete()).isTrue();
        assertThat(asked()).singleElement().asString().contains("media.limit(50){");
    }

    @Test
    void no_posts_are_asked_for_when_none_are_wanted() {
        given("anna", ok(creator("\"followers_count\":15000,\"media_count\":9", "")));
        assertThat(read(ANNA, 0).posts().complete()).isFalse();
        assertThat(asked())
                .containsExactly("business_discovery.username(anna){id,username,followers_count,media_count}");
    }

    @Test
    void a_hundred_posts_cost_two_calls() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c2", posts(850, 801)))));
        AccountReading reading = read(ANNA, 100);
        assertThat(reading.posts().posts()).hasSize(100);
        assertThat(reading.findings()).isEmpty();
        assertThat(asked()).hasSize(2);
        assertThat(gate.spent()).isEqualTo(adapter(Map.of()).estimate(request(100)));
    }

    @Test
    void a_short_page_is_not_the_last() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 871)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("", posts(870, 861)))));
        AccountReading reading = read(ANNA, 100);
        assertThat(reading.posts().posts()).hasSize(40);
        assertThat(reading.posts().complete()).isTrue();
    }

    @Test
    void short_pages_are_followed_until_there_are_enough_posts() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 896)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c2", posts(895, 891)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c3", posts(890, 889)))));
        AccountReading reading = read(ANNA, 12);
        assertThat(asked()).hasSize(3);
        assertThat(reading.posts().posts()).hasSize(12);
        assertThat(reading.posts().complete()).isTrue();
    }

    @Test
    void short_pages_are_followed_four_calls_far_and_their_list_is_not_called_whole() {
        given(
                "anna",
                IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> ok(creator(
                                "\"followers_count\":15000,\"media_count\":900",
                                page("c" + i, posts(900 - i, 900 - i)))))
                        .toArray(ResponseDefinitionBuilder[]::new));
        AccountReading reading = read(ANNA, 20);
        assertThat(asked()).hasSize(5);
        assertThat(reading.posts().posts()).hasSize(5);
        assertThat(reading.posts().complete()).isFalse();
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void an_empty_page_is_the_last() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c2"))));
        AccountReading reading = read(ANNA, 150);
        assertThat(asked()).hasSize(2);
        assertThat(reading.posts().posts()).hasSize(50);
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void nothing_is_asked_once_all_posts_are_there() {
        given("anna", ok(creator("\"followers_count\":15000,\"media_count\":30", page("c1", posts(30, 1)))));
        assertThat(read(ANNA, 100).posts().complete()).isTrue();
        assertThat(asked()).hasSize(1);
    }

    @Test
    void overlapping_pages_count_each_post_once() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("", posts(853, 804)))));
        AccountReading reading = read(ANNA, 100);
        assertThat(reading.posts().posts()).hasSize(97).doesNotHaveDuplicates();
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void a_cursor_that_comes_twice_ends_the_walk_which_is_a_problem() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("same", posts(900, 851)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("same", posts(850, 811)))));
        AccountReading reading = read(ANNA, 200);
        assertThat(asked()).hasSize(2);
        assertThat(reading.posts().posts()).hasSize(90);
        assertBrokenOff(reading, FailureKind.UNEXPECTED_RESPONSE, "cursor");
    }

    @Test
    void a_page_that_repeats_itself_under_new_cursors_ends_the_walk() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c2", posts(900, 851)))));
        AccountReading reading = read(ANNA, 500);
        assertThat(asked()).hasSize(2);
        assertThat(reading.posts().posts()).hasSize(50);
        assertBrokenOff(reading, FailureKind.UNEXPECTED_RESPONSE, "already there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x){id},y(", "a b", "a,b", "a{b"})
    void a_cursor_that_would_break_the_expression_is_never_sent(String cursor) {
        given("anna", ok(creator("\"followers_count\":15000,\"media_count\":900", page(cursor, posts(900, 851)))));
        AccountReading reading = read(ANNA, 100);
        assertThat(asked()).hasSize(1);
        assertThat(reading.posts().posts()).hasSize(50);
        assertBrokenOff(reading, FailureKind.UNEXPECTED_RESPONSE, "cursor");
    }

    @Test
    void a_cursor_is_sent_back_as_it_came() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("QVFI+/=_-ZD", posts(900, 851)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("", posts(850, 801)))));
        read(ANNA, 100);
        assertThat(asked().get(1)).contains("media.after(QVFI+/=_-ZD).limit(50)");
    }

    @Test
    void a_page_of_somebody_else_ends_the_walk() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                ok(creator("17841419999999999", "anna", "\"followers_count\":1", page("", posts(850, 801)))));
        AccountReading reading = read(ANNA, 100);
        assertThat(reading.posts().posts()).hasSize(50);
        assertBrokenOff(reading, FailureKind.UNEXPECTED_RESPONSE, "not this creator's");
    }

    @Test
    void a_limit_in_mid_walk_keeps_what_was_read_and_puts_the_others_off() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                code(4));
        given("ben", ok(anna()));
        List<AccountOutcome> outcomes = run(adapter(Map.of()), 100, ANNA, BEN);
        AccountReading reading = ((AccountOutcome.Read) outcomes.get(0)).reading();
        assertThat(reading.posts().posts()).hasSize(50);
        assertBrokenOff(reading, FailureKind.RATE_LIMITED, "limit");
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Deferred.class);
        assertThat(asked()).hasSize(2);
        assertThat(gate.pauses()).containsOnlyKeys("calls");
    }

    @Test
    void a_refusal_in_mid_walk_keeps_what_was_read_and_goes_on_with_the_others() {
        given(
                "anna",
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))),
                code(100));
        given("ben", ok(creator("17841410000000002", "ben", "\"followers_count\":5", "")));
        List<AccountOutcome> outcomes = run(adapter(Map.of()), 100, ANNA, BEN);
        assertThat(((AccountOutcome.Read) outcomes.get(0)).reading().posts().posts())
                .hasSize(50);
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Read.class);
    }

    @Test
    void a_spent_budget_in_mid_walk_keeps_what_was_read() {
        given("anna", ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 851)))));
        gate.limit("calls", 1);
        AccountReading reading = read(ANNA, 100);
        assertThat(reading.posts().posts()).hasSize(50);
        assertBrokenOff(reading, FailureKind.QUOTA_EXHAUSTED, "calls");
    }

    @Test
    void less_is_asked_for_when_a_page_is_too_heavy() {
        given(
                "anna",
                reduce(),
                okJson(creator("\"followers_count\":15000,\"media_count\":900", page("c", posts(900, 876)))));
        AccountReading reading = read(ANNA);
        assertThat(reading.posts().posts()).hasSize(20);
        assertThat(limits()).containsExactly("50", "25");
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void three_smaller_pages_are_tried_before_the_account_is_given_up() {
        given("anna", reduce());
        given("ben", ok(creator("17841410000000002", "ben", "\"followers_count\":5", "")));
        List<AccountOutcome> outcomes = run(ANNA, BEN);
        assertThat(outcomes.get(0)).isInstanceOf(AccountOutcome.Failed.class);
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(limits()).containsExactly("50", "25", "12", "10", "50");
    }

    @Test
    void code_one_without_words_is_waited_for_too() {
        given("anna", error(500, "\"code\":1,\"message\":\"An unknown error occurred\""), ok(anna()));
        read(ANNA);
        assertThat(limits()).containsExactly("50", "25");
        assertThat(waited()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void small_pages_are_walked_until_there_are_enough_posts() {
        given(
                "anna",
                reduce(),
                reduce(),
                reduce(),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c1", posts(900, 891)))),
                ok(creator("\"followers_count\":15000,\"media_count\":900", page("c2", posts(890, 881)))));
        assertThat(read(ANNA, 20).posts().posts()).hasSize(20);
        assertThat(limits()).containsExactly("50", "25", "12", "10", "10");
    }

    private static ResponseDefinitionBuilder reduce() {
        return okJson(fixture("constructed/error-1-reduce-data.json")).withStatus(400);
    }

    private static List<String> limits() {
        return asked().stream()
                .map(fields -> fields.replaceFirst(".*limit\\((\\d+)\\).*", "$1"))
                .toList();
    }

    private static ReadRequest request(int posts) {
        return new ReadRequest(List.of(ANNA), posts, false);
    }

    private static void assertBrokenOff(AccountReading reading, FailureKind kind, String why) {
        assertThat(reading.posts().complete()).isFalse();
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.detail()).contains("broken off", why);
        });
        assertThat(reading.findings()).extracting(Finding::record).allMatch(Optional::isEmpty);
    }

    private static long sum(Stream<Count> counts) {
        return counts.mapToLong(Count::get).sum();
    }
}
