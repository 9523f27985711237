package dev.rapport.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What must stand in a JDBC address, and what must not be shown of it. */
final class StoreUrl {
    /**
     * MySQL's manners, one file for several processes, patience with locks, and no delay between a commit and the file,
     * because what is acknowledged must outlive the process.
     */
    static final String EMBEDDED_PARAMETERS = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=10000;WRITE_DELAY=0";

    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private StoreUrl() {}

    /** The address with the parameters that a MySQL-family server needs, unless they are given. */
    static String complete(String url) {
        if (!url.startsWith("jdbc:mysql:")) {
            return url;
        }
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("connectionTimeZone", "UTC");
        needed.put("forceConnectionTimeZoneToSession", "true");
        needed.put("rewriteBatchedStatements", "true");
        needed.put("characterEncoding", "UTF-8");
        needed.put("connectTimeout", "10000");
        StringBuilder complete = new StringBuilder(url);
        needed.forEach((name, setting) -> {
            if (!url.contains("?" + name + "=") && !url.contains("&" + name + "=")) {
                complete.append(complete.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(setting);
            }
        });
        return complete.toString();
    }

    static String place(String url) {
        String bare = url.split("[?;]", 2)[0];
        return USER_INFO.matcher(bare).replaceAll("//");
    }
}
