package dev.rapport.adapter.tiktok;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses under which people see one post, all of which hold its id. */
final class VideoAddress {
    private static final Pattern HOST = Pattern.compile("(?:(?:www|m)\\.)?tiktok\\.com");
    private static final Pattern POST = Pattern.compile("/@([^/]*)/(video|photo)/(\\d{6,20})/?");
    private static final Pattern WITHOUT_OWNER =
            Pattern.compile("/(?:v|embed(?:/v\\d)?|player/v\\d)/(\\d{6,20})(?:\\.html)?/?");

    private VideoAddress() {}

    /** @throws IllegalArgumentException saying what is accepted */
    static PostAddress parse(String address) {
        URI uri = PostAddress.web(address);
        if (HOST.matcher(uri.getHost()).matches()) {
            Matcher post = POST.matcher(uri.getPath());
            if (post.matches()) {
                boolean photo = post.group(2).equals("photo");
                return post(
                        post.group(3),
                        post.group(1).toLowerCase(Locale.ROOT),
                        photo ? PostFormat.CAROUSEL : PostFormat.VIDEO);
            }
            Matcher plain = WITHOUT_OWNER.matcher(uri.getPath());
            if (plain.matches()) {
                return post(plain.group(1), "", PostFormat.VIDEO);
            }
        }
        throw new IllegalArgumentException(
                "\"" + address.strip() + "\" is not the address of a TikTok post; expected one"
                        + " such as https://www.tiktok.com/@handle/video/7123456789012345678; a short link shows it once it is"
                        + " opened");
    }

    /** TikTok leads to the post whatever handle stands there. */
    private static PostAddress post(String id, String handle, PostFormat format) {
        String kind = format == PostFormat.CAROUSEL ? "photo" : "video";
        return new PostAddress(
                id,
                "https://www.tiktok.com/@" + handle + "/" + kind + "/" + id,
                LinkedAccount.isHandle(handle) ? Optional.of(new Handle(handle)) : Optional.empty(),
                Optional.of(format));
    }
}
