package dev.rapport.persistence;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedStoreTest extends DatabaseContract {
    @TempDir
    private static Path folder;

    private static JooqStore keepsTheFileOpen;

    private static StoreOptions file() {
        return StoreOptions.embedded(folder.resolve("rapport"));
    }

    @Override
    StoreOptions options() {
        return file();
    }

    @BeforeAll
    static void open() {
        keepsTheFileOpen = JooqStore.open(file());
    }

    @AfterAll
    static void close() {
        keepsTheFileOpen.close();
    }
}
