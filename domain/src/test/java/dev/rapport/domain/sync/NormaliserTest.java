package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.DueAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormaliserTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T06:00:00Z");
    private static final AccountId ID = new AccountId(7);
    private static final int WANTED = 5;
    private static final SyncPolicy POLICY = policy(Set.of());

    @Test
    void a_first_reading_is_believed_even_if_it_is_zero() {
        assertThat(readAfter(Optional.empty(), Optional.empty(), Followers.exact(0))
                        .suspect())
                .isFalse();
    }

    @Test
    void a_fall_to_zero_is_suspect_until_a_second_reading_says_the_same() {
        Optional<AccountSnapshot> good = Optional.of(snapshot(Followers.exact(15_000), false));
        assertThat(readAfter(good, Optional.empty(), Followers.exact(0)).suspect())
                .isTrue();
        Optional<AccountSnapshot> zero = Optional.of(snapshot(Followers.exact(0), true));
        assertThat(readAfter(good, zero, Followers.exact(0)).suspect()).isFalse();
    }

    @Test
    void a_fall_by_nine_tenths_is_suspect_and_a_smaller_one_is_not() {
        Optional<AccountSnapshot> good = Optional.of(snapshot(Followers.exact(15_000), false));
        assertThat(readAfter(good, Optional.empty(), Followers.exact(1_500)).suspect())
                .isTrue();
        assertThat(readAfter(good, Optional.empty(), Followers.exact(1_501)).suspect())
                .isFalse();
    }

    @Test
    void an_audience_that_is_hidden_now_is_not_suspect() {
        Optional<AccountSnapshot> good = Optional.of(snapshot(Followers.exact(15_000), false));
        assertThat(readAfter(good, Optional.empty(), Followers.absent(Status.HIDDEN_BY_CREATOR))
                        .suspect())
                .isFalse();
    }

    @Test
    void a_reading_of_another_id_is_a_conflict_and_brings_no_numbers() {
        AccountRecord record = Normaliser.record(
                due(Optional.of("old-id"), Optional.empty(), Optional.empty(), List.of()),
                new AccountOutcome.Read(ID, reading("new-id", Followers.exact(10), PostListing.of(List.of()))),
                POLICY,
                TUESDAY);
        assertThat(record.kind()).isEqualTo(AccountRecord.Kind.FAILED);
        assertThat(record.failure()).contains(FailureKind.IDENTITY_CONFLICT);
        assertThat(record.snapshot()).isEmpty();
        assertThat(record.state().orElseThrow().kind()).isEqualTo(AccountState.Kind.CONFLICT);
    }

    @Test
    void of_a_whole_list_every_stored_post_that_is_missing_is_gone() {
        List<KnownPost> known = List.of(known("between", "2026-11-10"), known("oldest", "2026-10-01"));
        PostListing listing = PostListing.of(List.of(post("new", "2026-11-12T00:00:00Z")));
        assertThat(goneAfter(known, listing)).containsExactlyInAnyOrder("between", "oldest");
    }

    @Test
    void of_a_cut_list_only_what_is_missing_above_possible_pins_is_gone() {
        List<KnownPost> known = List.of(known("between", "2026-11-11"), known("cut-off", "2026-11-07"));
        PostListing listing = PostListing.of(List.of(
                post("new", "2026-11-12T00:00:00Z"),
                post("next", "2026-11-10T00:00:00Z"),
                post("pinned-1", "2026-01-03T00:00:00Z"),
                post("pinned-2", "2026-01-02T00:00:00Z"),
                post("pinned-3", "2026-01-01T00:00:00Z")));
        assertThat(goneAfter(known, listing)).containsExactly("between");
    }

    @Test
    void an_empty_list_of_an_account_with_posts_ends_none() {
        assertThat(goneAfter(List.of(known("one", "2026-11-10")), PostListing.of(List.of())))
                .isEmpty();
    }

    @Test
    void a_walk_that_was_broken_off_proves_no_post_gone() {
        List<KnownPost> known = List.of(new KnownPost("between", Optional.of(Instant.parse("2026-11-10T00:00:00Z"))));
        PostListing broken = new PostListing(
                Status.MEASURED,
                List.of(post("new", "2026-11-12T00:00:00Z"), post("last", "2026-11-01T00:00:00Z")),
                false,
                Set.of("asked-in-vain"));
        assertThat(goneAfter(known, broken)).containsExactly("asked-in-vain");
    }

    @Test
    void a_listed_post_that_is_gone_does_not_make_a_full_list_look_like_the_whole() {
        PostListing listing = new PostListing(
                Status.MEASURED,
                IntStream.range(1, WANTED)
                        .mapToObj(day -> post("new-" + day, "2026-11-%02dT00:00:00Z".formatted(day + 10)))
                        .toList(),
                true,
                Set.of("asked-in-vain"));
        assertThat(goneAfter(List.of(known("older", "2026-01-01")), listing)).containsExactly("asked-in-vain");
    }

    @Test
    void a_missing_grant_is_not_readable_and_becomes_a_state_of_the_account() {
        AccountRecord record = Normaliser.record(
                due(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                new AccountOutcome.NotReadable(ID, FailureKind.NOT_AUTHORISED, "not connected"),
                POLICY,
                TUESDAY);
        assertThat(record.kind()).isEqualTo(AccountRecord.Kind.NOT_READABLE);
        assertThat(record.state())
                .contains(new AccountState(AccountState.Kind.NOT_AUTHORISED, TUESDAY, "not connected"));
    }

    @Test
    void an_account_that_stays_active_keeps_its_state() {
        assertThat(Normaliser.record(
                                due(Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
                                new AccountOutcome.Unchanged(ID),
                                POLICY,
                                TUESDAY)
                        .state())
                .isEmpty();
    }

    @Test
    void texts_that_may_not_be_kept_are_dropped_even_if_an_adapter_brings_them() {
        AccountOutcome captioned = new AccountOutcome.Read(
                ID,
                reading(
                        "id",
                        Followers.exact(10),
                        PostListing.of(List.of(
                                post("1", "2026-01-01T00:00:00Z", Optional.of("hello")),
                                post("2", "2026-01-02T00:00:00Z")))));
        DueAccount due = due(Optional.of("id"), Optional.empty(), Optional.empty(), List.of());
        assertThat(Normaliser.record(due, captioned, policy(Set.of(Network.TIKTOK)), TUESDAY)
                        .texts())
                .isEmpty();
        assertThat(Normaliser.record(due, captioned, policy(Set.of(Network.INSTAGRAM)), TUESDAY)
                        .texts())
                .containsExactly(Map.entry("1", "hello"));
    }

    private static SyncPolicy policy(Set<Network> keepTexts) {
        return new SyncPolicy(1, WANTED, SyncPolicy.DEFAULT.freshFor(), SyncPolicy.DEFAULT.limits(), keepTexts);
    }

    private static KnownPost known(String id, String day) {
        return new KnownPost(id, Optional.of(Instant.parse(day + "T00:00:00Z")));
    }

    private static Set<String> goneAfter(List<KnownPost> known, PostListing listing) {
        return Normaliser.record(
                        due(Optional.of("id"), Optional.empty(), Optional.empty(), known),
                        new AccountOutcome.Read(ID, reading("id", Followers.exact(10), listing)),
                        POLICY,
                        TUESDAY)
                .gonePosts();
    }

    private static AccountSnapshot readAfter(
            Optional<AccountSnapshot> current, Optional<AccountSnapshot> suspect, Followers now) {
        return Normaliser.record(
                        due(Optional.of("id"), current, suspect, List.of()),
                        new AccountOutcome.Read(ID, reading("id", now, PostListing.of(List.of()))),
                        POLICY,
                        TUESDAY)
                .snapshot()
                .orElseThrow();
    }

    private static DueAccount due(
            Optional<String> externalId,
            Optional<AccountSnapshot> current,
            Optional<AccountSnapshot> suspect,
            List<KnownPost> posts) {
        return new DueAccount(
                new Account(
                        ID,
                        new CreatorKey("anna"),
                        Network.INSTAGRAM,
                        externalId,
                        Optional.of(new Handle("anna")),
                        List.of(),
                        new AccountState(AccountState.Kind.ACTIVE, MONDAY, ""),
                        Optional.empty()),
                Optional.of(MONDAY),
                Optional.of(MONDAY),
                current,
                suspect,
                posts);
    }

    private static AccountSnapshot snapshot(Followers followers, boolean suspect) {
        return new AccountSnapshot(
                followers, Count.of(10), Status.MEASURED, suspect, new Provenance(Source.NETWORK_API, "test", MONDAY));
    }

    private static AccountReading reading(String externalId, Followers followers, PostListing posts) {
        return new AccountReading(
                externalId,
                Optional.of(new Handle("anna")),
                Optional.empty(),
                followers,
                Count.of(10),
                posts,
                new Provenance(Source.NETWORK_API, "test", TUESDAY),
                List.of());
    }

    private static PostReading post(String id, String publishedAt) {
        return post(id, publishedAt, Optional.empty());
    }

    private static PostReading post(String id, String publishedAt, Optional<String> text) {
        return new PostReading(
                id,
                Optional.empty(),
                PostFormat.IMAGE,
                Optional.of(Instant.parse(publishedAt)),
                PostCounts.absent(Status.NOT_REPORTED),
                Optional.empty(),
                text,
                TUESDAY);
    }
}
