package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Settings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each route can tell, as TikTok's documents say (2026-11-23). */
final class TikTokCapabilities {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private TikTokCapabilities() {}

    static Capabilities of(Settings settings) {
        return switch (TikTokConfig.route(settings)) {
            case TikTokConfig.TCM -> tcm(settings);
            case TikTokConfig.RESEARCH -> research(settings);
            default -> display(settings);
        };
    }

    private static Capabilities display(Settings settings) {
        long calls = settings.get(TikTokConfig.CALLS);
        return new Capabilities(
                Network.TIKTOK,
                TikTokConfig.DISPLAY,
                counts(Availability.WITH_GRANT, Availability.NEVER),
                "exact",
                1,
                DisplayApi.PER_PAGE,
                List.of(
                        perMinute(TikTokConfig.USER_BUCKET, calls, Duration.ZERO),
                        perMinute(TikTokConfig.VIDEOS_BUCKET, calls, Duration.ZERO)),
                List.of(
                        "a TikTok app that TikTok approved for Login Kit and the scopes " + Scope.BASIC + ", "
                                + Scope.PROFILE + ", " + Scope.STATS + " and " + Scope.VIDEOS,
                        "every creator's own consent, which can cover less and can be taken back"),
                List.of(
                        "creators who have not connected their account",
                        "saves",
                        "whether a post is paid",
                        "who the viewers are"),
                Optional.empty());
    }

    private static Capabilities tcm(Settings settings) {
        return new Capabilities(
                Network.TIKTOK,
                TikTokConfig.TCM,
                counts(Availability.ALWAYS, Availability.ALWAYS),
                "exact; this route was built from documents and not tried live",
                1,
                TcmApi.PER_PAGE,
                List.of(perMinute(TcmApi.BUCKET, settings.get(TikTokConfig.CALLS), TcmApi.SPACING)),
                List.of(
                        "access to TikTok One's creator marketplace for your app, which TikTok grants to partners and"
                                + " advertisers",
                        "its access token, and a marketplace account"),
                List.of(
                        "creators who are not in the marketplace",
                        "how TikTok defines its own engagement rate, so that it is not read",
                        "whether a post is paid"),
                Optional.empty());
    }

    private static Capabilities research(Settings settings) {
        return new Capabilities(
                        Network.TIKTOK,
                        TikTokConfig.RESEARCH,
                        counts(Availability.ALWAYS, Availability.ALWAYS),
                        "exact, of the moment; counts of posts are up to ten days older",
                        1,
                        ResearchApi.PER_PAGE,
                        List.of(
                                new QuotaBucket(
                                        ResearchApi.CALLS,
                                        "calls",
                                        settings.get(TikTokConfig.RESEARCH_CALLS),
                                        new QuotaWindow.Day(ZoneId.of("UTC")),
                                        ResearchApi.SPACING),
                                new QuotaBucket(
                                        ResearchApi.RECORDS,
                                        "records",
                                        settings.get(TikTokConfig.RESEARCH_RECORDS),
                                        new QuotaWindow.Day(ZoneId.of("UTC")),
                                        Duration.ZERO)),
                        List.of(
                                "a non-profit research project that TikTok approved; marketing is no such project",
                                "networks.tiktok." + TikTokConfig.RESEARCHER.key()
                                        + " set to true, by which you say that you have one"),
                        List.of(
                                "posts of the last 48 hours, as far as TikTok has not collected them yet",
                                "private accounts, accounts of minors, accounts in Canada",
                                "an account's id: a renamed account looks like one that is gone",
                                "who the viewers are"),
                        Optional.empty())
                .withCountsLag(ResearchReadings.LAG);
    }

    private static Map<Measure, Availability> counts(Availability usual, Availability saves) {
        Map<Measure, Availability> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            counts.put(measure, measure == Measure.SAVES ? saves : usual);
        }
        return counts;
    }

    private static QuotaBucket perMinute(String name, long limit, Duration spacing) {
        return new QuotaBucket(name, "calls", limit, new QuotaWindow.Rolling(MINUTE), spacing);
    }
}
