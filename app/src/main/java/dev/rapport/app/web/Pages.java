package dev.rapport.app.web;

import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.Page;
import dev.rapport.app.page.Section;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** Pages for people who are no users of this installation. */
final class Pages {
    private Pages() {}

    static void show(Context context, int status, String title, String... lines) {
        show(context, status, new Page(title, Arrays.asList(lines), List.of(), List.of(), List.of()));
    }

    static void show(Context context, int status, String title, List<String> lead, List<Section> sections) {
        show(context, status, new Page(title, lead, sections, List.of(), List.of()));
    }

    private static void show(Context context, int status, Page page) {
        context.status(status).contentType("text/html; charset=utf-8").result(HtmlPage.of(page));
    }
}
