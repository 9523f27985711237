package dev.rapport.adapter.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}           | 28",
                "{\"call_count\":3,\"total_time\":91,\"total_cputime\":25}            | 91",
                "{\"call_count\":3,\"total_time\":9,\"total_cputime\":76}             | 76",
                "{\"call_count\":144}                                                | 144",
                "{\"call_count\":12.5,\"total_time\":\"80\"}                          | 80",
                "{\"call_count\":12,\"acc_id_util_pct\":99,\"total_time\":null}       | 12",
                "{\"call_count\":-5,\"total_time\":0}                                | 0",
                "17%                                                                 | 17",
                "' 99.5% '                                                           | 99.5",
            })
    void the_greatest_share_of_the_app_header_counts(String header, double percent) {
        assertThat(Usage.of(Optional.of(header), Optional.empty()).percent()).contains(percent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "{",
                "{}",
                "[]",
                "null",
                "42",
                "%",
                "x%",
                "{\"call_count\":\"many\"}",
                "{\"call_count\":{}}",
                "{\"call_count\":true}",
                "{\"call_count\":1e999}"
            })
    void what_cannot_be_read_is_not_told_and_no_failure(String header) {
        Usage untold = new Usage(Optional.empty(), Optional.empty());
        assertThat(Usage.of(Optional.of(header), Optional.empty())).isEqualTo(untold);
        assertThat(Usage.of(Optional.empty(), Optional.of(header))).isEqualTo(untold);
    }

    @Test
    void absent_headers_tell_nothing() {
        Usage usage = Usage.of(Optional.empty(), Optional.empty());
        assertThat(usage.percent()).isEmpty();
        assertThat(usage.regainIn()).isEmpty();
        assertThat(usage.reaches(0)).isFalse();
    }

    @Test
    void a_recorded_business_header_tells_the_share_and_the_minutes() {
        Usage usage =
                Usage.of(Optional.empty(), Optional.of(InstagramRun.fixture("header-x-business-use-case-usage.json")));
        assertThat(usage.percent()).contains(100.0);
        assertThat(usage.regainIn()).contains(Duration.ofMinutes(10));
    }

    @Test
    void of_all_limits_the_worst_counts() {
        Usage usage = Usage.of(
                Optional.of("{\"call_count\":50}"),
                Optional.of("{\"1\":[{\"type\":\"pages\",\"call_count\":7,\"estimated_time_to_regain_access\":3}],"
                        + "\"2\":[{\"type\":\"instagram\",\"call_count\":9,\"total_cputime\":88,"
                        + "\"estimated_time_to_regain_access\":19,\"ads_api_access_tier\":\"standard\"}]}"));
        assertThat(usage.percent()).contains(88.0);
        assertThat(usage.regainIn()).contains(Duration.ofMinutes(19));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "null", "\"soon\""})
    void no_minutes_are_no_estimate(String minutes) {
        assertThat(Usage.of(
                                Optional.empty(),
                                Optional.of("{\"1\":[{\"call_count\":9,\"estimated_time_to_regain_access\":" + minutes
                                        + "}]}"))
                        .regainIn())
                .isEmpty();
    }

    @Test
    void an_estimate_is_believed_up_to_a_day() {
        assertThat(Usage.of(
                                Optional.empty(),
                                Optional.of("{\"1\":[{\"estimated_time_to_regain_access\":99999999999}]}"))
                        .regainIn())
                .contains(Duration.ofDays(1));
    }
}
