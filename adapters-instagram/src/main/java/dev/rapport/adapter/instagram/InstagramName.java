package dev.rapport.adapter.instagram;

import dev.rapport.domain.network.Handle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that Instagram could have given out. Nothing else may enter the field expression of a call, where braces and
 * commas have a meaning.
 */
record InstagramName(String value) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._]{1,30}");
    private static final Pattern TYPED = Pattern.compile("[A-Za-z0-9._]{1,30}");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://)?(?:www\\.|m\\.)?instagram\\.com(?:/([^?#]*))?(?:[?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOT_PROFILES =
            Set.of("p", "reel", "reels", "tv", "stories", "explore", "share", "accounts", "direct", "s");
    private static final Set<String> PROFILE_TABS = Set.of("reels", "tagged", "channel");
    private static final String ACCEPTED = "expected a name such as @some.user_1"
            + " (1 to 30 letters, digits, dots and underscores) or a profile address such as"
            + " https://www.instagram.com/some.user_1/";

    InstagramName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(ACCEPTED);
        }
    }

    static Optional<InstagramName> of(Handle handle) {
        return NAME.matcher(handle.value()).matches()
                ? Optional.of(new InstagramName(handle.value()))
                : Optional.empty();
    }

    /** A name as it stands in an answer, in any case. */
    static Optional<InstagramName> find(String text) {
        return TYPED.matcher(text).matches()
                ? Optional.of(new InstagramName(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException saying what is accepted */
    static InstagramName parse(String handleOrAddress) {
        String text = handleOrAddress.strip();
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return ofPath(address.group(1) == null ? "" : address.group(1));
        }
        return typed(text.startsWith("@") ? text.substring(1) : text);
    }

    private static InstagramName ofPath(String path) {
        String[] parts = path.split("/");
        String first = parts[0].toLowerCase(Locale.ROOT);
        boolean profile =
                parts.length == 1 || (parts.length == 2 && PROFILE_TABS.contains(parts[1].toLowerCase(Locale.ROOT)));
        if (!profile || NOT_PROFILES.contains(first)) {
            throw new IllegalArgumentException("that address is not the one of a profile; " + ACCEPTED);
        }
        return typed(parts[0].startsWith("@") ? parts[0].substring(1) : parts[0]);
    }

    private static InstagramName typed(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(ACCEPTED));
    }

    String profileUrl() {
        return "https://www.instagram.com/" + value + "/";
    }
}
