package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures that no test can bring about on a real server, by the codes of the servers' manuals. */
final class TroubleTest {
    private static Trouble of(String message, String state, int code) {
        return Trouble.of(new DataAccessException("SQL", new SQLException(message, state, code)));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFLICT, 40001, 1213",
        "CONFLICT, HY000, 1020",
        "CONFLICT, HY000, 1205",
        "CONFLICT, HYT00, 50200",
        "CONFLICT, 40001, 0",
        "BROKEN, 08S01, 1053",
        "BROKEN, 08S01, 1047",
        "BROKEN, 70100, 1927",
        "FULL, HY000, 1021",
        "FULL, HY000, 1114",
        "READ_ONLY, HY000, 1290",
        "READ_ONLY, 25006, 1792",
        "READ_ONLY, HY000, 1836",
        "READ_ONLY, 90097, 90097",
        "FORBIDDEN, 42000, 1142",
        "OTHER, 42000, 1064",
        "OTHER, 70100, 1317"
    })
    void a_code_means_what_the_manuals_say(Trouble meaning, String state, int code) {
        assertThat(of("odd", state, code)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Got error 28 \"No space left on device\" from storage engine | HY000 | 1030",
                "Error writing file './x/post.ibd' (Errcode: 28 \"No space left on device\") | HY000 | 3",
                "Got error 28 from storage engine | HY000 | 1030"
            })
    void a_full_disk_is_known_by_its_words(String message, String state, int code) {
        assertThat(of(message, state, code)).isEqualTo(Trouble.FULL);
    }

    @Test
    void a_full_disk_under_an_embedded_store_is_known_by_its_cause() {
        SQLException failure = new SQLException("IO Exception: \"file\"", "90031", 90031);
        failure.initCause(new IOException("No space left on device"));
        assertThat(Trouble.of(failure)).isEqualTo(Trouble.FULL);
        assertThat(Trouble.FULL.message("jdbc:h2:file:x", failure))
                .isEqualTo("the store jdbc:h2:file:x has no room left: No space left on device;"
                        + " make room on the disk of the store and start again");
    }
}
