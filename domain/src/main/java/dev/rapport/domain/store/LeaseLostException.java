package dev.rapport.domain.store;

/** Somebody else has taken over the batch, or it is done; nothing was written. */
public final class LeaseLostException extends StoreException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(String batch) {
        super("batch " + batch + " was taken over by another process or is done");
    }
}
