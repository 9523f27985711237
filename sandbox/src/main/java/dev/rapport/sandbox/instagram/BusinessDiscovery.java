package dev.rapport.sandbox.instagram;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.instagram.FieldExpression.Field;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The field {@code business_discovery}: a stranger's profile and media by username. Only the fields that the reference
 * of 2026 calls public are given; one other field fails the whole call.
 */
final class BusinessDiscovery {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._]{1,30}");

    private final Population population;

    BusinessDiscovery(Population population) {
        this.population = population;
    }

    ObjectNode answer(Field field, Instant now) {
        String username = field.modifier("username")
                .orElseThrow(() -> GraphErrors.badParameter("The parameter username is required"));
        // A wrong field fails the call whoever is asked for.
        field.children().forEach(BusinessDiscovery::check);
        if (!USERNAME.matcher(username).matches()) {
            throw GraphErrors.notVisible();
        }
        Account account =
                population.bearer(SocialNetwork.INSTAGRAM, username, now).orElseThrow(GraphErrors::notVisible);
        ObjectNode body = Json.object();
        field.children().forEach(child -> put(body, child, account, now));
        return body.put("id", account.id());
    }

    private static void check(Field field) {
        switch (field.name()) {
            case "id", "username", "followers_count", "media_count", "biography", "website" -> {
                if (!field.children().isEmpty() || !field.modifiers().isEmpty()) {
                    throw GraphErrors.syntax("Subfields are not supported by " + field.name());
                }
            }
            case "media" -> MediaPage.check(field);
            case "stories" -> throw GraphErrors.noPermission();
            default -> throw GraphErrors.unknownField(field.name(), "ShadowIGUser");
        }
    }

    private static void put(ObjectNode body, Field field, Account account, Instant now) {
        boolean missing = account.is(HardCase.MISSING_FIELDS);
        switch (field.name()) {
            case "username" -> body.put("username", account.handleAt(now));
            case "followers_count" -> {
                if (!missing) {
                    count(body, "followers_count", account.followersAt(now), account);
                }
            }
            case "media_count" -> {
                if (missing) {
                    body.putNull("media_count");
                } else {
                    count(body, "media_count", account.postCountAt(now), account);
                }
            }
            case "biography" -> body.put("biography", account.biography());
            case "website" -> {
                if (account.number() % 3 == 0) {
                    body.put("website", "https://" + account.handleAt(now) + ".invalid/");
                }
            }
            case "media" -> MediaPage.of(field, account, now).ifPresent(media -> body.set("media", media));
            default -> {
                // The id goes in with or without asking.
            }
        }
    }

    static void count(ObjectNode body, String name, long value, Account account) {
        if (account.is(HardCase.QUOTED_COUNTS)) {
            body.put(name, Long.toString(value));
        } else {
            body.put(name, value);
        }
    }
}
