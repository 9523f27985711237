package dev.rapport.app.exporting;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.wording.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where an export goes. Files take their names only when they are whole, so what bears one of these names is complete.
 */
final class ExportFolder {
    static final String CREATORS = "creators";
    static final String RATES = "engagement_rates";
    static final String ACCOUNT_SNAPSHOTS = "account_snapshots";
    static final String POSTS = "posts";
    static final String POST_SNAPSHOTS = "post_snapshots";
    static final String READINGS_BY_HAND = "readings_by_hand";
    static final String OUTCOMES = "outcomes";
    static final String QUARANTINE = "quarantine";
    static final String DRIFT = "drift";
    static final String MANIFEST = "manifest.json";

    private static final List<String> TABLES = List.of(
            CREATORS, RATES, ACCOUNT_SNAPSHOTS, POSTS, POST_SNAPSHOTS, READINGS_BY_HAND, OUTCOMES, QUARANTINE, DRIFT);
    private static final String UNFINISHED = ".part";

    private final Path path;

    private ExportFolder(Path path) {
        this.path = path;
    }

    /** Writes to the file that it is given. */
    @FunctionalInterface
    interface Content {
        void write(Path file) throws IOException;
    }

    /**
     * Makes the folder if need be.
     *
     * @param replace whether an earlier export there may go; other files stay
     * @throws CommandException if something stands there already, or it cannot be written
     */
    static ExportFolder at(Path path, boolean replace) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw CommandException.usage(path + " is a file; expected a folder to write into");
            }
            if (!replace && Files.isDirectory(path) && !isEmpty(path)) {
                throw CommandException.usage(path + " is not empty. Name another folder, or add --force: it replaces"
                        + " an earlier export there and leaves other files alone.");
            }
            Files.createDirectories(path);
            // What was meant for the operator must not stay among files for a client.
            for (String name : own()) {
                Files.deleteIfExists(path.resolve(name));
                Files.deleteIfExists(path.resolve(name + UNFINISHED));
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        }
        return new ExportFolder(path);
    }

    /** Whatever an export may have left here, of either format. */
    private static List<String> own() {
        return Stream.concat(
                        TABLES.stream()
                                .flatMap(table ->
                                        Arrays.stream(ExportFormat.values()).map(format -> format.file(table))),
                        Stream.of(MANIFEST))
                .toList();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    Path path() {
        return path;
    }

    /** @throws CommandException if it cannot be written */
    void write(String name, Content content) {
        Path unfinished = path.resolve(name + UNFINISHED);
        try {
            content.write(unfinished);
            Files.move(unfinished, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(path.resolve(name), e);
        } catch (UncheckedIOException e) {
            throw unwritable(path.resolve(name), Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static CommandException unwritable(Path path, Exception e) {
        return CommandException.usage(path + " cannot be written (" + FileTrouble.reason(e)
                + "); expected a folder with room that you may write to");
    }
}
