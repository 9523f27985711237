package dev.rapport.app.judging;

import dev.rapport.app.wording.Nearest;
import dev.rapport.domain.engagement.MeaningChange;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads dated changes of what a network's number means, which a user wrote. */
final class BreaksFile {
    private static final String EXPECTED =
            "expected one key, \"breaks\", with a list of network, measure, formats, from and what";

    private final Set<String> networks;
    private final List<String> problems = new ArrayList<>();

    /** The file as it is written. */
    record Written(@Nullable List<Entry> breaks) {}

    record Entry(
            @Nullable String network,
            @Nullable String measure,
            @Nullable List<String> formats,
            @Nullable String from,
            @Nullable String what) {}

    private BreaksFile(Set<String> networks) {
        this.networks = networks;
    }

    /**
     * @param networks ids of those installed
     * @throws IllegalArgumentException naming every problem, one per line
     */
    static List<MeaningChange> read(Path file, Set<String> networks) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " cannot be read; expected a YAML file");
        }
        Written written;
        try {
            written = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, Written.class);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    file + ": " + e.getPropertyName() + " is not a known key; " + EXPECTED, e);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    file + " is not understood: "
                            + e.getOriginalMessage().lines().findFirst().orElse("not YAML") + "; " + EXPECTED,
                    e);
        }
        BreaksFile reader = new BreaksFile(networks);
        List<MeaningChange> changes =
                reader.changes(written == null ? List.of() : Objects.requireNonNullElse(written.breaks(), List.of()));
        if (!reader.problems.isEmpty()) {
            throw new IllegalArgumentException(reader.problems.stream()
                    .map(problem -> file + ": " + problem)
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return changes;
    }

    private List<MeaningChange> changes(List<Entry> entries) {
        List<MeaningChange> changes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String where = "break " + (i + 1);
            Entry entry = entries.get(i);
            Optional<Network> network = one(where, "network", entry.network(), networks, Network::new);
            Optional<Measure> measure = one(
                    where,
                    "measure",
                    entry.measure(),
                    codes(Measure.values(), Measure::code),
                    code -> Measure.valueOf(code.toUpperCase(Locale.ROOT)));
            List<Optional<PostFormat>> formats = Objects.requireNonNullElse(entry.formats(), List.<String>of()).stream()
                    .map(format -> one(
                            where,
                            "formats",
                            format,
                            codes(PostFormat.values(), PostFormat::code),
                            code -> PostFormat.ofCode(code).orElseThrow()))
                    .toList();
            Optional<Instant> from = moment(where, entry.from());
            String what = Objects.requireNonNullElse(entry.what(), "").strip();
            if (what.isEmpty()) {
                problems.add(where + ": what is missing; expected a sentence");
            }
            if (network.isPresent() && measure.isPresent() && from.isPresent() && !what.isEmpty()) {
                changes.add(new MeaningChange(
                        network.get(),
                        measure.get(),
                        formats.stream().flatMap(Optional::stream).collect(Collectors.toSet()),
                        from.get(),
                        what));
            }
        }
        return changes;
    }

    private static <E> Set<String> codes(E[] values, Function<E, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.toCollection(TreeSet::new));
    }

    private <T> Optional<T> one(
            String where, String key, @Nullable String text, Set<String> known, Function<String, T> value) {
        if (text != null && known.contains(text)) {
            return Optional.of(value.apply(text));
        }
        problems.add(where + ": " + key
                + (text == null
                        ? " is missing"
                        : " is \"" + text + "\", the nearest known is " + Nearest.to(text, known))
                + "; expected one of " + String.join(", ", known));
        return Optional.empty();
    }

    /** A day begins at midnight UTC. */
    private Optional<Instant> moment(String where, @Nullable String text) {
        try {
            return Optional.of(
                    text != null && text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(Objects.requireNonNullElse(text, ""))
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            problems.add(where + ": from is " + (text == null ? "missing" : "\"" + text + "\"")
                    + "; expected a day such as 2026-08-24 or a moment such as 2026-08-24T00:00:00Z");
            return Optional.empty();
        }
    }
}
