package dev.rapport.app.wording;

import dev.rapport.app.listing.TextTable;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.Audience;
import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.metric.AudienceChange;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.metric.Precision;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Status;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Numbers as people read them; rounded, so for tables and pages only. */
public final class Words {
    public static final String NONE = "–";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** A fraction as a percentage without its sign, for columns that name the unit. */
    public static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? percent(fraction.getAsDouble()) : NONE;
    }

    /** All digits, without an exponent; empty if unknown. */
    public static String exact(OptionalDouble number) {
        return number.isPresent() ? BigDecimal.valueOf(number.getAsDouble()).toPlainString() : "";
    }

    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f", 100 * fraction);
    }

    /** An exact fraction as a percentage with its sign. */
    public static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** Never 0 or 100 unless it is. */
    public static String probability(OptionalDouble probability) {
        if (probability.isEmpty()) {
            return NONE;
        }
        double percent = 100 * probability.getAsDouble();
        if (percent > 99.9 && percent < 100) {
            return ">99.9";
        }
        return percent < 0.1 && percent > 0 ? "<0.1" : String.format(Locale.ROOT, "%.1f", percent);
    }

    public static String interval(EngagementRate rate) {
        return rate.lower().isPresent() && rate.upper().isPresent()
                ? percent(rate.lower()) + "–" + percent(rate.upper())
                : NONE;
    }

    public static String followers(Audience audience) {
        return followers(audience.followers()) + (audience.status() == Status.SUSPECT ? "?" : "");
    }

    public static String followers(Followers followers) {
        if (!followers.isKnown()) {
            return NONE;
        }
        return (followers.precision() == Precision.ROUNDED ? "≈" : "") + TextTable.number(followers.get());
    }

    /** What lies within a network's rounding is told as no change. */
    public static String change(AudienceChange change) {
        if (change.isExact()) {
            return signed(change.least());
        }
        return change.isCertain() ? signed(change.least()) + " to " + signed(change.most()) : "within rounding";
    }

    private static String signed(long number) {
        return (number > 0 ? "+" : "") + TextTable.number(number);
    }

    /** Such as {@code 1 account} and {@code 1,200 accounts}. */
    public static String many(long number, String one) {
        return TextTable.number(number) + " " + one + (number == 1 ? "" : "s");
    }

    public static String count(Count count) {
        return count.isKnown() ? TextTable.number(count.get()) : NONE;
    }

    /** Who says it, and by which way it came. */
    public static String source(Provenance from) {
        return code(from.source().code()) + ", " + from.route();
    }

    public static String code(String code) {
        return code.replace('-', ' ');
    }

    /** The verdict, or why there is none. */
    public static String verdict(AccountAssessment account) {
        return account.rate().status().isKnown()
                ? code(account.evidence().verdict().code())
                : code(account.rate().status().code());
    }

    public static String cost(Money money) {
        return money.amount().round(new MathContext(3)).toPlainString() + " "
                + money.currency().getCurrencyCode();
    }

    public static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    public static String day(Instant moment) {
        return DAY.format(moment);
    }

    public static String handle(Account account) {
        return account.handle().map(Object::toString).or(account::externalId).orElse(NONE);
    }

    /** The part above the line, such as {@code likes + comments}. */
    public static String numerator(MetricDefinition definition) {
        return definition.numerator().stream().map(Interaction::code).collect(Collectors.joining(" + "));
    }

    public static String denominator(Denominator denominator) {
        return switch (denominator) {
            case FOLLOWERS -> "followers";
            case FOLLOWERS_AT_PUBLISH -> "followers when the post was published";
            case VIEWS -> "views";
        };
    }

    /** The whole definition in one line. */
    public static String formula(MetricDefinition definition) {
        String above = "(" + numerator(definition) + ")";
        String below = denominator(definition.denominator());
        return switch (definition.aggregation()) {
            case MEAN -> "mean over posts of " + above + " / " + below;
            case MEDIAN -> "median over posts of " + above + " / " + below;
            case TRIMMED_MEAN -> "mean over posts of " + above + " / " + below + ", without a tenth at each end";
            case POOLED -> "all " + above + " of the posts / all their " + below;
            case RATIO_OF_MEDIANS -> "median of " + above + " / median of " + below;
        };
    }

    /** Which posts a definition takes. */
    public static String window(MetricDefinition definition) {
        String ages = definition.minAge().isZero()
                ? "up to " + age(definition.maxAge()) + " old"
                : age(definition.minAge()) + " to " + age(definition.maxAge()) + " old";
        return "the newest " + definition.posts() + " posts " + ages + ", at least " + definition.minPosts();
    }

    /** In the largest unit that leaves no rest, from seconds on. */
    public static String age(Duration age) {
        long seconds = age.toSeconds();
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            return age.toHours() % 24 == 0 && age.toDays() > 2 ? age.toDays() + " days" : age.toHours() + " h";
        }
        return seconds % Duration.ofMinutes(1).toSeconds() == 0 ? age.toMinutes() + " min" : seconds + " s";
    }

    public static String joined(List<String> words) {
        return words.isEmpty() ? NONE : String.join(", ", words);
    }
}
