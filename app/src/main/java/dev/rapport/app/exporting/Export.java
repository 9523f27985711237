package dev.rapport.app.exporting;

import dev.rapport.app.cli.ProgressLine;
import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.retention.Deadlines;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes everything the store holds, row by row. */
final class Export {
    private static final int PAGE = 200;
    private static final Detail BARE = new Detail(0, 0, Optional.empty());
    private static final long UNKNOWN = -1;

    private final Session session;
    private final Judging judging;
    private final Audience audience;
    private final ExportFormat format;
    private final ExportFolder folder;
    private final CreatorQueries queries;
    private final long accounts;
    private final Map<String, Long> rows = new LinkedHashMap<>();

    /** @param accounts how many there are, for the progress */
    Export(
            Session session,
            Judging judging,
            Audience audience,
            ExportFormat format,
            ExportFolder folder,
            long accounts) {
        this.session = session;
        this.judging = judging;
        this.audience = audience;
        this.format = format;
        this.folder = folder;
        this.queries = session.store().queries();
        this.accounts = accounts;
    }

    /** Rows by file, in the order in which they were written. */
    Map<String, Long> run() {
        AccountNames names = creators();
        Deadlines deadlines = session.component().deadlines();
        Manifest manifest = new Manifest(deadlines);
        rates(deadlines, manifest);
        if (audience == Audience.CLIENT) {
            String json = manifest.json(session.clock().instant(), audience, format, rows);
            folder.write(ExportFolder.MANIFEST, file -> Files.writeString(file, json));
            return rows;
        }
        FactFiles facts = new FactFiles(session.store().facts(), names);
        write(ExportFolder.ACCOUNT_SNAPSHOTS, FactFiles.ACCOUNT_SNAPSHOTS, UNKNOWN, facts::accountSnapshots);
        write(ExportFolder.POSTS, FactFiles.POSTS, UNKNOWN, facts::posts);
        write(ExportFolder.POST_SNAPSHOTS, FactFiles.POST_SNAPSHOTS, UNKNOWN, facts::postSnapshots);
        write(
                ExportFolder.READINGS_BY_HAND,
                ByHandRows.COLUMNS,
                UNKNOWN,
                file -> new ByHandRows(session.store().byHand(), names).write(file));
        write(ExportFolder.OUTCOMES, FactFiles.OUTCOMES, UNKNOWN, facts::outcomes);
        write(ExportFolder.QUARANTINE, FactFiles.QUARANTINE, UNKNOWN, facts::quarantine);
        write(ExportFolder.DRIFT, FactFiles.DRIFT, UNKNOWN, facts::drift);
        return rows;
    }

    private AccountNames creators() {
        AccountNames names = new AccountNames();
        CreatorRows creators = new CreatorRows(session.providers(), audience);
        write(
                ExportFolder.CREATORS,
                CreatorRows.COLUMNS,
                accounts,
                file -> eachAccount(BARE, view -> {
                    names.add(view.account());
                    creators.write(file, view.creator(), view.account());
                }));
        return names;
    }

    private void rates(Deadlines deadlines, Manifest manifest) {
        RateRows rates = new RateRows(judging, judging.definitions(DefinitionChoice.DEFAULTS, List.of()), deadlines);
        write(
                ExportFolder.RATES,
                RateRows.COLUMNS,
                accounts,
                file -> eachAccount(rates.detail(), view -> {
                    rates.write(file, view);
                    view.current()
                            .ifPresent(reading -> manifest.add(view.account().network(), reading.provenance()));
                }));
    }

    private void eachAccount(Detail detail, Consumer<AccountView> take) {
        Optional<AccountId> after = Optional.empty();
        List<AccountView> page;
        do {
            page = queries.accounts(AccountFilter.ALL, detail, after, PAGE);
            page.forEach(take);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).account().id());
        } while (page.size() == PAGE);
    }

    private void write(String table, List<String> columns, long total, Consumer<TableFile> content) {
        String name = format.file(table);
        folder.write(name, path -> {
            try (TableFile file = format.create(path, table, columns, ProgressLine.of(session, name, total))) {
                content.accept(file);
                rows.put(name, file.rows());
            }
        });
    }
}
