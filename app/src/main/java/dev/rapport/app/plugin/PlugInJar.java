package dev.rapport.app.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A jar that was read once: what its digest stands for is what is run, whatever becomes of the file. */
final class PlugInJar {
    private static final long MOST_BYTES = 64_000_000;

    private final Path file;
    private final byte[] bytes;
    private final JarLabel label;

    private PlugInJar(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        this.label = JarLabel.of(bytes);
    }

    static PlugInJar read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("it has more than " + MOST_BYTES / 1_000_000 + " MB");
        }
        return new PlugInJar(file, Files.readAllBytes(file));
    }

    String name() {
        return file.toString();
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    JarLabel label() {
        return label;
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Everything in it by name. */
    Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }
}
