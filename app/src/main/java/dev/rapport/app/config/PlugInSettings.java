package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which jars may bring networks. */
public final class PlugInSettings {
    public static final Setting<Path> DIR =
            Forms.path("plugins.dir", "Folder of the jars that bring networks; default \"plugins\" in the data folder");
    public static final Setting<Set<String>> ALLOW = Setting.of(
            "plugins.allow",
            "SHA-256 of every jar that may be loaded from there; others are not",
            "SHA-256 digests of 64 hexadecimal digits, separated by commas",
            PlugInSettings::digests);

    static final List<Setting<?>> ALL = List.of(DIR, ALLOW);

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private PlugInSettings() {}

    private static Set<String> digests(String text) {
        Set<String> digests = new LinkedHashSet<>();
        Arrays.stream(text.split(","))
                .map(digest -> digest.strip().toLowerCase(Locale.ROOT))
                .filter(digest -> !digest.isEmpty())
                .forEach(digests::add);
        if (!digests.stream().allMatch(digest -> DIGEST.matcher(digest).matches())) {
            throw new IllegalArgumentException("not a digest");
        }
        return digests;
    }
}
