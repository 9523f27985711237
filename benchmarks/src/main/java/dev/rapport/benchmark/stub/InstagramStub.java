package dev.rapport.benchmark.stub;

import dev.rapport.benchmark.stub.Stub.Asked;
import dev.rapport.benchmark.stub.Stub.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every creator has fifty posts, all on the first page. */
public final class InstagramStub implements Function<Asked, Reply> {
    private static final Pattern NAME = Pattern.compile("username\\(creator(\\d+)\\)");

    /** Made once: a stub must be faster than its clients. */
    private final Map<Integer, Reply> pages = new ConcurrentHashMap<>();

    private InstagramStub() {}

    public static Stub start(Duration delay) throws IOException {
        return Stub.start(delay, new InstagramStub());
    }

    @Override
    public Reply apply(Asked asked) {
        Matcher name = NAME.matcher(asked.parameter("fields"));
        if (!name.find()) {
            throw new IllegalArgumentException(asked.path());
        }
        return pages.computeIfAbsent(Integer.valueOf(name.group(1)), InstagramStub::page);
    }

    private static Reply page(int number) {
        String media = IntStream.range(0, 50)
                .mapToObj(post -> String.format(Locale.ROOT, """
                                {"id":"18%08d%05d","timestamp":"2026-11-%02dT08:30:00+0000","media_type":"VIDEO",
                                "media_product_type":"REELS","permalink":"https:\\/\\/www.instagram.com\\/reel\\/c%1$dp%2$d\\/",
                                "like_count":412,"comments_count":17,"view_count":9871}""", number, post, 23 - post % 23))
                .collect(Collectors.joining(","));
        return Reply.of("calls", String.format(Locale.ROOT, """
                        {"business_discovery":{"id":"1784%1$012d","username":"creator%1$d","followers_count":15234,
                        "media_count":50,"media":{"data":[%2$s]}},"id":"17841400000000001"}""", number, media));
    }
}
