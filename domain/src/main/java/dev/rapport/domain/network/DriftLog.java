package dev.rapport.domain.network;

/** Told where answers differ from what an adapter was written for. Safe for use by many threads. */
@FunctionalInterface
public interface DriftLog {
    /**
     * One more occurrence. A run counts occurrences of the same words and reports each once; how many different ones it
     * tells apart, and how long they may be, is bounded.
     *
     * @param what one occurrence in words that are the same for every such one, such as {@code a post with the unknown
     *     media_type SPHERE}; never anything of one account or post
     */
    void noticed(String what);

    /** Listens to nothing. */
    static DriftLog none() {
        return what -> {};
    }
}
