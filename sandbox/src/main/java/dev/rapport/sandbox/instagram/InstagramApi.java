package dev.rapport.sandbox.instagram;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Refusal;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.instagram.FieldExpression.Field;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import dev.rapport.sandbox.quota.Ledger;
import dev.rapport.sandbox.quota.Quotas;
import dev.rapport.sandbox.quota.RollingBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the Graph API that reads strangers' public numbers. Every call with a good token fills the rolling hour,
 * refused ones too; the usage header stands on every answer to such a call once one percent is used.
 */
public final class InstagramApi implements Function<Request, Answer> {
    public static final String USER_ID = "17841400000000001";

    private static final String USERNAME = "sbx.agency";
    private static final Pattern PATH = Pattern.compile("/v(\\d{1,3})\\.(\\d{1,2})/([A-Za-z0-9_]+)(/accounts)?");
    private static final int OLDEST = 21;
    private static final int NEWEST = 26;

    private final InstantSource clock;
    private final Ledger ledger;
    private final RollingBucket calls;
    private final BusinessDiscovery discovery;
    private final GraphTokens tokens = new GraphTokens();

    public InstagramApi(Population population, InstantSource clock, Quotas quotas, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
        this.discovery = new BusinessDiscovery(population);
        this.calls = new RollingBucket(
                SocialNetwork.INSTAGRAM, "calls", quotas.instagramCallsPerHour(), Duration.ofHours(1), true, ledger);
    }

    @Override
    public Answer apply(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || Integer.parseInt(path.group(1)) > NEWEST) {
            ledger.request(SocialNetwork.INSTAGRAM, request.path());
            throw GraphErrors.unknownPath(request.path());
        }
        String node = path.group(3);
        boolean accounts = path.group(4) != null;
        ledger.request(SocialNetwork.INSTAGRAM, "/{version}/" + shape(node, accounts));
        Instant now = clock.instant();
        Answer answer = answer(request, node, accounts, now);
        int used = calls.percentUsed(now);
        String version = "v" + Math.max(OLDEST, Integer.parseInt(path.group(1))) + "." + path.group(2);
        return (used > 0 ? answer.with("X-App-Usage", usage(used)) : answer).with("Facebook-API-Version", version);
    }

    private Answer answer(Request request, String node, boolean accounts, Instant now) {
        try {
            tokens.check(request, node);
            if (!calls.take(now)) {
                throw GraphErrors.appLimit();
            }
            if (!request.method().equals("GET")) {
                throw GraphErrors.noSuchObject(request.method().toLowerCase(Locale.ROOT), node);
            }
            return Answer.json(200, body(request, node, accounts, now));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private ObjectNode body(Request request, String node, boolean accounts, Instant now) {
        if (node.equals("debug_token") && !accounts) {
            return tokens.debug(request, now);
        }
        List<Field> fields =
                request.parameter("fields").map(FieldExpression::parse).orElse(List.of());
        if (node.equals("me") && accounts) {
            return pages(fields);
        }
        if (!node.equals(USER_ID) || accounts) {
            throw GraphErrors.noSuchObject("get", node);
        }
        ObjectNode body = Json.object();
        for (Field field : fields) {
            switch (field.name()) {
                case "id" -> body.put("id", USER_ID);
                case "username" -> body.put("username", USERNAME);
                case "business_discovery" -> body.set("business_discovery", discovery.answer(field, now));
                default -> throw GraphErrors.unknownField(field.name(), "IGUser");
            }
        }
        return body.put("id", USER_ID);
    }

    private static ObjectNode pages(List<Field> fields) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        ObjectNode page = data.addObject();
        for (Field field : fields) {
            switch (field.name()) {
                case "id" -> page.put("id", "100000000000009");
                case "name" -> page.put("name", "Sandbox agency");
                case "instagram_business_account" -> {
                    ObjectNode own =
                            page.putObject("instagram_business_account").put("id", USER_ID);
                    if (field.children().stream().anyMatch(child -> child.name().equals("username"))) {
                        own.put("username", USERNAME);
                    }
                }
                default -> throw GraphErrors.unknownField(field.name(), "Page");
            }
        }
        page.put("id", "100000000000009");
        return body;
    }

    private static String shape(String node, boolean accounts) {
        String name = node.chars().allMatch(Character::isDigit) ? "{id}" : node;
        return accounts ? name + "/accounts" : name;
    }

    /** Long answers cost a little less time than their share of calls. */
    private static String usage(int percent) {
        return Json.object()
                .put("call_count", percent)
                .put("total_time", percent * 4 / 5)
                .put("total_cputime", percent / 2)
                .toString();
    }
}
