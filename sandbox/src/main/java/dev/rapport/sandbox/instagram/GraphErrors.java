package dev.rapport.sandbox.instagram;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** Error bodies of the Graph API. The status is 400 as the error page says; callers decide by the code. */
final class GraphErrors {
    private static final String OAUTH = "OAuthException";
    private static final String GRAPH = "GraphMethodException";

    private GraphErrors() {}

    static Refusal noToken() {
        return refusal(
                error(2500, OAUTH, "An active access token must be used to query information about the current user."));
    }

    static Refusal badToken() {
        return refusal(error(190, OAUTH, "Invalid OAuth access token - Cannot parse access token"));
    }

    static Refusal proofMissing() {
        return refusal(error(100, GRAPH, "API calls from the server require an appsecret_proof argument"));
    }

    static Refusal proofWrong() {
        return refusal(error(100, GRAPH, "Invalid appsecret_proof provided in the API argument"));
    }

    static Refusal syntax(String message) {
        return refusal(error(2500, OAUTH, message));
    }

    static Refusal unknownPath(String path) {
        return refusal(error(2500, OAUTH, "Unknown path components: " + path));
    }

    static Refusal noSuchObject(String method, String id) {
        ObjectNode body = error(
                100,
                GRAPH,
                "Unsupported " + method + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation. Please read the Graph API documentation at"
                        + " https://developers.facebook.com/docs/graph-api");
        ((ObjectNode) body.get("error")).put("error_subcode", 33);
        return refusal(body);
    }

    static Refusal unknownField(String field, String node) {
        return refusal(error(
                100, OAUTH, "(#100) Tried accessing nonexisting field (" + field + ") on node type (" + node + ")"));
    }

    static Refusal badParameter(String message) {
        return refusal(error(100, OAUTH, "(#100) " + message));
    }

    static Refusal noPermission() {
        return refusal(error(10, OAUTH, "(#10) Application does not have permission for this action"));
    }

    /** Unknown, gone, private, personal and age-gated accounts all look like this. */
    static Refusal notVisible() {
        ObjectNode body = error(110, OAUTH, "Invalid user id");
        ((ObjectNode) body.get("error"))
                .put("error_subcode", 2207013)
                .put("is_transient", false)
                .put("error_user_title", "Utilisateur introuvable")
                .put("error_user_msg", "Le nom d'utilisateur est introuvable ou n'est pas celui d'un compte pro.");
        return refusal(body);
    }

    static Refusal tooMuchData() {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", 1)
                .put("message", "Please reduce the amount of data you're asking for, then retry your request");
        return refusal(body);
    }

    static Refusal appLimit() {
        ObjectNode body = error(4, OAUTH, "(#4) Application request limit reached");
        ((ObjectNode) body.get("error")).put("is_transient", true);
        return refusal(body);
    }

    private static ObjectNode error(int code, String type, String message) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", type)
                .put("code", code)
                .put("fbtrace_id", "AsandboxTrace" + code);
        return body;
    }

    private static Refusal refusal(ObjectNode body) {
        return new Refusal(Answer.json(400, body));
    }
}
