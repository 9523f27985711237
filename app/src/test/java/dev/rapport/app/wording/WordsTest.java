package dev.rapport.app.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "P180D, 180 days",
        "PT48H, 48 h",
        "P3DT1H, 73 h",
        "PT90M, 90 min",
        "PT5M, 5 min",
        "P3DT30M, 4350 min",
        "PT90S, 90 s",
        "PT0S, 0 h"
    })
    void an_age_is_told_whole(String age, String words) {
        assertThat(Words.age(Duration.parse(age))).isEqualTo(words);
    }
}
