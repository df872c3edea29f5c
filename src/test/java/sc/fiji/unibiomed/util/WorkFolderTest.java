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
package sc.fiji.unibiomed.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkFolderTest {

	private static final String LEFT = ".making-01234567-89ab-cdef-0123-456789abcdef";

	@TempDir
	private Path folder;

	@Test
	void whatIsMadeAppearsWholeAndNothingElseStays() throws IOException {
		try (WorkFolder work = WorkFolder.in(folder.resolve("new"), ".making-")) {
			Files.writeString(work.path().resolve("a"), "a");
			work.moveTo(folder.resolve("new/done"));
		}
		assertEquals(List.of("done"), names(folder.resolve("new")));
	}

	@Test
	void whatIsNotFinishedLeavesNothing() throws IOException {
		try (WorkFolder work = WorkFolder.in(folder, ".making-")) {
			Files.writeString(work.path().resolve("a"), "a");
		}
		assertEquals(List.of(), names(folder));
	}

	@Test
	void whatNobodyWorksOnIsRemovedAndNothingElse() throws IOException {
		Files.writeString(Files.createDirectory(folder.resolve(LEFT)).resolve("a"), "a");
		final List<String> others = List.of(".making-mine", ".other-01234567-89ab-cdef-0123-456789abcdef", "making");
		for (final String other : others) {
			Files.createDirectory(folder.resolve(other));
		}
		try (WorkFolder first = WorkFolder.in(folder, ".making-")) {
			try (WorkFolder second = WorkFolder.in(folder, ".making-")) {
				assertTrue(Files.isDirectory(first.path()));
				assertTrue(Files.isDirectory(second.path()));
			}
			assertTrue(Files.isDirectory(first.path()));
		}
		assertEquals(others, names(folder));
	}

	/** Another process that makes something until it is killed. */
	public static final class Maker {

		private Maker() {}

		public static void main(final String[] arguments) throws IOException, InterruptedException {
			final WorkFolder work = WorkFolder.in(Path.of(arguments[0]), ".making-");
			Files.writeString(work.path().resolve("half"), "half");
			Files.writeString(Path.of(arguments[0]).resolve("begun"), "");
			TimeUnit.MINUTES.sleep(1);
		}
	}

	@Test
	void whatAKilledProcessLeftIsRemovedAndWhatALivingOneMakesIsNot() throws Exception {
		final Process maker = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-cp", System.getProperty("java.class.path"), Maker.class.getName(), folder.toString())
			.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		try {
			while (!Files.exists(folder.resolve("begun"))) {
				assertTrue(maker.isAlive());
				TimeUnit.MILLISECONDS.sleep(20);
			}
			WorkFolder.in(folder, ".making-").close();
			assertEquals(3, names(folder).size(), names(folder).toString());
		}
		finally {
			maker.destroyForcibly().waitFor();
		}
		WorkFolder.in(folder, ".making-").close();
		assertEquals(List.of("begun"), names(folder));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
