package dev.rapport.adapter.youtube;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.PostAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses under which people see one video, all of which hold its id. */
final class VideoAddress {
    private static final Pattern HOST = Pattern.compile("(?:(?:www|m|music)\\.)?youtube\\.com");
    private static final Pattern SHORT_HOST = Pattern.compile("(?:www\\.)?youtu\\.be");
    private static final Pattern QUERY = Pattern.compile("(?:.*&)?v=([A-Za-z0-9_-]{11})(?:&.*)?");
    private static final Pattern PATH = Pattern.compile("/(shorts|live|embed|v)/([A-Za-z0-9_-]{11})/?");
    private static final Pattern SHORT_PATH = Pattern.compile("/([A-Za-z0-9_-]{11})/?");

    private VideoAddress() {}

    /** @throws IllegalArgumentException saying what is accepted */
    static PostAddress parse(String address) {
        URI uri = PostAddress.web(address);
        if (SHORT_HOST.matcher(uri.getHost()).matches()) {
            Matcher path = SHORT_PATH.matcher(uri.getPath());
            if (path.matches()) {
                return video(path.group(1), Optional.empty());
            }
        } else if (HOST.matcher(uri.getHost()).matches()) {
            Matcher path = PATH.matcher(uri.getPath());
            if (path.matches()) {
                return video(
                        path.group(2),
                        path.group(1).equals("shorts") ? Optional.of(PostFormat.SHORT_LIKELY) : Optional.empty());
            }
            Matcher query = QUERY.matcher(Optional.ofNullable(uri.getQuery()).orElse(""));
            if (uri.getPath().equals("/watch") && query.matches()) {
                return video(query.group(1), Optional.empty());
            }
        }
        throw new IllegalArgumentException("\"" + address.strip() + "\" is not the address of a YouTube video; expected"
                + " one such as https://www.youtube.com/watch?v=..., https://www.youtube.com/shorts/... or"
                + " https://youtu.be/...");
    }

    private static PostAddress video(String id, Optional<PostFormat> format) {
        return new PostAddress(id, url(id), Optional.empty(), format);
    }

    static String url(String id) {
        return "https://www.youtube.com/watch?v=" + id;
    }
}
