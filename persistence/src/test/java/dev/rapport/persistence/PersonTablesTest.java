package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No table about people may be missing where people are forgotten, so the migrations are read for them. */
final class PersonTablesTest {
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern TABLE = Pattern.compile(
            "(?:create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?|alter\\s+table\\s+)`?(\\w+)`?(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ABOUT_PEOPLE =
            Pattern.compile("\\b(?:\\w+_)?(?:account|creator)(?:_id|_key)?\\s+(?:BIGINT|VARCHAR)");

    @Test
    void every_table_with_an_account_or_a_creator_is_forgotten() throws IOException {
        Set<String> known = new TreeSet<>();
        Stream.concat(PersonTables.OF_ACCOUNT.stream(), PersonTables.OF_CREATOR.stream())
                .forEach(each -> known.add(each.table().getName()));

        assertThat(aboutPeople()).contains("account_snapshot", "outcome", "account_grant", "creator_tag");
        assertThat(known)
                .as("a table that holds something about a person belongs into PersonTables")
                .containsAll(aboutPeople());
    }

    private static Set<String> aboutPeople() throws IOException {
        Set<String> tables = new TreeSet<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                Matcher table = TABLE.matcher(Files.readString(file));
                if (table.find() && ABOUT_PEOPLE.matcher(table.group(2)).find()) {
                    tables.add(table.group(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        return tables;
    }
}
