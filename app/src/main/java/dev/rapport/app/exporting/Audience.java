package dev.rapport.app.exporting;

import java.util.Locale;

/** Whom an export is for; typed in lower case. */
enum Audience {
    /** Whoever runs this installation: everything. */
    OPERATOR,
    /** Somebody whom the networks' terms do not allow to have their raw numbers. */
    CLIENT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
