package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.store.QuarantineId;
import dev.rapport.domain.store.QuarantineStore;
import dev.rapport.domain.store.QuarantineStore.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link QuarantineStore} keeps, finds and puts right. */
abstract class QuarantineContract extends StorePart {
    private static final String FIRST = "2026-03-02T00:00:00.000001Z";
    private static final String SECOND = "2026-03-03T00:00:00Z";
    private static final String SHAPE = "data-api/video";
    private static final Count MALFORMED = new Count(OptionalLong.empty(), Status.MALFORMED);
    private static final Count ABSENT = Count.absent(Status.NOT_OFFERED_BY_NETWORK);

    QuarantineContract(StoreContract contract) {
        super(contract);
    }

    private QuarantineStore quarantine() {
        return store().quarantine();
    }

    private List<QuarantineEntry> all() {
        return quarantine().list(Filter.ALL, 100);
    }

    private List<QuarantineEntry> in(State state) {
        return quarantine().list(new Filter(AccountFilter.ALL, Optional.empty(), Optional.of(state)), 100);
    }

    private static Decision decision(State becomes, String detail) {
        return new Decision(at("2026-03-05T00:00:00.654321Z"), becomes, "marie", detail);
    }

    private static PostSnapshot post(String id, Count likes, Count views, String observedAt) {
        return new PostSnapshot(
                id,
                Optional.of("https://example.org/" + id),
                PostFormat.VIDEO,
                Optional.of(at("2026-01-01T00:00:00Z")),
                Optional.empty(),
                new PostCounts(likes, Count.of(3), ABSENT, ABSENT, views),
                new Provenance(Source.NETWORK_API, Told.ROUTE, at(observedAt)));
    }

    private static AccountSnapshot account(Count followers, Count posts, String observedAt) {
        return new AccountSnapshot(
                followers.isKnown() ? Followers.exact(followers.get()) : Followers.absent(followers.status()),
                posts,
                Status.MEASURED,
                false,
                new Provenance(Source.NETWORK_API, Told.ROUTE, at(observedAt)));
    }

    @Test
    void entries_are_listed_the_newest_first_and_named_the_same_when_written_again() {
        AccountId anna = account("anna");
        Told older = Told.of(anna, FIRST).followers(1).finding("likes are negative", Optional.of("{}"));
        append(older);
        append(older);
        append(
                "run-2",
                Told.of(anna, SECOND)
                        .followers(1)
                        .finding(FailureKind.MALFORMED_RECORD, "views are negative", "{\"views\":-1}", SHAPE));
        List<QuarantineEntry> entries = all();
        assertThat(entries)
                .extracting(QuarantineEntry::detail)
                .containsExactly("views are negative", "likes are negative");
        QuarantineEntry newest = entries.get(0);
        assertThat(newest.id()).isEqualTo(QuarantineId.of(anna, "run-2", at(SECOND), 0));
        assertThat(newest.run()).isEqualTo("run-2");
        assertThat(newest.account()).isEqualTo(view(anna).account());
        assertThat(newest.foundAt()).isEqualTo(at(SECOND));
        assertThat(newest.kind()).isEqualTo(FailureKind.MALFORMED_RECORD);
        assertThat(newest.origin()).hasValue(new Finding.Origin(SHAPE, at(SECOND)));
        assertThat(newest.state()).isEqualTo(State.OPEN);
        assertThat(entries.get(1).origin()).isEmpty();
        assertThat(quarantine().find(newest.id())).hasValue(newest);
        assertThat(quarantine().record(newest.id())).hasValue("{\"views\":-1}");
        assertThat(quarantine().list(Filter.ALL, 1)).containsExactly(newest);
    }

    @Test
    void filters_leave_out_what_does_not_match() {
        AccountId anna = account("anna");
        AccountId bea = account("bea", Network.TIKTOK, "bea");
        append(Told.of(anna, FIRST).followers(1).finding("odd likes", Optional.of("{}")));
        append(Told.of(bea, SECOND).finding(FailureKind.UNEXPECTED_RESPONSE, "odd answer", "<html>", SHAPE));
        assertThat(quarantine()
                        .list(
                                new Filter(AccountFilter.ofNetwork(Network.TIKTOK), Optional.empty(), Optional.empty()),
                                9))
                .extracting(QuarantineEntry::detail)
                .containsExactly("odd answer");
        assertThat(quarantine()
                        .list(
                                new Filter(
                                        AccountFilter.ALL,
                                        Optional.of(FailureKind.MALFORMED_RECORD),
                                        Optional.of(State.OPEN)),
                                9))
                .extracting(QuarantineEntry::detail)
                .containsExactly("odd likes");
        assertThat(in(State.DISCARDED)).isEmpty();
    }

    @Test
    void an_entry_without_a_record_has_none_and_an_unknown_id_nothing_at_all() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1).finding("a walk was broken off", Optional.empty()));
        assertThat(quarantine().record(all().get(0).id())).isEmpty();
        QuarantineId unknown = QuarantineId.of(anna, "no such run", at(FIRST), 0);
        assertThat(quarantine().find(unknown)).isEmpty();
        assertThat(quarantine().record(unknown)).isEmpty();
        quarantine().decide(unknown, decision(State.DISCARDED, ""));
        assertThat(quarantine()
                        .replay(unknown, post("p1", Count.of(1), Count.of(1), FIRST), decision(State.REPLAYED, "")))
                .isFalse();
        assertThat(view(anna).posts()).isEmpty();
    }

    @Test
    void decisions_add_up_and_the_newest_that_closed_it_is_the_state() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1).finding("odd likes", Optional.of("{}")));
        QuarantineId id = all().get(0).id();
        quarantine().decide(id, decision(State.OPEN, "still odd"));
        assertThat(in(State.OPEN)).singleElement().satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo("still odd");
            assertThat(entry.detail()).isEqualTo("odd likes");
        });
        quarantine().decide(id, decision(State.DISCARDED, "a test of theirs"));
        assertThat(in(State.OPEN)).isEmpty();
        assertThat(in(State.DISCARDED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.decisions())
                        .containsExactly(
                                decision(State.OPEN, "still odd"), decision(State.DISCARDED, "a test of theirs")));
        quarantine().decide(id, decision(State.REPLAYED, "post p1"));
        assertThat(in(State.DISCARDED)).isEmpty();
        assertThat(in(State.REPLAYED)).hasSize(1).isEqualTo(all());
    }

    @Test
    void a_replayed_post_fills_only_what_was_malformed_at_that_moment() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST)
                .followers(1)
                .post(post("p1", MALFORMED, Count.of(7), FIRST))
                .finding(FailureKind.MALFORMED_RECORD, "odd likes", "{}", SHAPE));
        QuarantineId id = all().get(0).id();
        store().rates().refresh("basis", ALL, 10, view -> List.of());
        assertThat(quarantine().replay(id, post("p1", Count.of(5), Count.of(8), FIRST), decision(State.REPLAYED, "")))
                .isTrue();
        assertThat(store().rates().countDue("basis")).isOne();
        assertThat(view(anna).posts()).containsExactly(post("p1", Count.of(5), Count.of(7), FIRST));
        assertThat(in(State.REPLAYED)).hasSize(1);
        assertThat(quarantine().replay(id, post("p1", Count.of(6), Count.of(9), FIRST), decision(State.REPLAYED, "")))
                .isFalse();
        assertThat(view(anna).posts()).containsExactly(post("p1", Count.of(5), Count.of(7), FIRST));
    }

    @Test
    void a_replayed_post_leaves_newer_readings_alone_and_is_in_its_place_among_the_older() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST)
                .followers(1)
                .post(post("p1", MALFORMED, Count.of(7), FIRST))
                .finding(FailureKind.MALFORMED_RECORD, "odd likes", "{}", SHAPE)
                .finding(FailureKind.MALFORMED_RECORD, "no id", "{}", SHAPE));
        append("run-2", Told.of(anna, SECOND).followers(1).post(post("p1", Count.of(50), Count.of(70), SECOND)));
        for (QuarantineEntry entry : all()) {
            String id = entry.detail().equals("no id") ? "p2" : "p1";
            assertThat(quarantine()
                            .replay(
                                    entry.id(),
                                    post(id, Count.of(5), Count.of(7), FIRST),
                                    decision(State.REPLAYED, "")))
                    .isTrue();
        }
        assertThat(view(anna).posts())
                .containsExactlyInAnyOrder(
                        post("p1", Count.of(50), Count.of(70), SECOND), post("p2", Count.of(5), Count.of(7), FIRST));
        Instant then = at(FIRST);
        AccountView before = view(anna, new Detail(9, 9, Optional.of(then)));
        assertThat(before.posts())
                .containsExactlyInAnyOrder(
                        post("p1", Count.of(5), Count.of(7), FIRST), post("p2", Count.of(5), Count.of(7), FIRST));
    }

    @Test
    void replayed_numbers_of_an_account_fill_only_what_was_malformed_at_that_moment() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST)
                .snapshot(account(MALFORMED, Count.of(9), FIRST))
                .finding(FailureKind.MALFORMED_RECORD, "odd followers", "{}", "data-api/channel"));
        QuarantineId id = all().get(0).id();
        store().rates().refresh("basis", ALL, 10, view -> List.of());
        assertThat(quarantine()
                        .replay(id, at(FIRST), Followers.exact(500), Count.of(10), decision(State.REPLAYED, "account")))
                .isTrue();
        assertThat(store().rates().countDue("basis")).isOne();
        AccountSnapshot filled = account(Count.of(500), Count.of(9), FIRST);
        assertThat(view(anna).current()).hasValue(filled);
        assertThat(view(anna).history()).containsExactly(filled);
        assertThat(quarantine()
                        .replay(id, at(SECOND), Followers.exact(1), Count.of(1), decision(State.REPLAYED, "account")))
                .isFalse();
        assertThat(view(anna).history()).containsExactly(filled);
    }
}
