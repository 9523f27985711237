package dev.rapport.app.quarantine;

import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Entries in words. */
final class EntryText {
    private EntryText() {}

    /** The account's handle, else its id; empty if neither is known. */
    static String account(QuarantineEntry entry) {
        return entry.account()
                .handle()
                .map(Handle::toString)
                .or(entry.account()::externalId)
                .orElse("");
    }

    /** What was done to it last, such as {@code replayed on 2026-11-24 00:00 UTC by marie}. */
    static String since(QuarantineEntry entry) {
        return entry.decisions().stream()
                .filter(decision -> decision.becomes() == entry.state())
                .reduce((earlier, later) -> later)
                .map(EntryText::words)
                .orElse(entry.state().code());
    }

    static String words(Decision decision) {
        String what = switch (decision.becomes()) {
            case OPEN -> "replayed in vain";
            case REPLAYED -> "replayed";
            case DISCARDED -> "discarded";
        };
        return what + " on " + TextTable.time(decision.at()) + " UTC by " + decision.by();
    }

    /** A record as lines; what it holds cannot steer a terminal. */
    static String lines(String record) {
        StringBuilder text = new StringBuilder();
        pretty(record)
                .lines()
                .forEach(line -> text.append(TextTable.plain(line)).append(System.lineSeparator()));
        return text.toString();
    }

    private static String pretty(String record) {
        try {
            JsonMapper json = JsonMapper.shared();
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(record));
        } catch (JacksonException e) {
            return record;
        }
    }
}
