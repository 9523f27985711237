package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.Handle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What all routes read alike. Pure. */
final class CommonReadings {
    /** How far two clocks may differ before a time counts as being in the future. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private CommonReadings() {}

    /** What is no handle is none. */
    static Optional<Handle> handle(WireRecord account, String field) {
        return account.text(field).flatMap(name -> {
            try {
                return Optional.of(new Handle(name));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    static Optional<Instant> past(Optional<Instant> time, Instant readAt) {
        return time.filter(moment -> !moment.isAfter(readAt.plus(SKEW)));
    }

    /** Where people see a video; for routes that give no address. */
    static Optional<String> address(Handle handle, String id) {
        return id.chars().allMatch(Character::isDigit)
                ? Optional.of("https://www.tiktok.com/" + handle + "/video/" + id)
                : Optional.empty();
    }
}
