package dev.rapport.domain.network;

import dev.rapport.domain.metric.PostFormat;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A post as its web address names it.
 *
 * @param code what tells it from other posts of its network: the id that the API knows, else the part of the API's own
 *     address of the post that stands for it
 * @param url the address without what only tracks
 * @param owner whose post the address says it is; empty if it does not say
 * @param format what the address says of its kind; empty if it does not say
 */
public record PostAddress(String code, String url, Optional<Handle> owner, Optional<PostFormat> format) {
    private static final int LONGEST_CODE = 190;
    private static final int LONGEST_URL = 1_000;

    public PostAddress {
        if (code.isBlank() || code.length() > LONGEST_CODE || url.length() > LONGEST_URL) {
            throw new IllegalArgumentException("the address of a post has at most " + LONGEST_URL
                    + " characters, and the part that names the post at most " + LONGEST_CODE);
        }
    }

    /**
     * Of a network without rules of its own: the last part of the path names the post.
     *
     * @throws IllegalArgumentException if it is no web address with a path
     */
    public static PostAddress plain(String address) {
        URI uri = web(address);
        return new PostAddress(
                lastPart(uri.getPath())
                        .orElseThrow(() ->
                                new IllegalArgumentException("\"" + address.strip() + "\" does not lead to a post")),
                "https://" + uri.getHost() + uri.getPath(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A web address as people copy it, the scheme may be missing; its host is in lower case.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static URI web(String address) {
        String text = address.strip();
        try {
            URI uri = URI.create(text.matches("(?i)https?://.*") ? text : "https://" + text);
            if (uri.getHost() != null && uri.getHost().indexOf('.') > 0 && uri.getPath() != null) {
                return URI.create("https://" + uri.getHost().toLowerCase(Locale.ROOT)
                        + uri.getRawPath()
                        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not the web address of a post", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not the web address of a post");
    }

    /** Whether a post that the API told of is this one: by its id, or by the last part of its address. */
    public static boolean isOf(String code, String id, Optional<String> url) {
        return code.equals(id)
                || url.flatMap(PostAddress::lastPart).filter(code::equals).isPresent();
    }

    private static Optional<String> lastPart(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        String last = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        return last.isEmpty() ? Optional.empty() : Optional.of(last);
    }
}
