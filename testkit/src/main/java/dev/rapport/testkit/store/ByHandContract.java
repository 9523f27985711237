package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.ByHand;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.FactExport.AccountRow;
import dev.rapport.domain.store.FactExport.PostRow;
import dev.rapport.domain.store.FactExport.PostSnapshotRow;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.domain.store.ReadingsByHand.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Readings by hand are kept with their source, apart from what networks told. */
abstract class ByHandContract extends StorePart {
    private static final Set<Source> EVERY = EnumSet.allOf(Source.class);
    private static final String FIRST = "2026-03-02T00:00:00Z";
    private static final String SECOND = "2026-03-03T00:00:00Z";

    ByHandContract(StoreContract contract) {
        super(contract);
    }

    private static Provenance from(Source source, String at) {
        return new Provenance(source, "import-readings", Instant.parse(at));
    }

    private static AccountSnapshot audience(Source source, String at, long followers) {
        return ReadingsByHand.audience(Followers.exact(followers), from(source, at));
    }

    private static PostSnapshot post(Source source, String at, String code, long likes) {
        Count none = Count.absent(Status.NOT_REPORTED);
        return new PostSnapshot(
                code,
                Optional.of("https://www.example.org/p/" + code),
                PostFormat.STORY,
                Optional.of(at(FIRST)),
                Optional.empty(),
                new PostCounts(Count.of(likes), none, none, Count.of(0), none),
                from(source, at));
    }

    private static Entry entry(String creator, AccountSnapshot audience) {
        return new Entry(
                new CreatorKey(creator), Network.YOUTUBE, Optional.empty(), Optional.of(audience), Optional.empty());
    }

    private static Entry entry(String creator, PostSnapshot post) {
        return new Entry(
                new CreatorKey(creator), Network.YOUTUBE, Optional.empty(), Optional.empty(), Optional.of(post));
    }

    private List<Change> saved(Entry... entries) {
        return store().byHand().save(List.of(entries), false).stream()
                .map(Saved::change)
                .toList();
    }

    private ByHand of(AccountId account) {
        return of(account, EVERY, Optional.empty());
    }

    private ByHand of(AccountId account, Set<Source> sources, Optional<Instant> asOf) {
        return Optional.ofNullable(
                        store().byHand().of(List.of(account), sources, asOf).get(account))
                .orElse(ByHand.NONE);
    }

    @Test
    void what_was_entered_comes_back_with_its_source() {
        AccountId anna = account("anna");
        account("bea");
        AccountSnapshot kit = ReadingsByHand.audience(
                Followers.rounded(15_200, 15_150, 15_299), from(Source.CREATOR_REPORTED, FIRST));
        PostSnapshot story = post(Source.USER_ENTERED, SECOND, "1789", 12);
        assertThat(saved(entry("anna", kit), entry("anna", story))).containsOnly(Change.ADDED);
        assertThat(store().byHand().of(List.of(anna, account("carl")), EVERY, Optional.empty()))
                .containsOnlyKeys(anna);
        assertThat(of(anna)).isEqualTo(new ByHand(List.of(kit), List.of(story)));
    }

    @Test
    void one_entry_may_hold_followers_and_a_post() {
        AccountId anna = account("anna");
        AccountSnapshot kit = audience(Source.VENDOR_EXPORT, FIRST, 100);
        PostSnapshot story = post(Source.VENDOR_EXPORT, FIRST, "a", 1);
        assertThat(saved(new Entry(
                        new CreatorKey("anna"),
                        Network.YOUTUBE,
                        Optional.of(AccountReference.ofHandle("anna")),
                        Optional.of(kit),
                        Optional.of(story))))
                .containsExactly(Change.ADDED);
        assertThat(of(anna)).isEqualTo(new ByHand(List.of(kit), List.of(story)));
    }

    @Test
    void entering_the_same_again_changes_nothing_and_the_last_of_a_moment_stands() {
        AccountId anna = account("anna");
        Entry kit = entry("anna", audience(Source.CREATOR_REPORTED, FIRST, 15_000));
        Entry story = entry("anna", post(Source.CREATOR_REPORTED, FIRST, "a", 1));
        assertThat(saved(kit, story)).containsOnly(Change.ADDED);
        assertThat(saved(kit, story, kit)).containsOnly(Change.UNCHANGED);

        AccountSnapshot corrected = audience(Source.CREATOR_REPORTED, FIRST, 1_500);
        PostSnapshot other = post(Source.CREATOR_REPORTED, FIRST, "a", 2);
        assertThat(saved(entry("anna", corrected), entry("anna", other))).containsOnly(Change.UPDATED);
        assertThat(of(anna)).isEqualTo(new ByHand(List.of(corrected), List.of(other)));
        assertThat(saved(kit)).containsExactly(Change.UPDATED);
        assertThat(of(anna).audiences()).containsExactly(kit.audience().orElseThrow());
    }

    @Test
    void sources_and_moments_stand_side_by_side_and_can_be_asked_for_one_by_one() {
        AccountId anna = account("anna");
        AccountSnapshot later = audience(Source.CREATOR_REPORTED, SECOND, 3);
        AccountSnapshot first = audience(Source.CREATOR_REPORTED, FIRST, 1);
        AccountSnapshot vendors = audience(Source.VENDOR_EXPORT, FIRST, 2);
        PostSnapshot old = post(Source.CREATOR_REPORTED, FIRST, "a", 1);
        PostSnapshot newer = post(Source.CREATOR_REPORTED, SECOND, "a", 5);
        assertThat(saved(
                        entry("anna", later),
                        entry("anna", vendors),
                        entry("anna", first),
                        entry("anna", old),
                        entry("anna", newer)))
                .containsOnly(Change.ADDED);
        assertThat(of(anna)).isEqualTo(new ByHand(List.of(first, vendors, later), List.of(newer, old)));
        assertThat(of(anna, Set.of(Source.VENDOR_EXPORT), Optional.empty()))
                .isEqualTo(new ByHand(List.of(vendors), List.of()));
        assertThat(of(anna, EVERY, Optional.of(at(FIRST))))
                .isEqualTo(new ByHand(List.of(first, vendors), List.of(old)));
        assertThat(of(anna, Set.of(), Optional.empty())).isEqualTo(ByHand.NONE);
    }

    @Test
    void an_entry_without_its_account_is_refused_with_the_remedy_and_the_others_are_saved() {
        AccountId anna = account("anna");
        AccountSnapshot kit = audience(Source.CREATOR_REPORTED, FIRST, 1);
        Entry elsewhere =
                new Entry(new CreatorKey("anna"), Network.TIKTOK, Optional.empty(), Optional.of(kit), Optional.empty());
        Entry misnamed = new Entry(
                new CreatorKey("anna"),
                Network.YOUTUBE,
                Optional.of(AccountReference.ofHandle("bea")),
                Optional.of(kit),
                Optional.empty());
        List<Saved> saved =
                store().byHand().save(List.of(entry("nobody", kit), elsewhere, misnamed, entry("anna", kit)), false);
        assertThat(saved)
                .extracting(Saved::change)
                .containsExactly(Change.REFUSED, Change.REFUSED, Change.REFUSED, Change.ADDED);
        assertThat(saved.get(0).reason()).contains("no creator \"nobody\"", "import the creator first");
        assertThat(saved.get(1).reason()).contains("anna has no account on tiktok", "import that account first");
        assertThat(saved.get(2).reason()).contains("@anna on youtube and not @bea");
        assertThat(of(anna).audiences()).containsExactly(kit);
    }

    @Test
    void of_several_accounts_the_entry_says_which_by_a_handle_it_has_or_had() {
        AccountId one = account("anna", Network.YOUTUBE, "anna");
        AccountId two = account("anna", Network.YOUTUBE, "anna.two");
        append(Told.of(two, FIRST).followers(1).handle("renamed"));
        AccountSnapshot kit = audience(Source.CREATOR_REPORTED, FIRST, 1);
        Saved unsaid = store().byHand().save(List.of(entry("anna", kit)), false).get(0);
        assertThat(unsaid.change()).isEqualTo(Change.REFUSED);
        assertThat(unsaid.reason()).contains("several accounts on youtube", "@anna", "@renamed", "column handle");
        assertThat(saved(new Entry(
                        new CreatorKey("anna"),
                        Network.YOUTUBE,
                        Optional.of(AccountReference.ofHandle("anna.two")),
                        Optional.of(kit),
                        Optional.empty())))
                .containsExactly(Change.ADDED);
        assertThat(of(two).audiences()).containsExactly(kit);
        assertThat(of(one)).isEqualTo(ByHand.NONE);
    }

    @Test
    void a_dry_run_tells_the_same_and_changes_nothing() {
        AccountId anna = account("anna");
        Entry kit = entry("anna", audience(Source.CREATOR_REPORTED, FIRST, 1));
        assertThat(store().byHand().save(List.of(kit, kit), true))
                .extracting(Saved::change)
                .containsExactly(Change.ADDED, Change.UNCHANGED);
        assertThat(of(anna)).isEqualTo(ByHand.NONE);
        assertThat(store().byHand().save(List.of(), false)).isEmpty();
    }

    @Test
    void no_other_port_shows_them() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(10).post("a", FIRST, 1));
        var before = view(anna);
        saved(
                entry("anna", audience(Source.CREATOR_REPORTED, SECOND, 99)),
                entry("anna", post(Source.CREATOR_REPORTED, SECOND, "a", 99)),
                entry("anna", post(Source.CREATOR_REPORTED, SECOND, "b", 99)));
        assertThat(view(anna)).isEqualTo(before);
        assertThat(store().snapshots().countDue(AccountFilter.ALL, at(SECOND))).isEqualTo(1);
        List<AccountRow> audiences = new ArrayList<>();
        store().facts().accountSnapshots(audiences::add);
        List<PostRow> posts = new ArrayList<>();
        store().facts().posts(posts::add);
        assertThat(audiences).hasSize(1);
        assertThat(posts).hasSize(1);
    }

    @Test
    void every_reading_that_stands_is_handed_out_in_order() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        AccountSnapshot later = audience(Source.CREATOR_REPORTED, SECOND, 3);
        AccountSnapshot first = audience(Source.VENDOR_EXPORT, FIRST, 2);
        PostSnapshot old = post(Source.CREATOR_REPORTED, FIRST, "a", 1);
        PostSnapshot newer = post(Source.CREATOR_REPORTED, SECOND, "a", 5);
        saved(
                entry("anna", audience(Source.CREATOR_REPORTED, SECOND, 1)),
                entry("anna", newer),
                entry("anna", post(Source.CREATOR_REPORTED, FIRST, "a", 100)));
        saved(entry("anna", later), entry("anna", first), entry("bea", first), entry("anna", old));
        List<AccountRow> audiences = new ArrayList<>();
        store().byHand().audiences(audiences::add);
        assertThat(audiences)
                .containsExactlyInAnyOrder(
                        new AccountRow(anna, Network.YOUTUBE, "anna", first),
                        new AccountRow(anna, Network.YOUTUBE, "anna", later),
                        new AccountRow(bea, Network.YOUTUBE, "bea", first))
                .filteredOn(row -> row.account().equals(anna))
                .extracting(AccountRow::snapshot)
                .containsExactly(first, later);
        List<PostSnapshotRow> posts = new ArrayList<>();
        store().byHand().posts(posts::add);
        assertThat(posts)
                .containsExactly(
                        new PostSnapshotRow(anna, Network.YOUTUBE, old),
                        new PostSnapshotRow(anna, Network.YOUTUBE, newer));
    }

    @Test
    void another_door_sees_them() {
        AccountId anna = account("anna");
        AccountSnapshot kit = audience(Source.CREATOR_REPORTED, FIRST, 1);
        saved(entry("anna", kit));
        assertThat(anotherDoor().byHand().of(List.of(anna), EVERY, Optional.empty()))
                .containsEntry(anna, new ByHand(List.of(kit), List.of()));
    }
}
