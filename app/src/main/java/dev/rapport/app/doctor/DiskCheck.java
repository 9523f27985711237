package dev.rapport.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Room for the embedded store. */
final class DiskCheck {
    private static final String NAME = "disk";
    private static final long MEGABYTE = 1_000_000;
    private static final long SCARCE = 1_000 * MEGABYTE;
    private static final long TOO_LITTLE = 100 * MEGABYTE;

    private DiskCheck() {}

    static Check of(Path dataDir) {
        @Nullable Path there = dataDir;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return Check.fail(NAME, dataDir + " lies nowhere", "Set data-dir to a folder that you may write to.");
        }
        try {
            return of(Files.getFileStore(there).getUsableSpace(), dataDir);
        } catch (IOException e) {
            return Check.warn(NAME, "the room at " + dataDir + " cannot be told", "See that there is 1 GB.");
        }
    }

    static Check of(long free, Path dataDir) {
        String detail = free / MEGABYTE + " MB free at " + dataDir;
        if (free < TOO_LITTLE) {
            return Check.fail(NAME, detail, "Make room, or set data-dir to a folder with 1 GB free.");
        }
        return free < SCARCE ? Check.warn(NAME, detail, "Make room; 1 GB lasts long.") : Check.ok(NAME, detail);
    }
}
