package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.testkit.adapter.PlayedAccount.Paging;
import dev.rapport.testkit.adapter.PlayedNetwork.Special;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of posts that are longer than a page, and lists that misbehave. */
abstract class PageContract extends AdapterPart {
    PageContract(AdapterContract contract) {
        super(contract);
    }

    /** Two and a half pages. */
    private int many() {
        return 2 * perPage() + perPage() / 2;
    }

    private AccountReading paging(Paging how) {
        return reading(many(), given(1, Special.none(500, many()).paging(how)));
    }

    private static void assertOrdered(PostListing listing) {
        List<PostReading> posts = listing.posts();
        assertThat(posts.stream().map(PostReading::id)).doesNotHaveDuplicates();
        assertThat(posts.stream().map(post -> post.publishedAt().orElseThrow()).toList())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    final void posts_of_several_pages_come_newest_first_and_each_once() {
        PostListing listing = paging(Paging.WELL).posts();
        assertOrdered(listing);
        assertThat(listing.posts()).hasSize(many());
        assertThat(listing.complete()).isTrue();
    }

    @Test
    final void no_more_posts_come_than_were_asked_for() {
        assertThat(reading(3, given(1, 500, many())).posts().posts()).hasSize(3);
        assertThat(reading(perPage() + 1, given(2, 500, many())).posts().posts())
                .hasSize(perPage() + 1);
        assertThat(reading(0, given(3, 500, 3)).posts().posts()).isEmpty();
    }

    @Test
    final void an_account_without_posts_has_an_empty_list() {
        PostListing listing = reading(5, given(1, 500, 0)).posts();
        assertThat(listing.status().isKnown()).isTrue();
        assertThat(listing.posts()).isEmpty();
    }

    @Test
    final void a_post_on_two_pages_is_one_post() {
        assertOrdered(paging(Paging.OVERLAPPING).posts());
    }

    @Test
    final void an_empty_page_that_goes_on_is_not_the_end() {
        PostListing listing = paging(Paging.WITH_AN_EMPTY_PAGE).posts();
        assertOrdered(listing);
        assertThat(listing.posts()).hasSize(many());
    }

    @Test
    final void a_page_that_leads_to_itself_is_left() {
        AccountReading reading = paging(Paging.CIRCLING);
        assertOrdered(reading.posts());
        assertThat(reading.posts().posts()).hasSize(2 * perPage());
        assertThat(server().requests()).isLessThan(20);
    }

    @Test
    final void a_post_that_is_published_meanwhile_confuses_nobody() {
        PostListing listing = paging(Paging.GROWING).posts();
        assertOrdered(listing);
        assertThat(listing.posts().size()).isGreaterThanOrEqualTo(2 * perPage());
    }

    @Test
    final void a_list_that_breaks_off_is_not_called_complete() {
        AccountOutcome outcome =
                outcome(many(), given(1, Special.none(500, many()).paging(Paging.BREAKING)));
        assertThat(outcome).isNotInstanceOf(AccountOutcome.NotFound.class);
        if (outcome instanceof AccountOutcome.Read read) {
            assertThat(read.reading().posts().complete()).isFalse();
        }
    }
}
