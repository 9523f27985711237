package dev.rapport.app.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Writes pages as one HTML document that needs nothing else; every value is escaped. */
public final class HtmlPage {
    private static final String TEMPLATES = "dev.rapport.app.page.template";

    private HtmlPage() {}

    public static String of(Page page) {
        return of(Map.of("page", page));
    }

    /** With a button that sends an empty form to where the page came from. */
    public static String of(Page page, String button) {
        return of(Map.of("page", page, "button", button));
    }

    private static String of(Map<String, Object> values) {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);
        templates.setTrimControlStructures(true);
        StringOutput html = new StringOutput();
        templates.render("page.jte", values, html);
        return html.toString();
    }
}
