package dev.rapport.app.wording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file cannot be read or written, for people. */
public final class FileTrouble {
    private FileTrouble() {}

    /** A few words without a full stop, such as {@code "there is no such file"}. */
    public static String reason(Exception trouble) {
        return switch (trouble) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "no permission";
            case FileAlreadyExistsException other -> "something else of that name is there";
            case NotDirectoryException other -> "something else of that name is there";
            case FileSystemException refused ->
                Objects.requireNonNullElse(refused.getReason(), "the file system refuses it");
            case IOException told -> Objects.requireNonNullElse(told.getMessage(), "the file system refuses it");
            default -> "the file system refuses it";
        };
    }
}
