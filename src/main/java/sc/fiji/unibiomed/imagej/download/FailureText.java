package sc.fiji.unibiomed.imagej.download;

import java.nio.file.FileSystemException;

/** What went wrong, as a sentence for people. */
public final class FailureText {

	private FailureText() {
	}

	/** This program's own exceptions say it themselves; those of Java's file systems name only a file. */
	public static String of(final Exception failure) {
		if (failure instanceof FileSystemException e) {
			return e.getFile() + " cannot be used" + (e.getReason() == null ? " (" + e.getClass().getSimpleName().replaceAll(
				"Exception$", "") + ")" : ": " + e.getReason()) + ".";
		}
		return failure.getMessage() == null ? failure.toString() : failure.getMessage();
	}
}
