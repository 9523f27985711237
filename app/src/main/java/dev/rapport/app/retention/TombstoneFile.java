package dev.rapport.app.retention;

import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.domain.retention.Tombstone;
import dev.rapport.domain.retention.TombstoneKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tombstones in a file beside the data folder, where neither a backup of the store nor its restoring reaches. One file a
 * store: what is forgotten in one is not deleted from another. Written whole, so that a crash leaves the old or the new.
 */
public final class TombstoneFile implements TombstoneKeeper {
    private static final String HEADER =
            "# Who is forgotten, as digests with a salt. Keep it: without it an older backup would bring these people back.";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{2,64}) ([0-9a-f]{2,64}) ([0-9a-f]{2,32}) (\\S+) (forgotten|allowed)");

    private final Path file;

    TombstoneFile(Path file) {
        this.file = file;
    }

    /** The file of the configured store. */
    public static TombstoneFile of(Configuration configuration) {
        Path dataDir = configuration.dataDir();
        String store = configuration
                .find(StoreSettings.URL)
                .map(url -> "." + shortDigest(url.split("[?;]", 2)[0]))
                .orElse("");
        return new TombstoneFile(dataDir.resolveSibling(dataDir.getFileName() + store + ".forgotten"));
    }

    private static String shortDigest(String address) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public Path path() {
        return file;
    }

    @Override
    public List<Tombstone> tombstones() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw damaged("cannot be read");
        }
        List<Tombstone> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                int number = i + 1;
                all.add(parse(lines.get(i)).orElseThrow(() -> damaged("is damaged in line " + number)));
            }
        }
        return all;
    }

    private static Optional<Tombstone> parse(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Tombstone(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    Instant.parse(parts.group(4)),
                    parts.group(5).equals("allowed")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private ConfigurationException damaged(String how) {
        return new ConfigurationException(List.of("the file of forgotten people " + file + " " + how
                + "; bring it back from a copy, or take it away and accept that an older backup may bring them back"));
    }

    @Override
    public void keep(Collection<Tombstone> tombstones) {
        Map<String, Tombstone> all = new TreeMap<>();
        tombstones().forEach(each -> all.merge(each.mark(), each, Tombstone::later));
        Map<String, Tombstone> before = Map.copyOf(all);
        tombstones.forEach(each -> all.merge(each.mark(), each, Tombstone::later));
        if (!all.equals(before)) {
            write(all.values());
        }
    }

    private void write(Collection<Tombstone> all) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        all.forEach(each -> lines.add(String.join(
                " ",
                each.salt(),
                each.mark(),
                each.person(),
                each.changedAt().toString(),
                each.lifted() ? "allowed" : "forgotten")));
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, ".forgotten", "", ownerOnly());
            try {
                Files.write(fresh, lines, StandardCharsets.UTF_8);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file of forgotten people " + file + " cannot be written", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
