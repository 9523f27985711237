package dev.rapport.domain.metric;

/** What a network counted on one post at one moment: interactions and views, each a count or the reason why there is none. */
public record PostCounts(Count likes, Count comments, Count shares, Count saves, Count views) {

    /** All of them absent for one reason. */
    public static PostCounts absent(Status reason) {
        Count none = Count.absent(reason);
        return new PostCounts(none, none, none, none, none);
    }

    public Count of(Interaction part) {
        return switch (part) {
            case LIKES -> likes;
            case COMMENTS -> comments;
            case SHARES -> shares;
            case SAVES -> saves;
        };
    }
}
