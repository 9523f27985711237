package dev.rapport.app.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Writes pages as one HTML document that needs nothing else; every value is escaped. */
public final class HtmlPage {
    private static final String TEMPLATES = "dev.rapport.app.page.template";

    private HtmlPage() {}

    public static String of(Page page) {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);
        templates.setTrimControlStructures(true);
        StringOutput html = new StringOutput();
        templates.render("page.jte", page, html);
        return html.toString();
    }
}
