package dev.rapport.app.demo;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.wording.FileTrouble;
import dev.rapport.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A folder with all that points the product at a sandbox: settings, creators and their grants, and a store of its own.
 *
 * @param path absolute
 */
record SandboxFolder(Path path) {
    private static final String MARK =
            "# Points Rapport at its sandbox of invented creators; written anew at each start.";

    Path configuration() {
        return path.resolve("rapport.yaml");
    }

    Path creators() {
        return path.resolve("creators.csv");
    }

    /** One file per creator who granted access, named by the creator's key. */
    Path grants() {
        return path.resolve("grants");
    }

    /**
     * Writes settings and creators; makes the folder if need be.
     *
     * @throws CommandException if somebody's own configuration stands there, or the folder cannot be written
     */
    void write(Sandbox sandbox) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data-dir", path.resolve("data").toString());
        settings.putAll(sandbox.settings());
        try {
            Files.createDirectories(path);
            if (Files.exists(configuration())
                    && !Files.readString(configuration()).startsWith(MARK)) {
                throw CommandException.usage(
                        configuration() + " is not from a sandbox; expected an empty folder, nothing was written");
            }
            Files.writeString(configuration(), MARK + System.lineSeparator() + SettingsYaml.of(settings));
            Files.writeString(creators(), sandbox.creatorsCsv());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes the creators' grants; they work as long as the sandbox runs. */
    void writeGrants(Sandbox sandbox) {
        Map<String, String> byCreator = sandbox.tiktokGrants();
        try {
            Files.createDirectories(grants());
            for (Map.Entry<String, String> grant : byCreator.entrySet()) {
                Files.writeString(grants().resolve(grant.getKey() + ".json"), grant.getValue());
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private CommandException unwritable(IOException e) {
        return CommandException.usage(path + " cannot be written (" + FileTrouble.reason(e) + ")");
    }
}
