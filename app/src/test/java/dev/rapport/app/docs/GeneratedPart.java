package dev.rapport.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a page in docs/ that is made from the code and stands between two marks. */
public final class GeneratedPart {
    /** Set to {@code write}, the part is written instead of compared. */
    private static final String PROPERTY = "rapport.docs";

    private final Path page;
    private final Pattern part;

    public GeneratedPart(String page, String name) {
        this.page = Path.of("..", "docs", page);
        this.part = Pattern.compile(
                "(?<=<!-- begin " + name + ", made from the code -->\n).*?(?=<!-- end " + name + " -->)",
                Pattern.DOTALL);
    }

    /** Fails with the right text if the page says something else. */
    public void assertIs(String text) throws IOException {
        String written = Files.readString(page);
        Matcher found = part.matcher(written);
        assertThat(found.find()).as("marks in " + page).isTrue();
        String right = "\n" + text.strip() + "\n\n";
        if (System.getProperty(PROPERTY, "").equals("write")) {
            Files.writeString(page, found.replaceFirst(Matcher.quoteReplacement(right)));
        } else {
            assertThat(found.group())
                    .as(page + " and the code differ; CONTRIBUTING.md says how it is written anew")
                    .isEqualTo(right);
        }
    }
}
