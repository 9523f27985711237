package dev.rapport.app.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param remedy what to do about it; empty text if nothing
 */
record Check(State state, String check, String detail, String remedy) {

    /** How bad it is. */
    enum State {
        OK,
        /** It runs, but somebody should know. */
        WARN,
        /** The service would not run. */
        FAIL;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Check ok(String check, String detail) {
        return new Check(State.OK, check, detail, "");
    }

    static Check warn(String check, String detail, String remedy) {
        return new Check(State.WARN, check, detail, remedy);
    }

    static Check fail(String check, String detail, String remedy) {
        return new Check(State.FAIL, check, detail, remedy);
    }

    String sentence() {
        return remedy.isEmpty() ? detail : detail + ". " + remedy;
    }
}
