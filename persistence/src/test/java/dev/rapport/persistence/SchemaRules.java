package dev.rapport.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every database that speaks MySQL's language takes, the distributed ones too. Each rule names who would refuse;
 * docs/scaling.md names the sources.
 */
final class SchemaRules {
    /** Words that make a statement something that one of them does not take. */
    private static final Map<String, String> FORBIDDEN = forbidden();
    /** Types that all of them have and that the store knows how to read. */
    private static final Set<String> TYPES = Set.of(
            "bigint", "int", "boolean", "double", "decimal", "datetime", "varchar", "mediumtext", "blob", "varbinary");

    private static final Set<String> TEXTS = Set.of("varchar", "mediumtext");
    private static final String COLLATION = "character set utf8mb4 collate utf8mb4_bin";
    private static final String TABLE_OPTIONS = "engine=innodb default charset=utf8mb4";
    private static final Pattern CREATE_TABLE =
            Pattern.compile("create table if not exists (\\w+) ?\\((.*)\\) ?([^()]*)", Pattern.DOTALL);
    private static final Pattern CREATE_INDEX =
            Pattern.compile("create (?:unique )?index (\\w+) on (\\w+) ?\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern ALTER_TABLE =
            Pattern.compile("alter table (\\w+) (add column|drop column|rename column|modify column|drop index) (.*)");
    /** InnoDB and TiDB alike. */
    private static final int LONGEST_KEY = 3072;

    private static final int MOST_COLUMNS_OF_KEY = 16;

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    /** A table as its migrations make it. */
    static final class Table {
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final Set<String> indexes = new HashSet<>();
        private List<String> primaryKey = List.of();

        List<String> primaryKey() {
            return primaryKey;
        }

        Set<String> columns() {
            return columns.keySet();
        }
    }

    private static Map<String, String> forbidden() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "foreign key",
                "Vitess enforces them within one keyspace only, and online changes of tables refuse them");
        words.put("references", words.get("foreign key"));
        words.put("trigger", "TiDB has none");
        words.put("procedure", "TiDB has none");
        words.put("function", "TiDB has none");
        words.put("event", "TiDB has none");
        words.put("get_lock", "it holds on one node of a Galera cluster only");
        words.put("lock tables", "Galera does not carry it to other nodes");
        words.put("xa", "TiDB and older Galera have none");
        words.put("temporary", "Vitess and older TiDB take them in part only");
        words.put("auto_increment", "on TiDB it sends all writes to one region, on Vitess it is not unique");
        words.put("auto_random", "only TiDB has it");
        words.put("sequence", "MySQL has none");
        words.put("fulltext", "TiDB has none");
        words.put("spatial", "TiDB has none");
        words.put("generated", "H2 and the others write them differently");
        words.put("partition", "TiDB, MySQL and Vitess differ in what they take");
        words.put("view", "TiDB's cannot be written to");
        words.put("select", "TiDB takes no table made from a query");
        words.put("unsigned", "H2 takes other numbers for it");
        words.put("zerofill", "TiDB has none");
        words.put("tablespace", "PlanetScale and TiDB have none");
        return words;
    }

    /** Reads the next migration in their order. */
    void read(String name, String sql) {
        String text = plain(sql);
        int before = complaints.size();
        if (text.indexOf(';') != text.length() - 1) {
            complain(name, "holds not exactly one statement; a step that failed half way could not be done again");
            return;
        }
        FORBIDDEN.forEach((word, why) -> {
            if (Pattern.compile("\\b" + word + "\\b").matcher(text).find()) {
                complain(name, "uses " + word + ": " + why);
            }
        });
        if (complaints.size() == before) {
            readStatement(name, text.substring(0, text.length() - 1).trim());
        }
    }

    List<String> complaints() {
        return complaints;
    }

    Map<String, Table> tables() {
        return tables;
    }

    private void complain(String name, String what) {
        complaints.add(name + " " + what);
    }

    /** Without comments, in small letters and with single blanks. */
    private static String plain(String sql) {
        return sql.replaceAll("(?m)--.*$", " ")
                .toLowerCase(Locale.ROOT)
                .replace("`", "")
                .replaceAll("\\s+", " ")
                .trim();
    }

    private void readStatement(String name, String text) {
        Matcher table = CREATE_TABLE.matcher(text);
        Matcher index = CREATE_INDEX.matcher(text);
        Matcher alter = ALTER_TABLE.matcher(text);
        if (table.matches()) {
            createTable(name, table.group(1), table.group(2), table.group(3));
        } else if (index.matches()) {
            createIndex(name, index.group(1), index.group(2), index.group(3));
        } else if (alter.matches()) {
            alterTable(name, alter.group(1), alter.group(2), alter.group(3));
        } else {
            complain(name, "is no kind of statement that is known to work everywhere: " + text);
        }
    }

    private void createTable(String name, String table, String body, String options) {
        Table made = new Table();
        tables.put(table, made);
        for (String part : parts(body)) {
            if (part.startsWith("primary key")) {
                made.primaryKey = columns(name, made, inBrackets(part));
            } else if (part.startsWith("constraint") && part.contains("unique")) {
                columns(name, made, inBrackets(part));
            } else if (part.startsWith("constraint") || part.startsWith("check")) {
                complain(name, "has a check, which some of them parse and ignore: " + part);
            } else if (part.matches("(unique |)(key|index) .*")) {
                complain(name, "has an index inside the table, which the generated classes would lose: " + part);
            } else {
                column(name, made, part);
            }
        }
        if (made.primaryKey.isEmpty()) {
            complain(name, "makes a table without a primary key: Galera deletes no row of such a one");
        }
        if (!options.trim().equals(TABLE_OPTIONS)) {
            complain(name, "does not end with " + TABLE_OPTIONS + ", but with " + options.trim());
        }
    }

    private void column(String name, Table table, String definition) {
        String[] words = definition.split(" ", 3);
        String type = words[1].replaceAll("\\(.*", "");
        if (!TYPES.contains(type)) {
            complain(name, "has a column of a type that is not known to work everywhere: " + definition);
        }
        if (TEXTS.contains(type) && !definition.contains(COLLATION)) {
            complain(name, "has a text whose order and case the server would choose: " + definition);
        }
        if (definition.contains("primary key") || definition.contains("unique")) {
            complain(name, "makes a key within a column, which TiDB refuses for added ones: " + definition);
        }
        if (definition.contains("datetime") && !definition.contains("datetime(6)")) {
            complain(name, "has a time without microseconds: " + definition);
        }
        table.columns.put(words[0], definition);
    }

    private void createIndex(String name, String index, String table, String list) {
        Table indexed = tables.get(table);
        if (indexed == null) {
            complain(name, "indexes " + table + ", which no step before it made");
        } else {
            columns(name, indexed, list);
            indexed.indexes.add(index);
        }
    }

    /** TiDB does one change at a time, and none to a primary key or a column's kind. */
    private void alterTable(String name, String table, String change, String rest) {
        Table altered = tables.get(table);
        if (altered == null) {
            complain(name, "changes " + table + ", which no step before it made");
        } else if (parts(rest).size() > 1) {
            complain(name, "makes more than one change at a time, which TiDB refuses");
        } else if (change.equals("modify column")) {
            complain(name, "changes a column's type, which TiDB takes in part only");
        } else if (change.equals("add column")) {
            if (rest.contains("not null") && !rest.contains("default")) {
                complain(name, "adds a column that must be filled and has no default: rows are there already");
            }
            column(name, altered, rest);
        } else if (change.equals("drop column") && altered.primaryKey.contains(rest.trim())) {
            complain(name, "drops a column of the primary key");
        } else if (change.equals("drop index") && !altered.indexes.remove(rest.trim())) {
            complain(name, "drops an index of " + table + " that no step before it made");
        }
    }

    /** The columns of a key, after a look at their length. */
    private List<String> columns(String name, Table table, String list) {
        List<String> columns = new ArrayList<>();
        int bytes = 0;
        for (String part : parts(list)) {
            String column = part.replaceAll(" (asc|desc)$", "");
            if (!column.matches("\\w+")) {
                complain(name, "indexes a part or a function of a column, which H2 or MariaDB refuse: " + part);
                continue;
            }
            columns.add(column);
            bytes += bytes(table.columns.getOrDefault(column, "bigint"));
        }
        if (bytes > LONGEST_KEY) {
            complain(name, "has a key of " + bytes + " bytes; TiDB and InnoDB take " + LONGEST_KEY);
        }
        if (columns.size() > MOST_COLUMNS_OF_KEY) {
            complain(name, "has a key of more than " + MOST_COLUMNS_OF_KEY + " columns");
        }
        return columns;
    }

    private static int bytes(String definition) {
        Matcher text = Pattern.compile("varchar\\((\\d+)\\)").matcher(definition);
        return text.find() ? 4 * Integer.parseInt(text.group(1)) : 8;
    }

    private static String inBrackets(String part) {
        return part.substring(part.indexOf('(') + 1, part.lastIndexOf(')'));
    }

    /** What commas outside of brackets part. */
    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        StringBuilder part = new StringBuilder();
        for (char each : list.toCharArray()) {
            depth += each == '(' ? 1 : each == ')' ? -1 : 0;
            if (each == ',' && depth == 0) {
                parts.add(part.toString().trim());
                part.setLength(0);
            } else {
                part.append(each);
            }
        }
        parts.add(part.toString().trim());
        return Arrays.asList(parts.toArray(String[]::new));
    }
}
