package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Thresholds of a ranking and the files that add to the built-in vocabulary. */
public final class RankSettings {
    public static final Setting<BigDecimal> MIN_ENGAGEMENT = Setting.rate(
                    "rank.min-engagement", "Engagement rate that a creator should be above")
            .withDefault(new BigDecimal("0.05"));
    public static final Setting<BigDecimal> CERTAINTY = Setting.rate(
                    "rank.certainty", "Least probability of being above it for the verdict \"likely above\"")
            .withDefault(new BigDecimal("0.8"));
    public static final Setting<Path> DEFINITIONS_FILE =
            Forms.path("definitions-file", "More metric definitions, beside the built-in ones");
    public static final Setting<Path> NICHES_FILE =
            Forms.path("niches-file", "The niche vocabulary, beside the built-in one");
    public static final Setting<Path> BREAKS_FILE =
            Forms.path("breaks-file", "Dated changes of what a number means, beside the built-in ones");

    static final List<Setting<?>> ALL = List.of(MIN_ENGAGEMENT, CERTAINTY, DEFINITIONS_FILE, NICHES_FILE, BREAKS_FILE);

    private RankSettings() {}
}
