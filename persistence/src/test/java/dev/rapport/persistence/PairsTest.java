package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PairsTest {
    @Test
    void parts_are_short_and_hold_every_pair_once() {
        Map<Long, List<String>> wanted = new TreeMap<>();
        LongStream.range(0, 2L * Pairs.TOGETHER + 1).forEach(id -> wanted.put(id, List.of("post-" + id)));
        List<Map<Long, List<String>>> parts = Pairs.parts(wanted);
        assertThat(parts).extracting(Map::size).containsExactly(Pairs.TOGETHER, Pairs.TOGETHER, 1);
        Map<Long, List<String>> together = new TreeMap<>();
        parts.forEach(together::putAll);
        assertThat(together).isEqualTo(wanted);
        assertThat(Pairs.parts(Map.<Long, List<String>>of())).isEmpty();
    }
}
