package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.store.CreatorQueries} finds. */
abstract class FindingContract extends StorePart {
    private static final Optional<String> ANY = Optional.empty();

    FindingContract(StoreContract contract) {
        super(contract);
    }

    private List<String> found(AccountFilter filter) {
        List<AccountView> views = store().queries().accounts(filter, ALL, Optional.empty(), 100);
        assertThat(store().queries().countAccounts(filter)).isEqualTo(views.size());
        assertThat(store().snapshots().countDue(filter, clock().instant())).isEqualTo(views.size());
        return views.stream()
                .map(view -> view.account().network() + "/" + view.creator().key())
                .sorted()
                .toList();
    }

    private void someCreators() {
        save(Entry.of("anna", Network.YOUTUBE)
                .handle("a")
                .niches("food", "tea")
                .country("FR")
                .city("Lyon"));
        save(Entry.of("anna", Network.TIKTOK).handle("a").tags("Vip"));
        save(Entry.of("bea", Network.YOUTUBE)
                .handle("b")
                .niches("food")
                .country("DE")
                .city("K\u00F6ln"));
        save(Entry.of("cleo", Network.INSTAGRAM).handle("c").niches("foods"));
    }

    @Test
    void each_filter_leaves_out_who_does_not_match() {
        someCreators();
        assertThat(found(AccountFilter.ALL)).hasSize(4);
        assertThat(found(AccountFilter.ofNetwork(Network.YOUTUBE))).containsExactly("youtube/anna", "youtube/bea");
        assertThat(found(new AccountFilter(Set.of(Network.TIKTOK, Network.INSTAGRAM), ANY, ANY, ANY, ANY, ANY)))
                .containsExactly("instagram/cleo", "tiktok/anna");
        assertThat(found(new AccountFilter(Set.of(), Optional.of("anna"), ANY, ANY, ANY, ANY)))
                .containsExactly("tiktok/anna", "youtube/anna");
        assertThat(found(filter(Optional.of("FOOD"), ANY, ANY, ANY)))
                .containsExactly("tiktok/anna", "youtube/anna", "youtube/bea");
        assertThat(found(filter(ANY, Optional.of("de"), ANY, ANY))).containsExactly("youtube/bea");
        assertThat(found(filter(ANY, ANY, Optional.of("k\u00D6ln"), ANY))).containsExactly("youtube/bea");
        assertThat(found(filter(ANY, ANY, ANY, Optional.of("vIP")))).containsExactly("tiktok/anna", "youtube/anna");
    }

    @Test
    void filters_add_up() {
        someCreators();
        assertThat(found(new AccountFilter(
                        Set.of(Network.YOUTUBE), ANY, Optional.of("food"), Optional.of("FR"), ANY, ANY)))
                .containsExactly("youtube/anna");
        assertThat(found(filter(Optional.of("tea"), Optional.of("DE"), ANY, ANY)))
                .isEmpty();
    }

    @Test
    void pages_follow_each_other_by_id_without_gap_or_overlap() {
        List<AccountId> saved = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            saved.add(account("creator" + i));
        }
        List<AccountId> paged = new ArrayList<>();
        Optional<AccountId> after = Optional.empty();
        List<AccountView> page;
        do {
            page = store().queries().accounts(AccountFilter.ALL, ALL, after, 3);
            page.forEach(view -> paged.add(view.account().id()));
            after = page.isEmpty() ? after : Optional.of(paged.get(paged.size() - 1));
        } while (page.size() == 3);
        assertThat(paged).isSorted().containsExactlyInAnyOrderElementsOf(saved);
    }

    @Test
    void a_creator_is_named_by_key_by_handle_or_by_id() {
        save(Entry.of("anna", Network.YOUTUBE).handle("annacooks").id("UCabc"));
        save(Entry.of("anna", Network.TIKTOK).handle("anna.cooks"));
        assertThat(views("anna")).hasSize(2);
        assertThat(views("youtube:@AnnaCooks")).hasSize(2).isEqualTo(views("anna"));
        assertThat(views("youtube:UCabc")).isEqualTo(views("anna"));
        assertThat(views("tiktok:annacooks")).isEmpty();
        assertThat(views("youtube:ucabc")).isEmpty();
        assertThat(views("ANNA")).isEmpty();
        assertThat(views("youtube:no such name")).isEmpty();
    }

    @Test
    void a_former_handle_still_leads_to_the_creator_unless_another_has_it_now() {
        AccountId anna = account("anna", Network.YOUTUBE, "cooks");
        append(Told.of(anna, "2026-03-02T00:00:00Z").handle("annacooks").followers(10));
        assertThat(views("youtube:cooks").get(0).creator().key().value()).isEqualTo("anna");
        account("bea", Network.YOUTUBE, "cooks");
        assertThat(views("youtube:cooks").get(0).creator().key().value()).isEqualTo("bea");
    }

    @Test
    void detail_says_how_many_readings_and_posts_come_along() {
        AccountId anna = account("anna");
        append(Told.of(anna, "2026-03-02T00:00:00Z").followers(10).post("p1", "2026-01-01T00:00:00Z", 1));
        append(Told.of(anna, "2026-03-03T00:00:00Z").followers(11).post("p2", "2026-01-02T00:00:00Z", 2));
        append(Told.of(anna, "2026-03-04T00:00:00Z").followers(12).post("p3", "2026-01-03T00:00:00Z", 3));
        AccountView some = view(anna, new Detail(2, 2, Optional.empty()));
        assertThat(some.history())
                .extracting(reading -> reading.followers().get())
                .containsExactly(11L, 12L);
        assertThat(some.posts()).extracting(post -> post.id()).containsExactly("p3", "p2");
        AccountView none = view(anna, new Detail(0, 0, Optional.empty()));
        assertThat(none.history()).isEmpty();
        assertThat(none.posts()).isEmpty();
        assertThat(none.current()).isPresent();
    }

    @Test
    void as_of_a_moment_only_what_was_read_by_then_is_known() {
        AccountId anna = account("anna");
        append(Told.of(anna, "2026-03-02T00:00:00Z").followers(10).post("p1", "2026-01-01T00:00:00Z", 1));
        append(Told.of(anna, "2026-03-03T00:00:00Z").suspectFollowers(0).post("p1", "2026-01-01T00:00:00Z", 5));
        append(Told.of(anna, "2026-03-04T00:00:00Z")
                .followers(12)
                .post("p2", "2026-01-02T00:00:00Z", 2)
                .gone("p1"));
        Detail then = new Detail(10, 10, Optional.of(at("2026-03-03T00:00:00Z")));
        AccountView view = view(anna, then);
        assertThat(view.current().orElseThrow().followers().get()).isEqualTo(10);
        assertThat(view.suspect().orElseThrow().followers().get()).isZero();
        assertThat(view.history()).hasSize(2);
        assertThat(view.posts()).singleElement().satisfies(post -> {
            assertThat(post.id()).isEqualTo("p1");
            assertThat(post.counts().likes().get()).isEqualTo(5);
        });
        AccountView before = view(anna, new Detail(10, 10, Optional.of(at("2026-03-01T23:59:59.999999Z"))));
        assertThat(before.current()).isEmpty();
        assertThat(before.history()).isEmpty();
        assertThat(before.posts()).isEmpty();
        AccountView after = view(anna, new Detail(10, 10, Optional.of(at("2026-03-04T00:00:00Z"))));
        assertThat(after).isEqualTo(view(anna));
    }
}
