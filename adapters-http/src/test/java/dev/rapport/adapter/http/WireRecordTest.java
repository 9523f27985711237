package dev.rapport.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WireRecordTest {

    @ParameterizedTest
    @ValueSource(strings = {"15200", "\"15200\""})
    void a_number_counts_the_same_quoted_or_not(String json) {
        assertThat(record(json).count(Status.NOT_REPORTED, "x")).isEqualTo(Count.of(15_200));
    }

    @Test
    void a_zero_is_a_zero() {
        assertThat(record("0").count(Status.NOT_REPORTED, "x")).isEqualTo(Count.of(0));
    }

    @Test
    void what_is_null_or_missing_is_absent_for_the_given_reason() {
        assertThat(record("null").count(Status.HIDDEN_BY_CREATOR, "x"))
                .isEqualTo(Count.absent(Status.HIDDEN_BY_CREATOR));
        assertThat(record("1").count(Status.NOT_REPORTED, "deep", "down")).isEqualTo(Count.absent(Status.NOT_REPORTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "\"-1\"",
                "1.5",
                "\"1.5\"",
                "\"many\"",
                "\"\"",
                "true",
                "{}",
                "[1]",
                "9223372036854775808",
                "\"99999999999999999999\"",
                "\"\u0661\""
            })
    void what_cannot_be_a_count_is_malformed_and_set_aside(String json) {
        WireRecord record = record(json);
        assertThat(record.count(Status.NOT_REPORTED, "x")).isEqualTo(Count.absent(Status.MALFORMED));
        assertThat(record.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FailureKind.MALFORMED_RECORD);
            assertThat(finding.detail()).contains("thing 7", "x");
            assertThat(finding.record()).isPresent();
        });
    }

    @Test
    void a_record_that_is_set_aside_shows_no_secret_and_has_an_end() {
        WireRecord record = new WireRecord("thing", new JsonMapper().readTree("""
                {"x": -1, "access_token": "s3cret \\"one\\"", "next": "https://a.example/?access_token=s3cret&after=abc",
                 "long": "%s"}""".formatted("a".repeat(100_000))));
        record.count(Status.NOT_REPORTED, "x");
        String kept = record.findings().get(0).record().orElseThrow();
        assertThat(kept).doesNotContain("s3cret").contains("after=abc");
        assertThat(kept.length()).isLessThanOrEqualTo(65_536);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-21T19:00:27Z, 2023-07-21T19:00:27Z",
        "2019-11-23T00:14:16.000Z, 2019-11-23T00:14:16Z",
        "2019-11-23T00:14:16.5Z, 2019-11-23T00:14:16.500Z",
        "2026-08-24T10:00:00+0000, 2026-08-24T10:00:00Z",
        "2026-08-24T10:00:00+05:45, 2026-08-24T04:15:00Z",
        "2026-08-24T10:00:00-0700, 2026-08-24T17:00:00Z",
        "2026-08-24T10:00:00.25+0530, 2026-08-24T04:30:00.250Z",
        "2026-08-24T10:00:00-07, 2026-08-24T17:00:00Z",
        "1690000000, 2023-07-22T04:26:40Z",
        "1690000000123, 2023-07-22T04:26:40.123Z",
    })
    void moments_are_understood_as_networks_write_them(String written, Instant moment) {
        assertThat(record("\"" + written + "\"").instant("x")).contains(moment);
    }

    @Test
    void seconds_may_be_a_number() {
        assertThat(record("1690000000").instant("x")).contains(Instant.parse("2023-07-22T04:26:40Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-08-24T10:00:00\"",
                "\"2026-08-24\"",
                "\"yesterday\"",
                "\"\"",
                "0",
                "-5",
                "null",
                "{}",
                "999999999999999999",
                "\"2026-02-30T10:00:00Z\"",
                "\"2026-02-30T10:00:00+0000\"",
                "\"2026-08-24T10:00:00+9900\"",
                "\"2026-08-24-0000\""
            })
    void a_moment_without_zone_or_sense_is_unknown(String json) {
        assertThat(record(json).instant("x")).isEmpty();
    }

    @Test
    void difficult_text_stays_as_it_is_without_nul() {
        assertThat(record("\"a\\u0000 \u05e9\u05dc\u05d5\u05dd \\ud83d\\udc69\\u200d\\ud83c\\udf73\"")
                        .text("x"))
                .contains("a \u05e9\u05dc\u05d5\u05dd \ud83d\udc69\u200d\ud83c\udf73");
    }

    private static WireRecord record(String x) {
        return new WireRecord("thing 7", new JsonMapper().readTree("{\"x\":" + x + "}"));
    }
}
