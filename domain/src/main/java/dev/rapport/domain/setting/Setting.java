package dev.rapport.domain.setting;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting: its key, what it means, the form it takes and its default. Values arrive as text, from a file or an
 * environment variable, and are parsed here only, so that every key accepts the same forms.
 *
 * <p>Immutable.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d|w)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);

    private final String key;
    private final String meaning;
    private final String form;
    private final Function<String, T> parser;
    private final Optional<T> defaultValue;
    private final boolean secret;

    private Setting(
            String key,
            String meaning,
            String form,
            Function<String, T> parser,
            Optional<T> defaultValue,
            boolean secret) {
        this.key = key;
        this.meaning = meaning;
        this.form = form;
        this.parser = parser;
        this.defaultValue = defaultValue;
        this.secret = secret;
    }

    public static Setting<String> text(String key, String meaning) {
        return new Setting<>(key, meaning, "text", Setting::notBlank, Optional.empty(), false);
    }

    /** Text of a given pattern; {@code form} says it in words. */
    public static Setting<String> text(String key, String meaning, String form, Pattern pattern) {
        return new Setting<>(
                key,
                meaning,
                form,
                text -> {
                    String stripped = notBlank(text);
                    if (!pattern.matcher(stripped).matches()) {
                        throw new IllegalArgumentException("does not fit");
                    }
                    return stripped;
                },
                Optional.empty(),
                false);
    }

    public static Setting<Secret> secret(String key, String meaning) {
        return new Setting<>(
                key, meaning, "text, kept secret", text -> new Secret(notBlank(text)), Optional.empty(), true);
    }

    public static Setting<Boolean> flag(String key, String meaning) {
        return new Setting<>(key, meaning, "true or false", Setting::parseFlag, Optional.empty(), false);
    }

    /** A whole number between the bounds, both included. */
    public static Setting<Long> number(String key, String meaning, long least, long most) {
        return new Setting<>(
                key,
                meaning,
                "a whole number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most),
                text -> {
                    long number = Long.parseLong(notBlank(text).replace("_", ""));
                    if (number < least || number > most) {
                        throw new IllegalArgumentException("out of range");
                    }
                    return number;
                },
                Optional.empty(),
                false);
    }

    /** A size in bytes: a plain number, or with KB, MB, GB (powers of 1,000). */
    public static Setting<Long> size(String key, String meaning) {
        return new Setting<>(
                key, meaning, "a size such as 20MB or a number of bytes", Setting::parseSize, Optional.empty(), false);
    }

    /** A duration of at least zero. */
    public static Setting<Duration> duration(String key, String meaning) {
        return new Setting<>(
                key,
                meaning,
                "a duration such as PT20H, P30D, 20h or 30d",
                Setting::parseDuration,
                Optional.empty(),
                false);
    }

    /** A rate from 0 to 1 as a fraction, written {@code 5%} or {@code 0.05}. */
    public static Setting<BigDecimal> rate(String key, String meaning) {
        return new Setting<>(key, meaning, "a rate such as 5% or 0.05", Setting::parseRate, Optional.empty(), false);
    }

    /** An absolute http or https address without user, query or fragment. */
    public static Setting<URI> address(String key, String meaning) {
        return new Setting<>(
                key,
                meaning,
                "an address such as https://www.example.com",
                Setting::parseAddress,
                Optional.empty(),
                false);
    }

    public static Setting<String> choice(String key, String meaning, String... choices) {
        List<String> all = List.copyOf(Arrays.asList(choices));
        return new Setting<>(
                key,
                meaning,
                "one of " + String.join(", ", all),
                text -> {
                    String chosen = notBlank(text).toLowerCase(Locale.ROOT);
                    if (!all.contains(chosen)) {
                        throw new IllegalArgumentException("not one of them");
                    }
                    return chosen;
                },
                Optional.empty(),
                false);
    }

    /** A setting of a form that is not listed here; the parser throws {@link IllegalArgumentException} when it is not met. */
    public static <T> Setting<T> of(String key, String meaning, String form, Function<String, T> parser) {
        return new Setting<>(key, meaning, form, parser, Optional.empty(), false);
    }

    /** The same setting with a default. */
    public Setting<T> withDefault(T value) {
        return new Setting<>(key, meaning, form, parser, Optional.of(value), secret);
    }

    /** The key under its owner's prefix, such as {@code quota.main-per-day}. */
    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    /** The accepted form, in words. */
    public String form() {
        return form;
    }

    public Optional<T> defaultValue() {
        return defaultValue;
    }

    public boolean isSecret() {
        return secret;
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException naming the form that is accepted, and never the value of a secret
     */
    public T parse(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected " + form + (secret ? "" : ", got \"" + text + "\""), secret ? null : e);
        }
    }

    /** A duration as ISO 8601 ({@code PT20H}, {@code P30D}) or short ({@code 20h}, {@code 30d}). */
    public static Duration parseDuration(String text) {
        String stripped = notBlank(text);
        Matcher shortForm = SHORT_DURATION.matcher(stripped.toLowerCase(Locale.ROOT));
        Duration duration;
        if (shortForm.matches()) {
            long amount = Long.parseLong(shortForm.group(1));
            duration = switch (shortForm.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofDays(Math.multiplyExact(7, amount));
            };
        } else if (stripped.contains("T") || stripped.contains("t")) {
            duration = Duration.parse(stripped);
        } else {
            Period period = Period.parse(stripped);
            if (period.toTotalMonths() != 0) {
                throw new IllegalArgumentException("months have no fixed length");
            }
            duration = Duration.ofDays(period.getDays());
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return duration;
    }

    /** A rate as a fraction from 0 to 1: {@code 5%} and {@code 0.05} are the same. */
    public static BigDecimal parseRate(String text) {
        String stripped = notBlank(text);
        BigDecimal rate = stripped.endsWith("%")
                ? new BigDecimal(stripped.substring(0, stripped.length() - 1).strip()).movePointLeft(2)
                : new BigDecimal(stripped);
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0 || rate.scale() > 30) {
            throw new IllegalArgumentException("out of range");
        }
        return rate;
    }

    private static long parseSize(String text) {
        Matcher size = SIZE.matcher(notBlank(text));
        if (!size.matches()) {
            throw new IllegalArgumentException("not a size");
        }
        String unit = size.group(2) == null ? "B" : size.group(2).toUpperCase(Locale.ROOT);
        long factor = switch (unit) {
            case "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            default -> 1L;
        };
        return Math.multiplyExact(Long.parseLong(size.group(1)), factor);
    }

    private static Boolean parseFlag(String text) {
        return switch (notBlank(text).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("neither");
        };
    }

    private static URI parseAddress(String text) {
        String stripped = notBlank(text);
        URI uri = URI.create(stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw new IllegalArgumentException("not an http address");
        }
        return uri;
    }

    private static String notBlank(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return stripped;
    }

    @Override
    public String toString() {
        return key;
    }
}
