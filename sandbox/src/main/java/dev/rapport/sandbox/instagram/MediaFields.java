package dev.rapport.sandbox.instagram;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.instagram.FieldExpression.Field;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.population.PostKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One media object with the fields asked for; its id comes unasked. */
final class MediaFields {
    private static final Set<String> PUBLIC = Set.of(
            "id",
            "timestamp",
            "media_type",
            "media_product_type",
            "permalink",
            "like_count",
            "comments_count",
            "view_count",
            "caption",
            "shortcode",
            "thumbnail_url",
            "media_url",
            "username",
            "is_shared_to_feed",
            "reposts_count",
            "total_like_count",
            "total_comments_count",
            "media_audio_type");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx", Locale.ROOT);
    /** The post whose record no reader can believe: among the newest at the start. */
    private static final int POISON = -4;

    private MediaFields() {}

    static void check(Field field) {
        if (field.name().equals("children")) {
            for (Field child : field.children()) {
                if (!Set.of("id", "media_type").contains(child.name())) {
                    throw GraphErrors.unknownField(child.name(), "ShadowIGMedia");
                }
            }
        } else if (!PUBLIC.contains(field.name())) {
            throw GraphErrors.unknownField(field.name(), "ShadowIGMedia");
        } else if (!field.children().isEmpty() || !field.modifiers().isEmpty()) {
            throw GraphErrors.syntax("Subfields are not supported by " + field.name());
        }
    }

    static ObjectNode item(List<Field> fields, Account account, Post post, Instant now) {
        ObjectNode item = Json.object();
        for (Field field : fields) {
            put(item, field, account, post, now);
        }
        if (account.is(HardCase.UNKNOWN_VALUES)) {
            item.put("hologram_depth", 3);
        }
        return item.put("id", post.id());
    }

    private static void put(ObjectNode item, Field field, Account account, Post post, Instant now) {
        switch (field.name()) {
            case "timestamp" -> item.put("timestamp", time(account, post));
            case "media_type" -> item.put("media_type", type(account, post));
            case "media_product_type" -> product(item, account, post);
            case "permalink" -> item.put("permalink", permalink(post));
            case "shortcode" -> item.put("shortcode", shortcode(post));
            case "like_count", "total_like_count" -> likes(item, field.name(), account, post);
            case "comments_count", "total_comments_count" -> comments(item, field.name(), account, post);
            case "view_count" -> {
                if (post.kind() == PostKind.REEL) {
                    BusinessDiscovery.count(item, "view_count", post.views(), account);
                }
            }
            case "reposts_count" -> item.put("reposts_count", post.likes() / 90);
            case "caption" -> item.put("caption", post.text().replace("@", ""));
            case "thumbnail_url" -> {
                if (type(account, post).equals("VIDEO")) {
                    item.put("thumbnail_url", "https://cdn.invalid/t/" + post.id() + ".jpg");
                }
            }
            case "media_url" -> {
                if (Math.floorMod(post.slot(), 5) != 0) {
                    item.put("media_url", "https://cdn.invalid/m/" + post.id());
                }
            }
            case "username" -> item.put("username", account.handleAt(now));
            case "is_shared_to_feed" -> {
                if (post.kind() == PostKind.REEL) {
                    item.put("is_shared_to_feed", true);
                }
            }
            case "children" -> children(item, field, post);
            default -> {
                // The id goes in anyway; the kind of sound is known of no post.
            }
        }
    }

    private static void likes(ObjectNode item, String name, Account account, Post post) {
        if (account.is(HardCase.POISON_RECORD) && post.slot() == POISON) {
            item.put(name, 12.5);
        } else if (account.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 0) {
            item.putNull(name);
        } else if (!post.likesHidden()) {
            BusinessDiscovery.count(item, name, post.likes(), account);
        }
    }

    private static void comments(ObjectNode item, String name, Account account, Post post) {
        boolean missing = account.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 1;
        if (!post.commentsOff() && !missing) {
            BusinessDiscovery.count(item, name, post.comments(), account);
        }
    }

    private static String type(Account account, Post post) {
        if (account.is(HardCase.UNKNOWN_VALUES) && Math.floorMod(post.slot(), 4) == 0) {
            return "HOLOGRAM";
        }
        return switch (post.kind()) {
            case IMAGE -> "IMAGE";
            case ALBUM -> "CAROUSEL_ALBUM";
            default -> "VIDEO";
        };
    }

    private static void product(ObjectNode item, Account account, Post post) {
        boolean unknown = account.is(HardCase.UNKNOWN_VALUES) && Math.floorMod(post.slot(), 4) == 1;
        if (unknown) {
            item.put("media_product_type", "MOSAIC");
        } else if (!account.is(HardCase.MISSING_FIELDS)) {
            item.put("media_product_type", post.kind() == PostKind.REEL ? "REELS" : "FEED");
        }
    }

    private static void children(ObjectNode item, Field field, Post post) {
        if (post.kind() != PostKind.ALBUM) {
            return;
        }
        boolean types = field.children().stream().anyMatch(child -> child.name().equals("media_type"));
        ArrayNode data = item.putObject("children").putArray("data");
        for (int i = 1; i <= 3; i++) {
            ObjectNode child = data.addObject().put("id", post.id() + i);
            if (types) {
                child.put("media_type", "IMAGE");
            }
        }
    }

    private static String permalink(Post post) {
        String kind = post.kind() == PostKind.REEL ? "reel" : "p";
        return "https://www.instagram.com/" + kind + "/" + shortcode(post) + "/";
    }

    private static String shortcode(Post post) {
        return "SBX" + Long.toString(Long.parseLong(post.id()), Character.MAX_RADIX);
    }

    private static String time(Account account, Post post) {
        Instant at = post.publishedAt();
        if (account.is(HardCase.ODD_TIMES)) {
            return switch (Math.floorMod(post.slot(), 5)) {
                case 0 -> at.toString();
                case 1 -> at.toString().replace("Z", "+00:00");
                case 2 -> at.toString().replace("Z", "");
                case 3 -> TIME.format(at.plusSeconds(400 * 86_400L).atOffset(ZoneOffset.UTC));
                default -> TIME.format(at.atOffset(ZoneOffset.ofHours(-7)));
            };
        }
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
