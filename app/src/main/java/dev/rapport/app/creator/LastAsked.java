package dev.rapport.app.creator;

import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.BatchStore.LastOutcome;
import java.util.ArrayList;
import java.util.List;

/** Why an account was not read more lately: what came of it last, and what it waits for. */
final class LastAsked {
    private LastAsked() {}

    static List<String> lines(BatchStore batches, AccountId account) {
        List<String> lines = new ArrayList<>();
        batches.lastOutcome(account).map(LastAsked::outcome).ifPresent(lines::add);
        batches.of(account).map(LastAsked::waiting).ifPresent(lines::add);
        return lines;
    }

    private static String outcome(LastOutcome last) {
        return "Last asked for: " + Words.minute(last.at()) + ", "
                + Words.code(last.kind().code())
                + (last.failure().isEmpty() ? "" : " (" + last.failure() + ")")
                + (last.detail().isEmpty() ? "" : ": " + last.detail())
                + last.retryAt().map(at -> "; again from " + Words.minute(at)).orElse("") + ".";
    }

    private static String waiting(Batch batch) {
        String since = "Due since " + Words.minute(batch.madeAt()) + " as "
                + batch.purpose().code();
        return since
                + batch.waitsUntil()
                        .map(at -> "; waits until " + Words.minute(at)
                                + (batch.reason().isEmpty() ? "" : ": " + batch.reason()))
                        .orElseGet(() -> batch.holder()
                                .map(holder -> "; being read by " + holder)
                                .orElse("; waits for its turn"))
                + ".";
    }
}
