package dev.rapport.adapter.instagram;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much of the limits is used, as the headers X-App-Usage and X-Business-Use-Case-Usage tell it. What cannot be read
 * counts as not told.
 *
 * @param percent the greatest share of any limit, in percent, may exceed 100; empty if nothing is told
 * @param regainIn when calls pass again, where Meta estimates it
 */
record Usage(Optional<Double> percent, Optional<Duration> regainIn) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double LONGEST_MINUTES = Duration.ofDays(1).toMinutes();

    /** Of both headers the worse counts, because it is not documented under which limit the token falls. */
    static Usage of(Optional<String> appUsage, Optional<String> businessUsage) {
        Usage app = appUsage.map(String::strip)
                .map(text -> text.endsWith("%") ? bare(text) : ofLimits(Stream.of(parse(text))))
                .orElseGet(Usage::untold);
        Usage business = businessUsage
                .map(text -> ofLimits(children(parse(text)).flatMap(Usage::children)))
                .orElseGet(Usage::untold);
        return app.worse(business);
    }

    boolean reaches(int share) {
        return percent.filter(value -> value >= share).isPresent();
    }

    private static Usage ofLimits(Stream<JsonNode> limits) {
        return limits.map(Usage::ofLimit).reduce(untold(), Usage::worse);
    }

    private static Usage ofLimit(JsonNode limit) {
        Optional<Double> percent = Stream.of("call_count", "total_time", "total_cputime")
                .flatMap(field -> amount(limit.path(field)).stream())
                .max(Double::compare);
        Optional<Duration> regainIn = amount(limit.path("estimated_time_to_regain_access"))
                .filter(minutes -> minutes > 0)
                .map(minutes -> Duration.ofMinutes((long) Math.ceil(Math.min(minutes, LONGEST_MINUTES))));
        return new Usage(percent, regainIn);
    }

    private Usage worse(Usage other) {
        return new Usage(
                Stream.concat(percent.stream(), other.percent.stream()).max(Double::compare),
                Stream.concat(regainIn.stream(), other.regainIn.stream()).max(Duration::compareTo));
    }

    private static Usage untold() {
        return new Usage(Optional.empty(), Optional.empty());
    }

    private static Usage bare(String percentage) {
        return new Usage(
                amount(JSON.getNodeFactory().stringNode(percentage.substring(0, percentage.length() - 1))),
                Optional.empty());
    }

    private static Optional<Double> amount(JsonNode node) {
        double value = node.asDouble(Double.NaN);
        return Double.isFinite(value) && value >= 0 ? Optional.of(value) : Optional.empty();
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
