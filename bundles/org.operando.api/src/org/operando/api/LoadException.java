// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file cannot be read as what it was taken for. */
public class LoadException extends OperandoException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is wrong
     * @param where file and place in it
     * @param remedy what to do, or empty
     * @param cause the exception behind it, or null
     */
    public LoadException(String what, String where, String remedy, Throwable cause) {
        super(what, where, remedy, cause);
    }

    /**
     * Names the file and a place in it.
     * @param place line, byte or path inside, e.g. {@code "12"} or {@code "/entry/data"}; empty for the whole file
     */
    public static LoadException at(Path file, String place, String what) {
        return at(file, place, what, "");
    }

    /** As {@link #at(Path, String, String)} with what to do. */
    public static LoadException at(Path file, String place, String what, String remedy) {
        return new LoadException(what, place.isEmpty() ? file.toString() : file + ":" + place, remedy, null);
    }

    /** An input or output error of the operating system while a file was read. */
    public static LoadException io(Path file, IOException cause) {
        return new LoadException("cannot be read (" + reason(cause) + ")", file.toString(),
                "check that it exists, that you may read it and that nothing is writing it", cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "no such file";
            case AccessDeniedException e -> "permission denied";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
