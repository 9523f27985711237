package dev.rapport.app.importing;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.retention.Forgetting;
import dev.rapport.domain.retention.Tombstones;
import java.time.ZoneOffset;
import java.util.Optional;

/** Refuses rows about people who are forgotten, or lets them in again where that is wanted. */
final class ForgottenRows {
    private final Forgetting forgetting;
    private final boolean allowAgain;
    private final boolean dryRun;
    private final Tombstones known;

    ForgottenRows(Forgetting forgetting, boolean allowAgain, boolean dryRun) {
        this.forgetting = forgetting;
        this.allowAgain = allowAgain;
        this.dryRun = dryRun;
        this.known = forgetting.tombstones();
    }

    Optional<String> refusal(CreatorEntry entry) {
        Optional<String> refusal = known.forgottenSince(entry)
                .map(since -> "this creator was forgotten on "
                        + since.atOffset(ZoneOffset.UTC).toLocalDate()
                        + "; --allow-again takes such people in again, if they agree");
        if (refusal.isEmpty() || !allowAgain) {
            return refusal;
        }
        if (!dryRun) {
            forgetting.allowAgain(entry);
        }
        return Optional.empty();
    }
}
