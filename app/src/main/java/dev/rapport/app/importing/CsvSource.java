package dev.rapport.app.importing;

import dev.rapport.app.cli.CommandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of separated values, opened at its header.
 *
 * @param separator comma, semicolon or tab, whichever the header has most of
 * @param skippedLines lines before the header
 */
record CsvSource(Reader reader, char separator, int skippedLines) implements AutoCloseable {
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final String SEPARATORS = ",;\t";
    /** Spreadsheets write such a line to tell each other the separator. */
    private static final String SEPARATOR_LINE = "sep=";

    static CsvSource open(Path file) throws IOException {
        // Bytes that are not UTF-8 arrive as U+FFFD, so that the row they are in can be named.
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), LONGEST_HEADER);
        try {
            return open(reader, file);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static CsvSource open(BufferedReader reader, Path file) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        String line = peekLine(reader);
        if (line.indexOf('\uFFFD') >= 0 || line.indexOf('\0') >= 0) {
            throw CommandException.usage(file + ", line 1: this is not UTF-8; save the file as CSV UTF-8");
        }
        if (line.regionMatches(true, 0, SEPARATOR_LINE, 0, SEPARATOR_LINE.length())
                && line.length() == SEPARATOR_LINE.length() + 1) {
            String told = reader.readLine();
            return new CsvSource(reader, told.charAt(SEPARATOR_LINE.length()), 1);
        }
        return new CsvSource(reader, separatorOf(line), 0);
    }

    private static String peekLine(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADER);
        StringBuilder line = new StringBuilder();
        for (int read = reader.read(); read >= 0 && line.length() < LONGEST_HEADER - 1; read = reader.read()) {
            if (read == '\n' || read == '\r') {
                if (!line.isEmpty()) {
                    break;
                }
                continue;
            }
            line.append((char) read);
        }
        reader.reset();
        return line.toString();
    }

    private static char separatorOf(String header) {
        char best = ',';
        long most = 0;
        String unquoted = header.replaceAll("\"[^\"]*\"", "");
        for (char candidate : SEPARATORS.toCharArray()) {
            long times = unquoted.chars().filter(c -> c == candidate).count();
            if (times > most) {
                most = times;
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
