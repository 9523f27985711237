package dev.rapport.app.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams of one command. Results go to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether a person watches {@code err}, so that progress can be drawn there
 */
public record Output(PrintStream out, PrintStream err, InputStream in, boolean terminal) {
    /** Says something beside the result: a warning, a hint, what is being done. */
    public void note(String line) {
        err.println(line);
    }
}
