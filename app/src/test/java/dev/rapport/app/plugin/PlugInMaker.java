package dev.rapport.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.NetworkAdapterProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes jars that bring the network {@code acme}, well or badly. */
public final class PlugInMaker {
    private static final String PROVIDER = "acme.AcmeAdapterProvider";
    private static final String SERVICES = "META-INF/services/" + NetworkAdapterProvider.class.getName();

    private final Path folder;
    private final Map<String, String> manifest = new TreeMap<>(
            Map.of("Rapport-Network", "acme", "Rapport-Adapter-Api", "1.0", "Implementation-Version", "7.8.9"));

    private String network = "acme";
    private String whenMade = "";
    private String services = PROVIDER;

    /** @param folder where jars are put */
    public PlugInMaker(Path folder) {
        this.folder = folder;
    }

    /** @param value empty for none */
    public PlugInMaker manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    public PlugInMaker network(String id) {
        network = id;
        return manifest("Rapport-Network", id);
    }

    /** @param statements run when the provider is made */
    public PlugInMaker whenMade(String statements) {
        whenMade = statements;
        return this;
    }

    PlugInMaker services(String lines) {
        services = lines;
        return this;
    }

    /** Makes it and tells its SHA-256. */
    public String jar(String name) {
        try {
            Path classes = Files.createTempDirectory(folder, "classes");
            compile(classes);
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(folder.resolve(name));
                    JarOutputStream jar = new JarOutputStream(out, written());
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    put(jar, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
                put(jar, SERVICES, services.getBytes(StandardCharsets.UTF_8));
            }
            return sha256(Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Manifest written() {
        Manifest written = new Manifest();
        written.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.forEach((name, value) -> {
            if (!value.isEmpty()) {
                written.getMainAttributes().putValue(name, value);
            }
        });
        return written;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private void compile(Path classes) {
        String source = """
                package acme;

                import dev.rapport.domain.network.*;
                import dev.rapport.domain.setting.*;
                import java.time.Duration;
                import java.util.*;

                public final class AcmeAdapterProvider implements NetworkAdapterProvider {
                    static final Setting<String> WORD = Setting.text("word", "a word");

                    public AcmeAdapterProvider() throws Exception {
                        %s
                    }

                    public Network network() { return new Network("%s"); }
                    public String displayName() { return "Acme"; }
                    public List<Setting<?>> settings() { return List.of(WORD); }
                    public boolean isConfigured(Settings settings) { return settings.isGiven(WORD); }
                    public Capabilities capabilities(Settings settings) {
                        Map<Measure, Availability> counts = new HashMap<>();
                        for (Measure each : Measure.values()) {
                            counts.put(each, each == Measure.SAVES ? Availability.NEVER : Availability.ALWAYS);
                        }
                        return new Capabilities(network(), "wire", counts, "exact", 1, 1,
                            List.of(), List.of(), List.of(), Optional.empty());
                    }
                    public AccountReference reference(String text) { return AccountReference.ofHandle(text); }
                    public AccountReference referenceById(String id) { return AccountReference.ofId(id); }
                    public Optional<String> profileUrl(Optional<Handle> handle, Optional<String> id) {
                        return Optional.empty();
                    }
                    public NetworkAdapter create(Context context) {
                        throw new NoSuchMethodError("of another version");
                    }
                }
                """.formatted(whenMade, network);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///acme/AcmeAdapterProvider.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        assertThat(compiler.getTask(
                                null,
                                null,
                                null,
                                List.of("-proc:none", "-d", classes.toString(), "-cp", classPath()),
                                null,
                                List.of(file))
                        .call())
                .isTrue();
    }

    private static String classPath() {
        return Path.of(URI.create(NetworkAdapterProvider.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }
}
