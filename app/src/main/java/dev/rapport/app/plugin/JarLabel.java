package dev.rapport.app.plugin;

import dev.rapport.domain.network.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a jar's manifest says of it. Read before the jar is trusted: little is unpacked and nothing is run.
 *
 * @param version empty text if there is none
 */
record JarLabel(Optional<Network> network, Optional<ApiVersion> api, String version) {
    static final String NETWORK = "Rapport-Network";
    static final String API = "Rapport-Adapter-Api";

    private static final int MOST_MANIFEST = 65_536;
    /** The manifest is the first entry, or the second after its folder. */
    private static final int FIRST_ENTRIES = 2;

    static JarLabel of(byte[] jar) {
        try {
            Attributes said = manifest(jar).getMainAttributes();
            return new JarLabel(
                    text(said, NETWORK).flatMap(JarLabel::network),
                    text(said, API).flatMap(ApiVersion::parse),
                    text(said, Attributes.Name.IMPLEMENTATION_VERSION.toString())
                            .orElse(""));
        } catch (IOException e) {
            return new JarLabel(Optional.empty(), Optional.empty(), "");
        }
    }

    private static Manifest manifest(byte[] jar) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            ZipEntry entry = zip.getNextEntry();
            for (int seen = 0; entry != null && seen < FIRST_ENTRIES; seen++) {
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    return new Manifest(new ByteArrayInputStream(zip.readNBytes(MOST_MANIFEST)));
                }
                entry = zip.getNextEntry();
            }
        }
        return new Manifest();
    }

    private static Optional<String> text(Attributes said, String name) {
        return Optional.ofNullable(said.getValue(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Network> network(String id) {
        try {
            return Optional.of(new Network(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
