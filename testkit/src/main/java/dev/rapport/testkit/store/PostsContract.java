package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.FactExport.PostRow;
import dev.rapport.domain.store.PostSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How posts are kept: their newest reading, what is gone, and their order. */
abstract class PostsContract extends StorePart {
    private static final String FIRST = "2026-03-02T00:00:00Z";
    private static final String SECOND = "2026-03-03T00:00:00Z";
    private static final String THIRD = "2026-03-04T00:00:00Z";
    private static final String OLD = "2026-01-01T00:00:00Z";
    private static final String YOUNG = "2026-02-01T00:00:00Z";

    PostsContract(StoreContract contract) {
        super(contract);
    }

    private static PostSnapshot post(String id, PostFormat format, Optional<Boolean> sponsored, Told told) {
        return new PostSnapshot(
                id,
                Optional.empty(),
                format,
                Optional.empty(),
                sponsored,
                PostCounts.absent(Status.NOT_REPORTED),
                told.provenance());
    }

    private List<PostRow> rows() {
        List<PostRow> rows = new ArrayList<>();
        store().facts().posts(rows::add);
        return rows;
    }

    private long likes(AccountId account, String post) {
        return view(account).posts().stream()
                .filter(known -> known.id().equals(post))
                .findFirst()
                .orElseThrow()
                .counts()
                .likes()
                .get();
    }

    @Test
    void every_part_of_a_post_comes_back_and_absent_is_not_zero() {
        AccountId anna = account("anna");
        Told told = Told.of(anna, FIRST).followers(10);
        PostSnapshot whole = new PostSnapshot(
                "p1",
                Optional.of("https://example.org/p1?a=b"),
                PostFormat.REEL,
                Optional.of(at("2026-01-01T12:34:56.789012Z")),
                Optional.of(true),
                new PostCounts(
                        Count.of(0),
                        Count.absent(Status.HIDDEN_BY_CREATOR),
                        Count.absent(Status.NOT_OFFERED_BY_NETWORK),
                        Count.absent(Status.NOT_AUTHORISED),
                        Count.of(Long.MAX_VALUE)),
                told.provenance());
        append(told.post(whole));
        assertThat(view(anna).posts()).containsExactly(whole);
        assertThat(rows().get(0).latest()).isEqualTo(whole);
    }

    @Test
    void every_format_and_all_three_answers_about_sponsoring_come_back() {
        AccountId anna = account("anna");
        Told told = Told.of(anna, FIRST).followers(10);
        List<PostSnapshot> all = new ArrayList<>();
        for (PostFormat format : PostFormat.values()) {
            all.add(post(format.code() + "-unknown", format, Optional.empty(), told));
            all.add(post(format.code() + "-yes", format, Optional.of(true), told));
            all.add(post(format.code() + "-no", format, Optional.of(false), told));
        }
        all.forEach(told::post);
        append(told);
        assertThat(view(anna).posts()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_newest_reading_of_a_post_counts_whatever_order_they_come_in() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).followers(1).post("p1", OLD, 20));
        append(Told.of(anna, FIRST).followers(1).post("p1", OLD, 10));
        assertThat(likes(anna, "p1")).isEqualTo(20);
        append(Told.of(anna, THIRD).followers(1).post("p1", OLD, 15));
        assertThat(likes(anna, "p1")).isEqualTo(15);
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.firstSeenAt()).isEqualTo(at(FIRST)));
    }

    @Test
    void a_count_that_is_withheld_later_is_not_the_old_one() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1).post("p1", OLD, 20));
        Told later = Told.of(anna, SECOND).followers(1);
        append(later.post(post("p1", PostFormat.VIDEO, Optional.empty(), later)));
        assertThat(view(anna).posts().get(0).counts()).isEqualTo(PostCounts.absent(Status.NOT_REPORTED));
        assertThat(view(anna).posts().get(0).publishedAt()).isEmpty();
    }

    @Test
    void posts_come_newest_first_and_undated_ones_last() {
        AccountId anna = account("anna");
        Told told = Told.of(anna, FIRST).followers(1);
        append(told.post("a", OLD, 1)
                .post("b", YOUNG, 1)
                .post("c", YOUNG, 1)
                .post(post("d", PostFormat.IMAGE, Optional.empty(), told)));
        assertThat(view(anna).posts()).extracting(PostSnapshot::id).containsExactly("c", "b", "a", "d");
    }

    @Test
    void ids_of_posts_differ_by_case() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1).post("abc", OLD, 1).post("ABC", OLD, 2));
        assertThat(likes(anna, "abc")).isEqualTo(1);
        assertThat(likes(anna, "ABC")).isEqualTo(2);
    }

    @Test
    void two_accounts_may_have_posts_of_one_id() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        append(
                Told.of(anna, FIRST).followers(1).post("p1", OLD, 1),
                Told.of(bea, FIRST).followers(1).post("p1", OLD, 2));
        append(Told.of(anna, SECOND).gone("p1"));
        assertThat(view(anna).posts()).isEmpty();
        assertThat(likes(bea, "p1")).isEqualTo(2);
    }

    @Test
    void a_post_that_is_gone_shows_no_more_and_keeps_the_first_day_of_it() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1).post("p1", OLD, 1).post("p2", YOUNG, 1));
        append(Told.of(anna, SECOND).followers(1).gone("p1").gone("never-seen"));
        append(Told.of(anna, THIRD).followers(1).gone("p1"));
        assertThat(view(anna).posts()).extracting(PostSnapshot::id).containsExactly("p2");
        assertThat(rows()).extracting(PostRow::goneSince).containsExactly(Optional.of(at(SECOND)), Optional.empty());
    }

    @Test
    void a_post_that_comes_back_is_there_again() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1).post("p1", OLD, 1));
        append(Told.of(anna, SECOND).followers(1).gone("p1"));
        append(Told.of(anna, THIRD).followers(1).post("p1", OLD, 3));
        assertThat(likes(anna, "p1")).isEqualTo(3);
        assertThat(rows().get(0).goneSince()).isEmpty();
    }

    @Test
    void news_of_a_loss_that_is_older_than_the_newest_reading_is_no_news() {
        AccountId anna = account("anna");
        append(Told.of(anna, THIRD).followers(1).post("p1", OLD, 1));
        append(Told.of(anna, SECOND).followers(1).gone("p1"));
        assertThat(view(anna).posts()).hasSize(1);
    }

    @Test
    void many_posts_of_many_accounts_go_in_at_once() {
        Told[] batch = new Told[50];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = Told.of(account("creator" + i), FIRST).id("id" + i).followers(i);
            for (int post = 0; post < 20; post++) {
                batch[i].post("p" + post, at(OLD).plusSeconds(post).toString(), post);
            }
        }
        assertThat(append(batch)).hasSize(50);
        assertThat(rows()).hasSize(1000);
        assertThat(append(batch)).hasSize(50);
        assertThat(rows()).hasSize(1000);
    }
}
