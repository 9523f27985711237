package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.POST;
import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

final class StoreUrlTest {
    @Test
    void of_several_hosts_each_may_be_written_to() {
        assertThat(StoreUrl.complete("jdbc:mysql://one:3306,two,three:3308/rapport?sslMode=REQUIRED"))
                .startsWith("jdbc:mysql://one:3306,two,three:3308/rapport?sslMode=REQUIRED&")
                .contains(
                        "&connectionTimeZone=UTC&",
                        "&failOverReadOnly=false",
                        "&queriesBeforeRetrySource=0",
                        "&secondsBeforeRetrySource=0",
                        "&retriesAllDown=2");
        assertThat(StoreUrl.complete("jdbc:mysql://one:3306/rapport?sessionVariables=a=1,b=2"))
                .doesNotContain("failOverReadOnly");
        assertThat(StoreUrl.complete("jdbc:mysql://one,two/rapport?retriesAllDown=9"))
                .contains("retriesAllDown=9")
                .doesNotContain("retriesAllDown=2");
    }

    @Test
    void the_driver_keeps_statements_of_as_many_rows_as_are_written_together() {
        assertThat(StoreUrl.complete("jdbc:mysql://one:3306/rapport"))
                .contains("cachePrepStmts=true", "prepStmtCacheSqlLimit=" + StoreUrl.LONGEST_KEPT);
        String post = DSL.using(SQLDialect.MARIADB)
                .insertInto(POST)
                .columns(POST.fields())
                .values((Object[]) new Object[POST.fields().length])
                .onDuplicateKeyUpdate()
                .setAllToExcluded()
                .getSQL();
        String values = "(" + "?, ".repeat(POST.fields().length) + "), ";
        assertThat(post.length() + Rows.TOGETHER * values.length()).isLessThan(StoreUrl.LONGEST_KEPT);
    }

    @Test
    void several_hosts_are_shown_without_what_is_secret() {
        assertThat(StoreUrl.place("jdbc:mysql://one:3306,two/rapport?password=hush"))
                .isEqualTo("jdbc:mysql://one:3306,two/rapport");
        assertThat(StoreUrl.place("jdbc:mysql://me:hush@one,me:hush@two/rapport"))
                .isEqualTo("jdbc:mysql://two/rapport");
        assertThat(StoreUrl.place("jdbc:mysql://one,(host=two,password=hush)/rapport"))
                .isEqualTo("jdbc:mysql:(...)");
    }
}
