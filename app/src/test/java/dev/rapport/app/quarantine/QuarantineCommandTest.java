package dev.rapport.app.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.domain.creator.CreatorReference;
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
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.Store;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class QuarantineCommandTest {
    private static final Instant EARLIER = Instant.parse("2026-11-20T08:00:00.123456Z");
    private static final Count MALFORMED = new Count(OptionalLong.empty(), Status.MALFORMED);
    /** What a reader that knew whole numbers only could not read. */
    private static final String NOW_SOUND =
            "{\"id\":\"v9\",\"statistics\":{\"likeCount\":\"77\",\"commentCount\":\"5\",\"viewCount\":\"900\"}}";

    @TempDir
    private Path folder;

    /** A reading of fit-anna in the past, with a post whose likes could not be read then. */
    private static void givenMalformedPost(Store store, String record) {
        givenFinding(
                store,
                List.of(new PostSnapshot(
                        "v9",
                        Optional.empty(),
                        PostFormat.VIDEO,
                        Optional.of(EARLIER.minusSeconds(1_000_000)),
                        Optional.empty(),
                        new PostCounts(
                                MALFORMED,
                                Count.of(5),
                                Count.absent(Status.NOT_OFFERED_BY_NETWORK),
                                Count.absent(Status.NOT_OFFERED_BY_NETWORK),
                                Count.of(900)),
                        new Provenance(Source.NETWORK_API, "data-api", EARLIER))),
                new Finding(
                        FailureKind.MALFORMED_RECORD,
                        "video v9: statistics.likeCount is no possible count",
                        Optional.of(record),
                        Optional.of(new Finding.Origin("data-api/video", EARLIER))));
    }

    private static void givenFinding(Store store, List<PostSnapshot> posts, Finding finding) {
        AccountId anna = store.queries()
                .creator(CreatorReference.parse("fit-anna"), new Detail(0, 0, Optional.empty()))
                .get(0)
                .account()
                .id();
        store.snapshots()
                .append(
                        "run-0",
                        List.of(new AccountRecord(
                                anna,
                                AccountRecord.Kind.READ,
                                EARLIER,
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(TestCreators.ANNA_ID),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new AccountSnapshot(
                                        Followers.exact(10),
                                        Count.of(1),
                                        Status.MEASURED,
                                        false,
                                        new Provenance(Source.NETWORK_API, "data-api", EARLIER))),
                                false,
                                posts,
                                Set.of(),
                                Map.of(),
                                List.of(finding))));
    }

    private static String idIn(Result list) {
        return list.lines().get(1).split(" ", 2)[0];
    }

    @Test
    void an_empty_quarantine_says_so() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            Result result = rapport.run("quarantine", "list");
            assertThat(result.code()).isZero();
            assertThat(result.out()).contains("Nothing is set aside");
            assertThat(rapport.run("quarantine", "list", "--format", "json").json())
                    .isEmpty();
            assertThat(rapport.run("quarantine", "list", "--network", "tiktok").out())
                    .contains("Nothing set aside matches");
            assertThat(rapport.run("quarantine", "replay", "--all").code()).isZero();
        }
    }

    @Test
    void a_record_that_reads_well_now_is_stored_as_of_its_own_time_and_marked() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            givenMalformedPost(rapport.store(), NOW_SOUND);
            Result list = rapport.run("quarantine", "list");
            assertThat(list.out()).contains("fit-anna", "youtube", "open", "likeCount");
            assertThat(list.lines()).allMatch(line -> line.length() <= 80);
            String id = idIn(list);

            Result replayed = rapport.run(
                    "quarantine", "replay", id.toUpperCase(Locale.ROOT).replace("-", ""));
            assertThat(replayed.code()).isZero();
            assertThat(replayed.out()).contains(id, "replayed: post v9, as of 2026-11-20T08:00:00.123456Z");

            JsonNode post = rapport.run("show", "fit-anna", "--format", "json")
                    .json()
                    .path("accounts")
                    .path(0)
                    .path("posts")
                    .valueStream()
                    .filter(each -> each.path("id").asString().equals("v9"))
                    .findFirst()
                    .orElseThrow();
            assertThat(post.path("counts").path("likes").path("value").asLong()).isEqualTo(77);
            assertThat(post.path("observedAt").asString()).isEqualTo(EARLIER.toString());
            assertThat(rapport.run("quarantine", "list").out()).contains("Nothing is set aside");
            JsonNode listed = rapport.run("quarantine", "list", "--state", "replayed", "--format", "json")
                    .json()
                    .path(0);
            assertThat(listed.path("id").asString()).isEqualTo(id);
            assertThat(listed.path("state").asString()).isEqualTo("replayed");
            Result again = rapport.run("quarantine", "replay", id);
            assertThat(again.code()).isZero();
            assertThat(again.out()).contains("was replayed on 2026-11-24 00:00 UTC");
            assertThat(rapport.run("quarantine", "discard", id).out()).contains("Discarded 0 entries.");
        }
    }

    @Test
    void a_record_that_is_still_odd_stays_with_the_new_reason_until_it_is_discarded() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            givenMalformedPost(rapport.store(), NOW_SOUND.replace("\"900\"", "-900"));
            String id = idIn(rapport.run("quarantine", "list"));

            Result stays = rapport.run("quarantine", "replay", "--all", "--creator", "youtube:anna");
            assertThat(stays.code()).isEqualTo(1);
            assertThat(stays.out())
                    .contains("stays: video v9: statistics.viewCount is no possible count")
                    .contains("0 replayed, 1 stay as they are, 0 hold nothing to read again.");
            assertThat(rapport.run("quarantine", "list").out())
                    .contains("viewCount")
                    .doesNotContain("likeCount");

            assertThat(rapport.run("quarantine", "discard", id, "--note", "their test")
                            .out())
                    .contains("Discarded 1 entry.");
            Result shown = rapport.run("quarantine", "show", id);
            assertThat(shown.out())
                    .contains(
                            "discarded on 2026-11-24 00:00 UTC by unknown", "their test", "likeCount", "data-api/video")
                    .contains("\"viewCount\" : -900");
            JsonNode json =
                    rapport.run("quarantine", "show", id, "--format", "json").json();
            assertThat(json.path("decisions").findValuesAsString("becomes")).containsExactly("open", "discarded");
            assertThat(json.path("observedAt").asString()).isEqualTo(EARLIER.toString());
        }
    }

    @Test
    void what_holds_nothing_to_read_again_is_no_failure_of_all_but_of_itself() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            givenFinding(
                    rapport.store(),
                    List.of(),
                    new Finding(FailureKind.UNEXPECTED_RESPONSE, "a \u001b[2Jpage", Optional.of("<html>\u001b[2J")));
            Result all = rapport.run("quarantine", "replay", "--all");
            assertThat(all.code()).isZero();
            assertThat(all.out()).contains("1 hold nothing to read again");
            String id = idIn(rapport.run("quarantine", "list"));
            Result one = rapport.run("quarantine", "replay", id);
            assertThat(one.code()).isEqualTo(1);
            assertThat(one.out()).contains("the next sync reads the account anew");
            assertThat(rapport.run("quarantine", "show", id).out())
                    .contains("<html>")
                    .doesNotContain("\u001b");
            assertThat(rapport.run("quarantine", "list", "--format", "html").out())
                    .startsWith("<!doctype html>");
        }
    }

    @Test
    void what_is_not_known_or_not_meant_is_named() {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            Result unknown = rapport.run("quarantine", "show", "0000-0000-0000");
            assertThat(unknown.code()).isEqualTo(4);
            assertThat(unknown.err()).contains("0000-0000-0000", "quarantine list");
            assertThat(rapport.run("quarantine", "replay", "0000-0000-0000").code())
                    .isEqualTo(4);
            assertThat(rapport.run("quarantine", "show", "17").code()).isEqualTo(2);
            assertThat(rapport.run("quarantine", "show", "17").err()).contains("k3m9-p2x7-d4qa", "17");
            assertThat(rapport.run("quarantine", "replay").code()).isEqualTo(2);
            assertThat(rapport.run("quarantine", "discard", "0000-0000-0000", "--all")
                            .code())
                    .isEqualTo(2);
            assertThat(rapport.run("quarantine", "list", "--kind", "odd").err()).contains("malformed-record");
            assertThat(rapport.run("quarantine", "list", "--state", "old").err())
                    .contains("open, replayed");
            assertThat(rapport.run("quarantine", "list", "--creator", "nobody").code())
                    .isEqualTo(4);
            assertThat(rapport.run("quarantine").code()).isEqualTo(2);
        }
    }

    @Test
    void poisoned_records_of_a_run_are_set_aside_while_their_accounts_are_read() {
        try (Sandbox sandbox =
                Sandbox.start(SandboxOptions.defaults().withCreators(0).startingAt(TestCreators.NOW))) {
            Terminal terminal = new Terminal(folder).pointedAt(sandbox).with("USER", "marie");
            terminal.run("import", "creators.csv");
            Result sync = terminal.run("sync", "--creator", "case-poison-record");
            assertThat(sync.out()).contains("What was set aside: rapport quarantine list");
            JsonNode entries =
                    terminal.run("quarantine", "list", "--format", "json").json();
            assertThat(entries.findValuesAsString("network")).containsExactlyInAnyOrder("instagram", "youtube");
            assertThat(entries.findValuesAsString("replayable")).containsOnly("true");
            assertThat(terminal.run("quarantine", "list", "--network", "youtube", "--format", "csv")
                            .out())
                    .startsWith("id,found_at,network,creator,account,kind,state,replayable,reason");
            Result replay = terminal.run("quarantine", "replay", "--all");
            assertThat(replay.code()).isEqualTo(1);
            assertThat(replay.out()).contains("0 replayed, 2 stay as they are");
            Result shown = terminal.run(
                    "quarantine", "show", entries.path(0).path("id").asString());
            assertThat(shown.out()).contains("replayed in vain on 2026-11-24 00:00 UTC by marie");
            assertThat(terminal.run("quarantine", "discard", "--all").out()).contains("Discarded 2 entries.");
        }
    }
}
