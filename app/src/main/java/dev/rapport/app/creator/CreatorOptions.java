package dev.rapport.app.creator;

import dev.rapport.app.judging.Judging;
import dev.rapport.app.judging.Moment;
import dev.rapport.app.judging.SourcesOption;
import dev.rapport.app.wording.NamedCreator;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.ReportCreator;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom a command is about. */
final class CreatorOptions {
    @Parameters(paramLabel = "CREATOR", description = "A creator's key, or network:handle, or network:id.")
    private String creator = "";

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Only what was read before this day began (UTC), or up to a time such as"
                    + " 2026-11-23T12:00:00Z.")
    private @Nullable String asOf;

    @Mixin
    private SourcesOption sources = new SourcesOption();

    /** What is known of the creator. */
    @FunctionalInterface
    interface Question {
        List<AccountReport> ask(ReportCreator reports, CreatorReference creator, Optional<Instant> asOf);
    }

    CreatorFacts ask(Judging judging, Supplier<Store> opening, Question question) {
        NamedCreator named = NamedCreator.argument(creator);
        Optional<Instant> moment = Optional.ofNullable(asOf).map(Moment::parse);
        sources.get();
        Store store = opening.get();
        CreatorQueries queries = sources.of(store);
        ReportCreator reports = new ReportCreator(queries, judging.rules(), judging.minimums(), judging.certainty());
        List<AccountReport> found = question.ask(reports, named.reference(), moment);
        if (found.isEmpty()) {
            throw named.missing(queries);
        }
        return new CreatorFacts(
                found,
                store.byHand()
                        .of(
                                found.stream()
                                        .map(account -> account.view().account().id())
                                        .toList(),
                                SourcesOption.byHand(),
                                moment));
    }
}
