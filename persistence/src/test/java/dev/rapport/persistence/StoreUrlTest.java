package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

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
    void several_hosts_are_shown_without_what_is_secret() {
        assertThat(StoreUrl.place("jdbc:mysql://one:3306,two/rapport?password=hush"))
                .isEqualTo("jdbc:mysql://one:3306,two/rapport");
        assertThat(StoreUrl.place("jdbc:mysql://me:hush@one,me:hush@two/rapport"))
                .isEqualTo("jdbc:mysql://two/rapport");
        assertThat(StoreUrl.place("jdbc:mysql://one,(host=two,password=hush)/rapport"))
                .isEqualTo("jdbc:mysql:(...)");
    }
}
