package dev.rapport.app.plugin;

import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the adapters' port: what was built against one works with every later minor of the same major. */
record ApiVersion(int major, int minor) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    static final ApiVersion OURS = parse(NetworkAdapterProvider.API_VERSION)
            .orElseThrow(() -> new IllegalStateException("no version of ours"));

    static Optional<ApiVersion> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    boolean takes(ApiVersion built) {
        return built.major == major && built.minor <= minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
