package dev.rapport.domain.quota;

import java.time.Duration;

/**
 * A budget that calls are charged to.
 *
 * @param name such as {@code main} or {@code calls}
 * @param unit what is counted: units, calls or records
 * @param limit how many of them may be spent per window, as configured
 * @param minSpacing least time between two calls; zero for none
 */
public record QuotaBucket(String name, String unit, long limit, QuotaWindow window, Duration minSpacing) {
    public QuotaBucket {
        if (limit < 0 || minSpacing.isNegative()) {
            throw new IllegalArgumentException("bucket " + name + " needs a limit and a spacing of at least zero");
        }
    }
}
