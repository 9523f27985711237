package dev.rapport.app.importing;

import dev.rapport.app.importing.Figures.Seen;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.PostAddress;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.domain.store.ReadingsByHand.Entry;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a row of a readings file into an entry, or says why not. */
final class ReadingParser {
    private static final String CREATOR = "creator";
    private static final String NETWORK = "network";
    private static final String HANDLE = "handle";
    private static final String POST_URL = "post_url";
    private static final String FORMAT = "format";
    private static final String PUBLISHED_AT = "published_at";
    private static final String OBSERVED_AT = "observed_at";
    private static final String LIKES = "likes";
    private static final String COMMENTS = "comments";
    private static final String SHARES = "shares";
    private static final String SAVES = "saves";
    private static final String VIEWS = "views";
    private static final String FOLLOWERS = "followers";
    private static final String LOWER = "followers_lower";
    private static final String UPPER = "followers_upper";
    private static final String SOURCE = "source";
    private static final List<String> COUNTS = List.of(LIKES, COMMENTS, SHARES, SAVES, VIEWS);
    private static final List<String> OF_POSTS = List.of(FORMAT, PUBLISHED_AT, LIKES, COMMENTS, SHARES, SAVES, VIEWS);
    private static final String ROUTE = "import-readings";

    static final Columns.Vocabulary COLUMNS = new Columns.Vocabulary(
            Set.of(
                    CREATOR,
                    NETWORK,
                    HANDLE,
                    POST_URL,
                    FORMAT,
                    PUBLISHED_AT,
                    OBSERVED_AT,
                    LIKES,
                    COMMENTS,
                    SHARES,
                    SAVES,
                    VIEWS,
                    FOLLOWERS,
                    LOWER,
                    UPPER,
                    SOURCE),
            List.of(
                    List.of(CREATOR),
                    List.of(NETWORK),
                    List.of(OBSERVED_AT),
                    List.of(SOURCE),
                    List.of(POST_URL, FOLLOWERS)));

    private final Providers providers;
    private final Clock clock;

    ReadingParser(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException saying what is wrong with the row */
    Entry parse(Row row) {
        NetworkAdapterProvider provider = providers.named(row.required(NETWORK));
        CreatorKey creator = new CreatorKey(row.required(CREATOR));
        Seen observed = observed(row);
        Provenance from = new Provenance(source(row), ROUTE, observed.at());
        Optional<PostAddress> address = row.cell(POST_URL).map(provider::postAddress);
        Optional<AccountReference> named = row.cell(HANDLE)
                .map(provider::reference)
                .or(() -> address.flatMap(PostAddress::owner)
                        .map(owner -> new AccountReference(Optional.of(owner), Optional.empty())));
        Optional<AccountSnapshot> audience = row.cell(FOLLOWERS)
                .map(text -> ReadingsByHand.audience(bounded(row, Figures.followers(FOLLOWERS, text)), from));
        Optional<PostSnapshot> post = address.map(known -> post(row, known, observed, from));
        if (address.isEmpty()) {
            checkNoPost(row, audience.isPresent());
        }
        return new Entry(creator, provider.network(), named, audience, post);
    }

    /** Bounds of their own stand as an export wrote them. */
    private static Followers bounded(Row row, Followers followers) {
        Optional<String> lower = row.cell(LOWER);
        Optional<String> upper = row.cell(UPPER);
        if (lower.isEmpty() && upper.isEmpty()) {
            return followers;
        }
        long least = lower.map(text -> Figures.whole(LOWER, text)).orElse(followers.get());
        long most = upper.map(text -> Figures.whole(UPPER, text)).orElse(followers.get());
        return least == most ? followers : Followers.rounded(followers.get(), least, most);
    }

    private static void checkNoPost(Row row, boolean hasFollowers) {
        for (String column : OF_POSTS) {
            if (row.cell(column).isPresent()) {
                throw new IllegalArgumentException(
                        column + " belongs to a post, and post_url is empty; give the address of the post");
            }
        }
        if (!hasFollowers) {
            throw new IllegalArgumentException("the row has no figure: neither followers nor a post with its counts");
        }
    }

    private Seen observed(Row row) {
        Seen observed = Seen.parse(OBSERVED_AT, row.required(OBSERVED_AT));
        if (observed.isLaterThan(clock.instant())) {
            throw new IllegalArgumentException("observed_at \"" + row.required(OBSERVED_AT)
                    + "\" is in the future; it is when the figure was seen");
        }
        return observed;
    }

    private static Source source(Row row) {
        String text = row.required(SOURCE);
        return Source.ofCode(text.strip().toLowerCase(Locale.ROOT))
                .filter(Source::isByHand)
                .orElseThrow(() -> new IllegalArgumentException("source \"" + text + "\" is not one of "
                        + Arrays.stream(Source.values())
                                .filter(Source::isByHand)
                                .map(Source::code)
                                .collect(Collectors.joining(", "))));
    }

    private static PostSnapshot post(Row row, PostAddress address, Seen observed, Provenance from) {
        PostCounts counts = new PostCounts(
                count(row, LIKES), count(row, COMMENTS), count(row, SHARES), count(row, SAVES), count(row, VIEWS));
        if (COUNTS.stream().allMatch(column -> row.cell(column).isEmpty())) {
            throw new IllegalArgumentException("the post has no figure: give at least one of "
                    + String.join(", ", COUNTS) + "; leave empty only what is not known");
        }
        return new PostSnapshot(
                address.code(),
                Optional.of(address.url()),
                format(row, address),
                published(row, observed),
                Optional.empty(),
                counts,
                from);
    }

    private static Count count(Row row, String column) {
        return row.cell(column)
                .map(text -> Count.of(Figures.whole(column, text)))
                .orElseGet(() -> Count.absent(Status.NOT_REPORTED));
    }

    private static Optional<Instant> published(Row row, Seen observed) {
        Optional<Seen> published = row.cell(PUBLISHED_AT).map(text -> Seen.parse(PUBLISHED_AT, text));
        if (published.filter(at -> at.isAfterAll(observed)).isPresent()) {
            throw new IllegalArgumentException("published_at is later than observed_at; nobody saw the post before");
        }
        return published.map(Seen::at);
    }

    private static PostFormat format(Row row, PostAddress address) {
        Optional<PostFormat> typed = row.cell(FORMAT).map(ReadingParser::format);
        boolean isStory = address.format().filter(PostFormat.STORY::equals).isPresent();
        if (isStory && typed.filter(format -> format != PostFormat.STORY).isPresent()) {
            throw new IllegalArgumentException("format is " + typed.get().code() + ", and post_url is that of a story");
        }
        return typed.or(address::format).orElse(PostFormat.OTHER);
    }

    private static PostFormat format(String text) {
        String code = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return PostFormat.ofCode(code.equals("short") ? PostFormat.SHORT_LIKELY.code() : code)
                .orElseThrow(() -> new IllegalArgumentException("format \"" + text + "\" is not one of "
                        + Arrays.stream(PostFormat.values())
                                .map(PostFormat::code)
                                .collect(Collectors.joining(", "))));
    }
}
