package dev.rapport.adapter.instagram;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses under which people see one post. They hold its shortcode, or a story's number; the API's id is another
 * one, but its permalink ends with the same.
 */
final class MediaAddress {
    private static final Pattern HOST = Pattern.compile("(?:(?:www|m)\\.)?instagram\\.com");
    private static final Pattern POST =
            Pattern.compile("/(?:(?!share/)[A-Za-z0-9._]{1,30}/)?(p|reel|reels|tv)/([\\w-]{5,64})/?");
    private static final Pattern STORY = Pattern.compile("/stories/(?!highlights/)([A-Za-z0-9._]{1,30})/(\\d{5,30})/?");

    private MediaAddress() {}

    /** @throws IllegalArgumentException saying what is accepted */
    static PostAddress parse(String address) {
        URI uri = PostAddress.web(address);
        if (HOST.matcher(uri.getHost()).matches()) {
            Matcher story = STORY.matcher(uri.getPath());
            if (story.matches()) {
                String name = story.group(1).toLowerCase(Locale.ROOT);
                return new PostAddress(
                        story.group(2),
                        "https://www.instagram.com/stories/" + name + "/" + story.group(2) + "/",
                        Optional.of(new Handle(name)),
                        Optional.of(PostFormat.STORY));
            }
            Matcher post = POST.matcher(uri.getPath());
            if (post.matches()) {
                boolean reel = post.group(1).startsWith("reel");
                return new PostAddress(
                        post.group(2),
                        "https://www.instagram.com/" + (reel ? "reel" : "p") + "/" + post.group(2) + "/",
                        Optional.empty(),
                        reel ? Optional.of(PostFormat.REEL) : Optional.empty());
            }
        }
        throw new IllegalArgumentException(
                "\"" + address.strip() + "\" is not the address of an Instagram post;"
                        + " expected one such as https://www.instagram.com/p/.../, https://www.instagram.com/reel/.../ or"
                        + " https://www.instagram.com/stories/name/123.../; a link made for sharing shows it once it is opened");
    }
}
