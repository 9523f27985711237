package dev.rapport.persistence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What must stand in a JDBC address, and what must not be shown of it. */
final class StoreUrl {
    static final String H2 = "jdbc:h2:";

    /** Characters of a statement that the driver keeps taken apart, at most. */
    static final int LONGEST_KEPT = 32_768;

    private static final String MYSQL = "jdbc:mysql:";

    private static final Pattern USER_INFO = Pattern.compile("//.*@");
    /** The driver takes {@code (host=..,password=..)} and {@code address=(..)} in the place of a host. */
    private static final Pattern KEYED_HOST = Pattern.compile("//.*[(]");

    private static final Pattern SEVERAL_HOSTS = Pattern.compile("//[^/?]*,");

    private StoreUrl() {}

    /** The address with the parameters that the store needs, unless they are given. */
    static String complete(String url) {
        if (url.startsWith(H2)) {
            return complete(url, ";", ";", h2(url));
        }
        return url.startsWith(MYSQL) ? complete(url, "?", "&", mySql(url)) : url;
    }

    /**
     * MySQL's manners, patience with locks, and no delay between a commit and the file, because what is acknowledged must
     * outlive the process. A file serves several processes.
     */
    private static Map<String, String> h2(String url) {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("MODE", "MySQL");
        needed.put("DATABASE_TO_LOWER", "TRUE");
        needed.put("CASE_INSENSITIVE_IDENTIFIERS", "TRUE");
        needed.put("LOCK_TIMEOUT", "10000");
        needed.put("WRITE_DELAY", "0");
        if (!url.matches("jdbc:h2:(mem|tcp|ssl|nio\\w+|zip):.*")) {
            needed.put("AUTO_SERVER", "TRUE");
        }
        return needed;
    }

    /**
     * Statements that write many rows are long and come again and again: the driver keeps a few taken apart, which is about
     * 4 MB a connection at most.
     *
     * <p>Of several hosts the driver takes the first that answers. By itself it would only read from any but the first, go
     * back to the first in the middle of its work, and look for one 120 times when all are away (Connector/J developer
     * guide, "Configuring Server Failover", 2026-11).
     */
    private static Map<String, String> mySql(String url) {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("connectionTimeZone", "UTC");
        needed.put("forceConnectionTimeZoneToSession", "true");
        needed.put("rewriteBatchedStatements", "true");
        needed.put("cachePrepStmts", "true");
        needed.put("prepStmtCacheSize", "25");
        needed.put("prepStmtCacheSqlLimit", Integer.toString(LONGEST_KEPT));
        needed.put("characterEncoding", "UTF-8");
        needed.put("connectTimeout", "10000");
        needed.put("sessionVariables", "innodb_lock_wait_timeout=10");
        if (SEVERAL_HOSTS.matcher(url).find()) {
            needed.put("failOverReadOnly", "false");
            needed.put("queriesBeforeRetrySource", "0");
            needed.put("secondsBeforeRetrySource", "0");
            needed.put("retriesAllDown", "2");
        }
        return needed;
    }

    private static String complete(String url, String first, String next, Map<String, String> needed) {
        StringBuilder complete = new StringBuilder(url);
        String given = url.toLowerCase(Locale.ROOT);
        needed.forEach((name, setting) -> {
            String parameter = name.toLowerCase(Locale.ROOT) + "=";
            if (!given.contains(first + parameter) && !given.contains(next + parameter)) {
                complete.append(complete.indexOf(first) < 0 ? first : next)
                        .append(name)
                        .append('=')
                        .append(setting);
            }
        });
        return complete.toString();
    }

    /** The address without its parameters and without anything that may be a password. */
    static String place(String url) {
        String bare = url.split("[?;]", 2)[0];
        return KEYED_HOST.matcher(bare).find()
                ? MYSQL + "(...)"
                : USER_INFO.matcher(bare).replaceAll("//");
    }
}
