/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.runtime.library;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why native code could not be loaded, for people. Java tells it in the words of the system's loader (glibc's
 * {@code dl-load.c}, Windows' {@code FormatMessage}), mostly wrapped into errors without a message.
 */
public final class LoadFailure {

	private static final Pattern GLIBC = Pattern.compile("version `(GLIBC(?:XX)?_[0-9.]+)' not found");

	/** An option of Java (JEP 472). */
	private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
	private static final String TEMPORARY = "start Java with -Djava.io.tmpdir=FOLDER to name another one";

	private LoadFailure() {}

	/**
	 * The cause and what to do, in a sentence without a capital and a full stop.
	 *
	 * @param failure what was thrown
	 */
	public static String words(final Throwable failure) {
		final Throwable root = root(failure);
		final String message = String.valueOf(root.getMessage()).strip().replaceAll("\\s+", " ");
		final String lower = message.toLowerCase(Locale.ROOT);
		final Matcher glibc = GLIBC.matcher(message);
		final String place = place();
		if (root instanceof IllegalCallerException || lower.contains("illegal native access")) {
			return "this Java does not allow native code; start it with " + NATIVE_ACCESS;
		}
		if (glibc.find()) {
			return "this system is too old, it has no " + glibc.group(1) + "; use a newer Linux";
		}
		if (lower.contains("cannot allocate memory")) {
			return "the system gives this process no more memory; look at 'ulimit -v', or at the container's limit";
		}
		if (lower.contains("failed to map segment") || lower.contains("operation not permitted")) {
			return "nothing may be executed in " + place + " (a disk that is mounted with noexec, for example); " +
				elsewhere();
		}
		if (lower.contains("invalid elf header") || lower.contains("file too short") ||
			lower.contains("not a valid win32") || lower.contains("not a mach-o file"))
		{
			return "a library in " + place + " is damaged; delete it, and it is made again";
		}
		if (lower.contains("no space left")) {
			return "the disk with " + place + " is full; make room there, or " + elsewhere();
		}
		final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
		if (!Files.isDirectory(temporary)) {
			return "the temporary folder " + temporary + " does not exist; make it, or " + TEMPORARY;
		}
		if (!Files.isWritable(temporary)) {
			return "nothing can be written into the temporary folder " + temporary + "; " + TEMPORARY;
		}
		if (!StandardCharsets.US_ASCII.newEncoder().canEncode(place)) {
			return "libraries cannot be loaded from " + place + " (" + message +
				"); set UNIBIOMED_HOME to a folder whose name has English letters only";
		}
		return message.equals("null") ? root.getClass().getSimpleName() : message.replaceAll("\\.$", "");
	}

	private static Throwable root(final Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root;
	}

	/** Where libraries are loaded from: the cache folder, unless it could not be written. */
	private static String place() {
		final String own = System.getProperty("onnxruntime.native.path");
		return own == null ? "the temporary folder " + System.getProperty("java.io.tmpdir") : own;
	}

	private static String elsewhere() {
		return "set UNIBIOMED_HOME to another folder, or " + TEMPORARY;
	}
}
