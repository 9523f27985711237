package dev.rapport.domain.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.domain.store.ReadingsByHand.Entry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures by hand enter only where somebody asked for their source and the network tells nothing. */
class LettingInTest {
    private static final Instant NOW = KnownAccounts.NOW;
    private static final Instant EARLIER = NOW.minus(Duration.ofHours(20));
    private static final Provenance TOLD = new Provenance(Source.NETWORK_API, "business-discovery", NOW);
    private static final Provenance KIT = new Provenance(Source.CREATOR_REPORTED, "import-readings", EARLIER);
    private static final Count NONE = Count.absent(Status.NOT_REPORTED);
    private static final Count HIDDEN = Count.absent(Status.HIDDEN_BY_CREATOR);
    private static final Detail ALL = new Detail(100, 100, Optional.empty());

    private final InMemoryStore store = new InMemoryStore();

    @BeforeEach
    void enter() {
        store.creators()
                .save(
                        List.of(new CreatorEntry(
                                new CreatorKey("anna"),
                                Optional.empty(),
                                Network.INSTAGRAM,
                                AccountReference.ofHandle("anna"),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Optional.empty())),
                        false);
    }

    private AccountView known() {
        return store.queries().creator(CreatorReference.parse("anna"), ALL).get(0);
    }

    private AccountView letIn(Source... sources) {
        return new LettingIn(store.queries(), store.byHand(), Set.of(sources))
                .creator(CreatorReference.parse("anna"), ALL)
                .get(0);
    }

    private void told(Followers followers, PostSnapshot... posts) {
        Account account = known().account();
        store.snapshots()
                .append(
                        "run",
                        List.of(new AccountRecord(
                                account.id(),
                                AccountRecord.Kind.READ,
                                NOW,
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("1784"),
                                account.handle(),
                                Optional.empty(),
                                Optional.of(new AccountSnapshot(followers, Count.of(1), Status.MEASURED, false, TOLD)),
                                true,
                                List.of(posts),
                                Set.of(),
                                Map.of(),
                                List.of())));
    }

    private void byHand(Optional<Followers> followers, PostSnapshot... posts) {
        List<Entry> entries = new ArrayList<>();
        followers.ifPresent(
                count -> entries.add(entry(Optional.of(ReadingsByHand.audience(count, KIT)), Optional.empty())));
        for (PostSnapshot post : posts) {
            entries.add(entry(Optional.empty(), Optional.of(post)));
        }
        assertThat(store.byHand().save(entries, false)).allMatch(saved -> saved.change() == Change.ADDED);
    }

    private static Entry entry(Optional<AccountSnapshot> audience, Optional<PostSnapshot> post) {
        return new Entry(new CreatorKey("anna"), Network.INSTAGRAM, Optional.empty(), audience, post);
    }

    private static PostSnapshot post(
            String id, String code, Provenance from, Optional<Instant> published, PostCounts counts) {
        return new PostSnapshot(
                id,
                Optional.of("https://www.instagram.com/reel/" + code + "/"),
                PostFormat.REEL,
                published,
                Optional.empty(),
                counts,
                from);
    }

    private static PostSnapshot[] twelveByHand() {
        PostSnapshot[] posts = new PostSnapshot[12];
        for (int i = 0; i < 12; i++) {
            posts[i] = post(
                    "code" + i,
                    "code" + i,
                    KIT,
                    Optional.of(NOW.minus(Duration.ofDays(4L + i))),
                    new PostCounts(Count.of(900), Count.of(100), NONE, NONE, NONE));
        }
        return posts;
    }

    private static AccountAssessment ranked(CreatorQueries queries) {
        AssessmentRules rules =
                new AssessmentRules(Tiers.DEFAULT, MetricDefinitions.builtIn(), BreakCalendar.builtIn(), Set.of());
        return new RankCreators(queries, rules, Clock.fixed(NOW, ZoneOffset.UTC))
                .rank(RankCriteria.everybody(Minimums.of(new BigDecimal("0.05")), 0.8, 10))
                .items()
                .get(0)
                .assessment();
    }

    @Test
    void a_ranking_ignores_them_unless_asked_and_then_flags_whom_they_made() {
        byHand(Optional.of(Followers.exact(10_000)), twelveByHand());

        AccountAssessment without = ranked(store.queries());
        assertThat(without.rate().status()).isEqualTo(Status.NEVER_READ);
        assertThat(without.audience().followers().isKnown()).isFalse();
        assertThat(without.flags()).isEmpty();

        AccountAssessment with =
                ranked(new LettingIn(store.queries(), store.byHand(), Set.of(Source.CREATOR_REPORTED)));
        assertThat(with.rate().value()).hasValue(0.1);
        assertThat(with.audience().provenance()).contains(KIT);
        assertThat(with.flags()).singleElement().satisfies(flag -> {
            assertThat(flag.code()).isEqualTo("creator-reported");
            assertThat(flag.evidence()).contains("followers of " + EARLIER, "counts of 12 posts");
        });
    }

    @Test
    void a_source_that_was_not_asked_for_stays_out() {
        byHand(Optional.of(Followers.exact(10_000)), twelveByHand());
        assertThat(letIn(Source.USER_ENTERED, Source.VENDOR_EXPORT)).isEqualTo(known());
        assertThatIllegalArgumentException().isThrownBy(() -> letIn(Source.NETWORK_API));
    }

    @Test
    void a_figure_that_the_network_tells_always_stands() {
        Optional<Instant> published = Optional.of(NOW.minus(Duration.ofDays(3)));
        told(
                Followers.exact(10_000),
                post(
                        "1",
                        "code0",
                        TOLD,
                        published,
                        new PostCounts(Count.of(0), Count.of(4), NONE, NONE, Count.of(50))));
        byHand(
                Optional.of(Followers.exact(90_000)),
                post(
                        "code0",
                        "code0",
                        KIT,
                        published,
                        new PostCounts(Count.of(9_000), Count.of(900), NONE, NONE, Count.of(90_000))));
        AccountView view = letIn(Source.CREATOR_REPORTED);
        assertThat(view.current()).isEqualTo(known().current());
        assertThat(view.posts()).isEqualTo(known().posts());
        assertThat(Flags.of(view)).isEmpty();
    }

    @Test
    void what_the_network_hides_is_filled_and_the_post_then_names_the_source() {
        Instant published = NOW.minus(Duration.ofHours(60));
        told(
                Followers.absent(Status.HIDDEN_BY_CREATOR),
                post(
                        "1",
                        "code0",
                        TOLD,
                        Optional.of(published),
                        new PostCounts(HIDDEN, Count.of(4), NONE, NONE, NONE)));
        byHand(
                Optional.of(Followers.exact(12_000)),
                post(
                        "code0",
                        "code0",
                        KIT,
                        Optional.empty(),
                        new PostCounts(Count.of(70), Count.of(5), NONE, Count.of(6), NONE)));
        AccountView view = letIn(Source.CREATOR_REPORTED);
        assertThat(view.current().orElseThrow().followers()).isEqualTo(Followers.exact(12_000));
        assertThat(view.current().orElseThrow().provenance()).isEqualTo(KIT);
        PostSnapshot post = view.posts().get(0);
        assertThat(view.posts()).hasSize(1);
        assertThat(post.id()).isEqualTo("1");
        assertThat(post.publishedAt()).contains(published);
        assertThat(post.counts()).isEqualTo(new PostCounts(Count.of(70), Count.of(4), NONE, Count.of(6), NONE));
        assertThat(post.provenance())
                .isEqualTo(new Provenance(Source.CREATOR_REPORTED, "business-discovery + import-readings", EARLIER));
    }

    @Test
    void a_post_without_its_date_never_counts() {
        PostSnapshot[] posts = twelveByHand();
        for (int i = 0; i < posts.length; i++) {
            posts[i] = post("code" + i, "code" + i, KIT, Optional.empty(), posts[i].counts());
        }
        byHand(Optional.of(Followers.exact(10_000)), posts);
        AccountAssessment with =
                ranked(new LettingIn(store.queries(), store.byHand(), Set.of(Source.CREATOR_REPORTED)));
        assertThat(with.rate().value()).isEmpty();
        assertThat(with.rate().posts()).isZero();
    }
}
