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
package sc.fiji.unibiomed.doors;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.imagej.patcher.LegacyInjector;
import sc.fiji.unibiomed.util.FileTrees;

/**
 * Prints for docs/dev/parity.md how much liver each door finds in one CT. ImageJ is patched to run without a
 * display, so Java must be started with {@code --add-opens=java.base/java.lang=ALL-UNNAMED}; in Maven's own process,
 * {@code MAVEN_OPTS} says that.
 */
public final class DoorTable {

	private DoorTable() {}

	/** Takes no arguments; run in the project's folder. */
	public static void main(final String[] arguments) throws Exception {
		System.setProperty("java.awt.headless", "true");
		// What the developer's own ImageJ remembers stays as it is.
		System.setProperty("java.util.prefs.userRoot", Path.of("target", "test-preferences").toString());
		System.setProperty("ij.prefs.dir", "target");
		System.setProperty("plugins.dir", Path.of("target", "imagej1").toString());
		// Before any class of ImageJ is loaded, so that macros run without a display.
		LegacyInjector.preinit();
		final Path work = Files.createTempDirectory("doors");
		try {
			final String table = table(Path.of("sample-images"), work);
			new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table);
		}
		finally {
			FileTrees.delete(work);
		}
	}

	/**
	 * Asks.
	 *
	 * @param work an empty folder
	 * @return the table in Markdown
	 */
	static String table(final Path samples, final Path work) throws Exception {
		final DoorInput ct = DoorInputs.of(DoorInputs.CT, DoorInputs.all(samples, folder(work, "inputs")));
		final StringBuilder table = new StringBuilder(
			"| door | liver pixels | shown as | what else the user is told |\n|---|--:|---|---|\n");
		final List<Door> doors = new ArrayList<>(Doors.others());
		doors.add(0, Doors.expected());
		for (final Door door : doors) {
			final Seen seen = NetworkRecording.ask(door, ct, folder(work, door.name()));
			final String told = seen.isAnswered() ? String.join(" ", seen.notes()) : seen.refusal();
			table.append(String.format("| %s | %,d | %s | %s |\n", door.name(), seen.pixels(), nothing(seen.shownAs()),
				nothing(told)));
		}
		return table.toString();
	}

	private static String nothing(final String words) {
		return words.isEmpty() ? "–" : words;
	}

	private static Path folder(final Path work, final String name) throws IOException {
		return Files.createDirectory(work.resolve(name.replace(' ', '-')));
	}
}
