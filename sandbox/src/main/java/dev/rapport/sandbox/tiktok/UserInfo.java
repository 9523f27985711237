package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v2/user/info/}: the profile of the token's owner. One field without its scope fails the call. */
final class UserInfo {
    private static final Map<String, String> SCOPES = Map.ofEntries(
            Map.entry("open_id", Grants.BASIC),
            Map.entry("union_id", Grants.BASIC),
            Map.entry("avatar_url", Grants.BASIC),
            Map.entry("avatar_url_100", Grants.BASIC),
            Map.entry("avatar_large_url", Grants.BASIC),
            Map.entry("display_name", Grants.BASIC),
            Map.entry("bio_description", Grants.PROFILE),
            Map.entry("profile_deep_link", Grants.PROFILE),
            Map.entry("username", Grants.PROFILE),
            Map.entry("is_verified", Grants.PROFILE),
            Map.entry("follower_count", Grants.STATS),
            Map.entry("following_count", Grants.STATS),
            Map.entry("likes_count", Grants.STATS),
            Map.entry("video_count", Grants.STATS));

    private UserInfo() {}

    static ObjectNode answer(Request request, Grant grant, Instant now) {
        ObjectNode user = Json.object();
        for (String field : TiktokFields.asked(request, SCOPES.keySet())) {
            if (!grant.scopes().contains(SCOPES.getOrDefault(field, ""))) {
                throw TiktokErrors.fieldNotGranted(field);
            }
            put(user, field, grant.account(), now);
        }
        if (grant.account().is(HardCase.UNKNOWN_VALUES)) {
            user.put("hologram_count", 3);
        }
        ObjectNode data = Json.object();
        data.set("user", user);
        return data;
    }

    private static void put(ObjectNode user, String field, Account account, Instant now) {
        switch (field) {
            case "open_id" -> user.put(field, account.id());
            case "union_id" -> user.put(field, "union" + account.id());
            case "display_name" -> user.put(field, account.displayName());
            case "bio_description" -> user.put(field, account.biography());
            case "profile_deep_link" -> user.put(field, "https://vm.tiktok.com/" + account.handleAt(now));
            case "username" ->
                user.put(
                        field,
                        account.is(HardCase.DIFFICULT_TEXT) ? account.handleAt(now) + "\0" : account.handleAt(now));
            case "is_verified" -> user.put(field, account.number() % 7 == 0);
            case "follower_count" -> {
                if (!account.is(HardCase.MISSING_FIELDS)) {
                    TiktokFields.count(user, field, account.followersAt(now), account);
                }
            }
            case "following_count" -> TiktokFields.count(user, field, account.following(), account);
            case "likes_count" -> TiktokFields.count(user, field, account.lifetimeLikesAt(now), account);
            case "video_count" -> {
                if (account.is(HardCase.MISSING_FIELDS)) {
                    user.putNull(field);
                } else {
                    TiktokFields.count(user, field, account.postCountAt(now), account);
                }
            }
            default -> user.put(field, "https://cdn.invalid/" + field + "/" + account.id());
        }
    }
}
