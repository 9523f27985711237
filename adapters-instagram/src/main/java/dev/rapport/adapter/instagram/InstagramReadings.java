package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From the answer to readings. Field meanings are those of the IG User and IG Media references of 2026-06-22. */
final class InstagramReadings {
    private static final Count NOT_OFFERED = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    /** As they are in practice; taking any other apart costs far more. */
    private static final Pattern PLAIN_ADDRESS =
            Pattern.compile("https://www\\.instagram\\.com/[A-Za-z0-9_/-]{1,200}+");

    private static final String PRODUCT = "media_product_type";
    private static final String TYPE = "media_type";

    private InstagramReadings() {}

    /** The creator: the inner object of an answer. The outer id is the operator's own. */
    record Profile(String id, Optional<Handle> handle, Followers followers, Count postsTotal, List<Finding> findings) {}

    /** @param next where the next page starts; empty on the last */
    record Posts(List<PostReading> posts, List<Finding> findings, int onPage, Optional<String> next) {}

    /** Empty if the answer holds no creator. */
    static Optional<Profile> profile(JsonNode body, Instant observedAt, Drift drift) {
        if (!(body.path("business_discovery") instanceof ObjectNode creator)) {
            return Optional.empty();
        }
        drift.profile(creator);
        return profile(withoutPosts(creator), observedAt);
    }

    /** The posts are most of it, so they are left where they are instead of being copied first. */
    private static ObjectNode withoutPosts(ObjectNode creator) {
        ObjectNode profile = creator.objectNode();
        creator.properties().stream()
                .filter(field -> !field.getKey().equals("media"))
                .forEach(field -> profile.set(field.getKey(), field.getValue()));
        return profile;
    }

    /** Empty if the object is none. */
    static Optional<Profile> profile(JsonNode creator, Instant observedAt) {
        WireRecord record =
                new WireRecord("profile", creator, new Finding.Origin(InstagramRecords.PROFILE, observedAt));
        Count followers = record.count(Status.NOT_REPORTED, "followers_count");
        Count postsTotal = record.count(Status.NOT_REPORTED, "media_count");
        return record.text("id")
                .map(id -> new Profile(
                        id,
                        record.text("username").flatMap(InstagramName::find).map(name -> new Handle(name.value())),
                        followers.isKnown() ? Followers.exact(followers.get()) : Followers.absent(followers.status()),
                        postsTotal,
                        record.findings()));
    }

    /** The posts of one answer, in its order. */
    static Posts posts(JsonNode body, Instant observedAt, boolean keepTexts, Drift drift) {
        JsonNode media = body.path("business_discovery").path("media");
        List<PostReading> posts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (JsonNode item : media.path("data")) {
            Post post = post(item, observedAt, keepTexts, drift);
            post.reading().ifPresent(posts::add);
            findings.addAll(post.findings());
        }
        Optional<String> next = new WireRecord("paging", media).text("paging", "cursors", "after");
        return new Posts(posts, findings, media.path("data").size(), next);
    }

    /** @param reading empty if the object has no id */
    record Post(Optional<PostReading> reading, List<Finding> findings) {}

    static Post post(JsonNode item, Instant observedAt, boolean keepTexts, Drift drift) {
        Finding.Origin origin = new Finding.Origin(InstagramRecords.POST, observedAt);
        Optional<String> id = new WireRecord("post", item).text("id");
        if (id.isEmpty()) {
            return new Post(Optional.empty(), List.of(withoutId(item, origin)));
        }
        WireRecord record = new WireRecord("post " + id.get(), item, origin);
        drift.media(item);
        PostReading reading = post(id.get(), record, observedAt, keepTexts, drift);
        return new Post(Optional.of(reading), record.findings());
    }

    private static PostReading post(String id, WireRecord record, Instant observedAt, boolean keepTexts, Drift drift) {
        PostFormat format = format(record, drift);
        return new PostReading(
                id,
                record.text("permalink").flatMap(InstagramReadings::address),
                format,
                record.instant("timestamp").filter(observedAt.plus(CLOCKS_APART)::isAfter),
                new PostCounts(
                        record.count(Status.HIDDEN_BY_CREATOR, "like_count"),
                        record.count(Status.NOT_REPORTED, "comments_count"),
                        NOT_OFFERED,
                        NOT_OFFERED,
                        record.count(withoutViews(record), "view_count")),
                Optional.empty(),
                keepTexts ? record.text("caption") : Optional.empty(),
                observedAt);
    }

    /** The product tells a reel, the type does not. What is new in either is neither. */
    private static PostFormat format(WireRecord record, Drift drift) {
        String product = word(record, PRODUCT);
        return switch (product) {
            case "REELS" -> PostFormat.REEL;
            case "STORY" -> PostFormat.STORY;
            case "AD" -> PostFormat.AD;
            case "FEED", "" -> ofType(word(record, TYPE), drift);
            default -> {
                drift.newKind(PRODUCT, product);
                yield PostFormat.OTHER;
            }
        };
    }

    private static PostFormat ofType(String type, Drift drift) {
        return switch (type) {
            case "IMAGE" -> PostFormat.IMAGE;
            case "VIDEO" -> PostFormat.VIDEO;
            case "CAROUSEL_ALBUM" -> PostFormat.CAROUSEL;
            case "" -> PostFormat.OTHER;
            default -> {
                drift.newKind(TYPE, type);
                yield PostFormat.OTHER;
            }
        };
    }

    private static String word(WireRecord record, String field) {
        return record.text(field).orElse("").strip().toUpperCase(Locale.ROOT);
    }

    /** Only reels have views. Of old posts the product is not told, so a video may have been one. */
    private static Status withoutViews(WireRecord record) {
        boolean noReel = switch (word(record, PRODUCT)) {
            case "FEED", "STORY", "AD" -> true;
            default -> Set.of("IMAGE", "CAROUSEL_ALBUM").contains(word(record, TYPE));
        };
        return noReel ? Status.NOT_OFFERED_BY_NETWORK : Status.NOT_REPORTED;
    }

    private static Optional<String> address(String permalink) {
        if (PLAIN_ADDRESS.matcher(permalink).matches()) {
            return Optional.of(permalink);
        }
        try {
            URI uri = URI.create(permalink.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getPath() != null;
            return web ? Optional.of("https://" + uri.getHost() + uri.getPath()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A cursor goes into the field expression of the next call, so it must not end its own brackets. */
    static boolean isCursor(String text) {
        return text.length() <= 2_000 && text.chars().noneMatch(c -> c <= ' ' || c > '~' || "(){},".indexOf(c) >= 0);
    }

    /** Kept with the fields that belong there only, so that nothing else gets into the store. */
    private static Finding withoutId(JsonNode item, Finding.Origin origin) {
        String what = "a post without id was set aside";
        return item instanceof ObjectNode post
                ? WireRecord.malformed(what, post.deepCopy().retain(Drift.MEDIA), origin)
                : new Finding(FailureKind.MALFORMED_RECORD, what, Optional.empty());
    }
}
