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
package sc.fiji.unibiomed.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Finds out whether standard error is a terminal. Java knows that of standard input and output only, and a line that
 * changes would make a file unreadable.
 */
public final class TerminalDetection {

	private static final Path LINUX = Path.of("/proc/self/fd/2");

	private TerminalDetection() {}

	/** Whether a line on standard error can be written anew. */
	public static boolean isErrorATerminal() {
		if ("dumb".equals(System.getenv("TERM"))) {
			return false;
		}
		try {
			if (Files.isSymbolicLink(LINUX)) {
				return Files.readSymbolicLink(LINUX).toString().matches("/dev/(pts/\\d+|tty.*|console)");
			}
			if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
				return System.console() != null;
			}
			return new ProcessBuilder("/bin/sh", "-c", "test -t 2").inheritIO().start().waitFor() == 0;
		}
		catch (final IOException e) {
			// Lines that do not change are right everywhere.
			return false;
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}
}
