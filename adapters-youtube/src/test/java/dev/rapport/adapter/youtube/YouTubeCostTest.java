package dev.rapport.adapter.youtube;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.DriftLog;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.Notes;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaGate;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, counted by the other side. */
class YouTubeCostTest {
    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().extensions(new PlainYouTube()))
            .build();

    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T08:00:00Z");

    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    private final RecordingQuotaGate gate = new RecordingQuotaGate(MIDNIGHT);
    private final AtomicLong mainAsked = new AtomicLong();
    private final List<AccountOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    /** For each outcome, in the order they came. */
    private final List<Long> mainSpentBefore = Collections.synchronizedList(new ArrayList<>());

    private Consumer<Cost> afterAcquiring = cost -> {};
    private ReadContext.CallLimits limits = ReadContext.CallLimits.DEFAULT;

    private Notes notes = Notes.none();

    @BeforeEach
    void answerEverything() {
        api.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20, 0, 0",
        "1, 20, 2, 1",
        "50, 20, 51, 20",
        "51, 20, 53, 21",
        "7, 50, 8, 7",
        "3, 30, 4, 2",
        "51, 0, 2, 0",
        "2, 60, 5, 3",
        "2, 120, 7, 5"
    })
    void a_first_sync_of_known_ids(int accounts, int posts, long main, long stats) {
        costs(Map.of(), first(accounts, YouTubeCostTest::byId, posts), main, stats);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 2, 1", "50, 100, 20", "51, 102, 21"})
    void a_first_sync_of_handles(int accounts, long main, long stats) {
        costs(Map.of(), first(accounts, YouTubeCostTest::byHandle, 20), main, stats);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "50, 1, 20", "51, 2, 21"})
    void a_sync_with_nothing_new(int accounts, long main, long stats) {
        ReadRequest request = new ReadRequest(known(accounts, 120, Duration.ofDays(1)), 20, false);
        assertThat(spent(Map.of(), request)).isEqualTo(cost(main, stats));
        assertThat(adapter(Map.of()).estimate(request).of("main")).isEqualTo(main + accounts);
    }

    @Test
    void another_number_of_videos_or_a_week_gone_by_or_a_full_run_asks_for_the_list() {
        assertThat(spent(Map.of(), new ReadRequest(known(3, 119, Duration.ofDays(1)), 20, false)))
                .isEqualTo(cost(4, 2));
        assertThat(spent(Map.of(), new ReadRequest(known(3, 120, Duration.ofDays(8)), 20, false)))
                .isEqualTo(cost(4, 2));
        assertThat(spent(Map.of(), new ReadRequest(known(3, 120, Duration.ofDays(1)), 20, true)))
                .isEqualTo(cost(4, 2));
        Map<String, String> daily = Map.of("full-sweep-every", "PT20H");
        assertThat(spent(daily, new ReadRequest(known(3, 120, Duration.ofDays(1)), 20, false)))
                .isEqualTo(cost(4, 2));
    }

    @Test
    void details_are_read_once_and_only_of_new_posts() {
        Map<String, String> details = Map.of("post-details", "new");
        costs(details, first(5, YouTubeCostTest::byId, 20), 1 + 5 + 2, 0);
        assertThat(spent(details, new ReadRequest(known(5, 120, Duration.ofDays(1)), 20, false)))
                .isEqualTo(cost(1, 2));
    }

    @Test
    void with_the_stats_bucket_empty_all_goes_to_the_main_one() {
        gate.limit("stats", 0);
        assertThat(spent(Map.of(), first(51, YouTubeCostTest::byId, 20))).isEqualTo(cost(53 + 21, 0));
        assertThat(outcomes).hasSize(51).hasOnlyElementsOfType(AccountOutcome.Read.class);
    }

    /** What a kill cannot take any more is what was handed over. */
    @Test
    void channels_are_handed_over_before_many_others_are_asked_for() {
        spent(Map.of(), first(500, YouTubeCostTest::byId, 12));
        assertThat(mainSpentBefore).hasSize(500);
        int inFlight = ReadContext.CallLimits.DEFAULT.maxInFlight();
        for (int handedOver = 0; handedOver < 500; handedOver++) {
            assertThat(mainSpentBefore.get(handedOver) - handedOver)
                    .as("calls whose channels are not handed over yet, after " + handedOver)
                    // A call for figures is for five channels at most; the rest is the calls for the channels.
                    .isLessThanOrEqualTo(5L * inFlight + 10 + 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64})
    void no_call_waits_for_one_that_it_does_not_need(int inFlight) {
        Companions companions = new Companions((int) Math.ceil(0.8 * inFlight), 3 * inFlight, 1_000);
        afterAcquiring = cost -> companions.await();
        limits = new ReadContext.CallLimits(inFlight, 1, Duration.ofMinutes(10), 20_000_000);
        assertThat(spent(Map.of(), first(1_000, YouTubeCostTest::byId, 12))).isEqualTo(cost(1_020, 240));
        // Where the machine keeps a call for channels from its round, lists may run out once.
        assertThat(companions.missed).isLessThanOrEqualTo(Companions.MOST_MISSED);
    }

    /** Holds calls until so many are held, as a network would that answers only then. */
    private static final class Companions {
        static final int MOST_MISSED = 1;

        private final int wanted;
        private final int from;
        private final int to;
        private int calls;
        private int held;
        private long round;
        private int missed;

        Companions(int wanted, int from, int to) {
            this.wanted = wanted;
            this.from = from;
            this.to = to;
        }

        synchronized void await() {
            calls++;
            held++;
            if (calls < from || calls >= to || held >= wanted || missed > MOST_MISSED) {
                held = 0;
                round++;
                notifyAll();
                return;
            }
            long mine = round;
            long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (mine == round) {
                long left = TimeUnit.NANOSECONDS.toMillis(giveUp - System.nanoTime());
                if (left <= 0) {
                    missed++;
                    held = 0;
                    round++;
                    notifyAll();
                    return;
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** As when a process ended before the figures came and another goes on. */
    @Test
    void lists_that_were_noted_are_asked_for_again_only_when_they_are_old() {
        Map<AccountId, String> kept = new ConcurrentHashMap<>();
        notes = new Notes() {
            @Override
            public Optional<String> of(AccountId account) {
                return Optional.ofNullable(kept.get(account));
            }

            @Override
            public void keep(AccountId account, String note) {
                kept.put(account, note);
            }
        };
        ReadRequest request = first(7, YouTubeCostTest::byId, 20);
        assertThat(spent(Map.of(), request)).isEqualTo(cost(8, 3));
        assertThat(kept).hasSize(7);
        List<AccountOutcome> read = List.copyOf(outcomes);
        assertThat(spent(Map.of(), request)).isEqualTo(cost(1, 3));
        assertThat(outcomes).containsExactlyInAnyOrderElementsOf(read);
        assertThat(spent(Map.of(), first(7, YouTubeCostTest::byId, 12))).isEqualTo(cost(8, 2));
        kept.replaceAll((account, note) -> "{\"playlist\":7");
        assertThat(spent(Map.of(), request)).isEqualTo(cost(8, 3));
        clock.advance(Duration.ofMinutes(16));
        assertThat(spent(Map.of(), request)).isEqualTo(cost(8, 3));
    }

    @Test
    void videos_that_fill_no_call_wait_for_those_of_the_next_channels() {
        List<AccountToRead> accounts =
                new ArrayList<>(first(3, YouTubeCostTest::byHandle, 20).accounts());
        IntStream.range(3, 53)
                .mapToObj(number -> AccountToRead.fresh(new AccountId(number), byId(number)))
                .forEach(accounts::add);
        assertThat(spent(Map.of(), new ReadRequest(accounts, 20, false))).isEqualTo(cost(6 + 51, 22));
    }

    @Test
    void a_channel_that_is_asked_for_twice_has_its_videos_read_once() {
        List<AccountToRead> accounts = List.of(
                AccountToRead.fresh(new AccountId(1), byHandle(7)), AccountToRead.fresh(new AccountId(2), byId(7)));
        assertThat(spent(Map.of(), new ReadRequest(accounts, 50, false))).isEqualTo(cost(4, 1));
        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(((AccountOutcome.Read) outcome)
                                .reading()
                                .posts()
                                .posts())
                        .hasSize(50));
    }

    @Test
    void with_both_buckets_empty_the_rest_is_put_off_without_asking() {
        gate.limit("stats", 0).limit("main", 51 + 10);
        spent(Map.of(), first(120, YouTubeCostTest::byId, 25));
        assertThat(gate.spent()).isEqualTo(cost(51 + 10, 0));
        assertThat(mainAsked.get()).isLessThan(51 + 10 + 2 * 16);
        assertThat(outcomes).hasSize(120);
        assertThat(putOff()).isBetween(120L - 50, 120L - 20);
    }

    @Test
    void while_figures_are_refused_no_list_is_asked_for() {
        gate.pause("stats", MIDNIGHT);
        spent(Map.of(), first(120, YouTubeCostTest::byId, 20));
        assertThat(gate.spent().of("main")).isLessThan(51);
        assertThat(gate.spent().of("stats")).isZero();
        assertThat(putOff()).isEqualTo(120);
    }

    private long putOff() {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof AccountOutcome.Deferred deferred
                        && deferred.until().equals(Optional.of(MIDNIGHT)))
                .count();
    }

    /** What it costs is what was planned. */
    private void costs(Map<String, String> settings, ReadRequest request, long main, long stats) {
        assertThat(adapter(settings).estimate(request)).isEqualTo(cost(main, stats));
        assertThat(spent(settings, request)).isEqualTo(cost(main, stats));
        assertThat(outcomes)
                .hasSize(request.accounts().size())
                .allSatisfy(outcome -> assertThat(((AccountOutcome.Read) outcome)
                                .reading()
                                .posts()
                                .posts())
                        .hasSize(request.posts()));
    }

    private Cost spent(Map<String, String> settings, ReadRequest request) {
        api.resetRequests();
        outcomes.clear();
        ReadContext context = new ReadContext(
                counting(gate), Grants.none(), clock, clock, Cancellation.never(), limits, DriftLog.none(), notes);
        try (NetworkAdapter adapter = adapter(settings)) {
            adapter.read(request, context, outcome -> {
                mainSpentBefore.add(gate.spent().of("main"));
                outcomes.add(outcome);
            });
        }
        long stats = api.getAllServeEvents().stream()
                .filter(event ->
                        URI.create(event.getRequest().getUrl()).getPath().endsWith(":batchGetStats"))
                .count();
        return cost(api.getAllServeEvents().size() - stats, stats);
    }

    /** Counts what is refused, too. */
    private QuotaGate counting(QuotaGate inner) {
        return new QuotaGate() {
            @Override
            public void acquire(Cost cost) {
                mainAsked.addAndGet(cost.of("main"));
                inner.acquire(cost);
                afterAcquiring.accept(cost);
            }

            @Override
            public void settle(Cost further) {
                inner.settle(further);
            }

            @Override
            public void pause(String bucket, Instant until) {
                inner.pause(bucket, until);
            }
        };
    }

    private NetworkAdapter adapter(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("api-key", "k");
        settings.put("base-url", api.baseUrl());
        return new YouTubeAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.youtube", settings), clock));
    }

    private static Cost cost(long main, long stats) {
        return Cost.of("main", main).plus(Cost.of("stats", stats));
    }

    private static ReadRequest first(int accounts, IntFunction<AccountReference> reference, int posts) {
        return new ReadRequest(
                IntStream.range(0, accounts)
                        .mapToObj(number -> AccountToRead.fresh(new AccountId(number), reference.apply(number)))
                        .toList(),
                posts,
                false);
    }

    private List<AccountToRead> known(int accounts, long videos, Duration listedAgo) {
        return IntStream.range(0, accounts)
                .mapToObj(number -> new AccountToRead(
                        new AccountId(number),
                        byId(number),
                        Optional.of(clock.instant().minus(Duration.ofDays(1))),
                        Optional.of(clock.instant().minus(listedAgo)),
                        OptionalLong.of(videos),
                        IntStream.range(0, 20)
                                .mapToObj(post -> new KnownPost(
                                        PlainYouTube.videoId(number, post),
                                        Optional.of(PlainYouTube.publishedAt(post))))
                                .toList(),
                        false))
                .toList();
    }

    private static AccountReference byId(int number) {
        return AccountReference.ofId(PlainYouTube.channelId(number));
    }

    private static AccountReference byHandle(int number) {
        return AccountReference.ofHandle("@creator" + number);
    }
}
