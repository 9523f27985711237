package dev.rapport.domain.store;

/** The store cannot be reached or refuses to work; the message names what and the remedy, never a password. */
public sealed class StoreException extends RuntimeException permits LeaseLostException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
