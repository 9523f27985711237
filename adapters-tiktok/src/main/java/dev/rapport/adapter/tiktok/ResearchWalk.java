package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.StoppablePause;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Searches the posts of a batch of accounts, window by window, the newest first. An account leaves the search when it has
 * enough; a batch that cannot be searched is halved until the account that spoils it is alone. For one walk.
 */
final class ResearchWalk {
    private static final Duration SEARCH_WAIT = Duration.ofSeconds(5);
    private static final int SEARCH_TRIES = 5;
    private static final int SPARE_PAGES = 10;

    private final ResearchApi api;
    private final List<SearchWindow> windows;
    private final int wanted;
    private final ReadContext context;

    ResearchWalk(ResearchApi api, List<SearchWindow> windows, int wanted, ReadContext context) {
        this.api = api;
        this.windows = windows;
        this.wanted = wanted;
        this.context = context;
    }

    /** Pages that hold all wanted posts if each is full. */
    static int fullPages(int accounts, int posts) {
        return Math.toIntExact(Math.ceilDiv((long) accounts * posts, ResearchApi.PER_PAGE));
    }

    /** @throws NetworkException if nothing further can be asked in this run */
    void run(Collection<Member> members) {
        for (SearchWindow window : windows) {
            Deque<List<Member>> groups = new ArrayDeque<>();
            add(groups, members);
            while (!groups.isEmpty()) {
                search(groups.removeFirst(), window, groups);
            }
        }
        members.stream().filter(Member::isHungry).forEach(Member::searched);
    }

    private static void add(Deque<List<Member>> groups, Collection<Member> members) {
        List<Member> hungry = members.stream().filter(Member::isHungry).toList();
        if (!hungry.isEmpty()) {
            groups.addLast(hungry);
        }
    }

    /** Halves go to the end of the queue: a sound one is asked between two that fail, which keeps the circuit closed. */
    private void search(List<Member> group, SearchWindow window, Deque<List<Member>> groups) {
        try {
            if (new Search(group, window).run()) {
                add(groups, group);
            }
        } catch (NetworkException e) {
            if (e.reach() == NetworkException.Reach.NETWORK) {
                group.stream().filter(Member::isHungry).forEach(member -> member.fail(e));
                throw e;
            }
            if (group.size() == 1) {
                group.get(0).fail(e);
            } else {
                int half = Math.ceilDiv(group.size(), 2);
                add(groups, group.subList(0, half));
                add(groups, group.subList(half, group.size()));
            }
        }
    }

    /** One query and its pages. */
    private final class Search {
        /** More than one where an account is asked for twice. */
        private final Map<String, List<Member>> byHandle = new LinkedHashMap<>();

        private final List<Member> group;
        private final List<String> handles;
        private final SearchWindow window;
        private final boolean texts;
        private Optional<String> search = Optional.empty();
        private long cursor;
        private boolean restarted;

        Search(List<Member> group, SearchWindow window) {
            this.group = group;
            group.forEach(member -> byHandle.computeIfAbsent(member.handle().value(), handle -> new ArrayList<>())
                    .add(member));
            this.handles = List.copyOf(byHandle.keySet());
            this.window = window;
            this.texts = group.stream().anyMatch(member -> member.account().keepTexts());
        }

        /** Whether some still lack posts that others crowded out, and are to be asked for alone. */
        boolean run() {
            int enough = fullPages(handles.size(), wanted) + 1;
            int most = 4 * enough + SPARE_PAGES;
            for (int page = 1; page <= most; page++) {
                ApiAnswer answer = page();
                take(answer);
                WireRecord data = new WireRecord("page", answer.body().path("data"));
                Optional<Boolean> more = data.flag("has_more");
                if (group.stream().noneMatch(Member::isHungry) || (more.isPresent() && !more.get())) {
                    return false;
                }
                Count next = data.count(Status.NOT_REPORTED, "cursor");
                if (more.isEmpty() || !next.isKnown() || next.get() <= cursor) {
                    breakOff("page " + page + " leads nowhere: TikTok's "
                            + (more.isEmpty() ? "has_more is missing" : "cursor does not move on"));
                    return false;
                }
                cursor = next.get();
                search = data.text("search_id").or(() -> search);
                if (page >= enough && group.stream().anyMatch(Member::isFull)) {
                    return true;
                }
            }
            breakOff("no end after " + most + " pages");
            return false;
        }

        private void breakOff(String reason) {
            group.stream().filter(Member::isHungry).forEach(member -> member.breakOff(reason));
        }

        /** TikTok may refuse its own search id until its cache is ready; after some tries the search starts anew, once. */
        private ApiAnswer page() {
            for (int attempt = 1; ; attempt++) {
                try {
                    return api.videos(handles, window, cursor, search, texts, context);
                } catch (NetworkException e) {
                    if (!Refusal.isOf(e, Refusal.SEARCH_ID) || search.isEmpty()) {
                        throw e;
                    }
                    if (attempt < SEARCH_TRIES) {
                        StoppablePause.of(SEARCH_WAIT.multipliedBy(attempt), context);
                    } else if (restarted) {
                        throw e;
                    } else {
                        restarted = true;
                        search = Optional.empty();
                        cursor = 0;
                        attempt = 0;
                    }
                }
            }
        }

        /** TikTok matches names loosely, so what is not exactly an account that was asked for is left out. */
        private void take(ApiAnswer answer) {
            JsonNode videos = answer.body().path("data").path("videos");
            if (!videos.isArray()) {
                throw WireRecord.unexpected("TikTok's answer to a search of videos holds no list", answer.body());
            }
            for (JsonNode video : videos) {
                Optional<Handle> name = CommonReadings.handle(new WireRecord("video", video), "username");
                name.map(handle -> byHandle.get(handle.value()))
                        .ifPresent(members -> members.forEach(member -> take(member, video, answer)));
            }
        }

        private void take(Member member, JsonNode video, ApiAnswer answer) {
            // The documents' example says video_id, real answers say id.
            Optional<String> id = Posts.id(video, "id").or(() -> Posts.id(video, "video_id"));
            if (id.isEmpty()) {
                member.posts().addUnusable(video, TikTokRecords.RESEARCH_VIDEO, answer.receivedAt());
                return;
            }
            new TikTokDrift(context.drift()).researchVideo(video);
            WireRecord record =
                    TikTokRecords.record("video " + id.get(), video, TikTokRecords.RESEARCH_VIDEO, answer.receivedAt());
            member.posts()
                    .add(
                            ResearchReadings.video(
                                    record,
                                    id.get(),
                                    member.handle(),
                                    member.account().keepTexts(),
                                    answer.receivedAt()),
                            record.findings());
        }
    }
}
