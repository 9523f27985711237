package dev.rapport.app.web;

import io.javalin.http.Context;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a side of the service speaks of what went wrong. */
interface Answers {
    /** @param detail in one sentence, with the remedy; nothing that came with the request */
    void problem(Context context, int status, String detail);

    /** RFC 9457 problem documents, for programs. */
    Answers FOR_PROGRAMS = (context, status, detail) -> {
        ObjectNode problem = JsonMapper.shared().createObjectNode();
        problem.put("type", "about:blank");
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        context.status(status).contentType("application/problem+json").result(problem.toString());
    };

    /** A page of plain words, for people. */
    Answers FOR_PEOPLE = (context, status, detail) -> Pages.show(context, status, title(status), detail);

    private static String title(int status) {
        return Titles.BY_STATUS.getOrDefault(status, status < 500 ? "Bad request" : "Trouble here");
    }

    /** The words for a status. */
    final class Titles {
        private static final Map<Integer, String> BY_STATUS = Map.of(
                400, "Bad request",
                404, "Not found",
                405, "Method not allowed",
                408, "Too slow",
                413, "Too large",
                421, "Not this host",
                500, "Trouble here",
                503, "Not ready");

        private Titles() {}
    }
}
