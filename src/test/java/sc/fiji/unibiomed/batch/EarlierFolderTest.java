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
package sc.fiji.unibiomed.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.BatchException;

/** Output folders that another version of this program has filled. */
class EarlierFolderTest {

	@TempDir
	private Path output;

	/** As version 0.1 left them before images were shown in one way. */
	@Test
	void aFolderOfTheFirstKindIsRefusedAndStaysAsItIs() throws IOException {
		write("tasks/02_ct_0123456789/answer.json", "{}");
		write("state/entries/0123456789abcdef.json", "{}");
		write("findings.csv", "image,plane\n");
		final Map<String, String> before = content();
		final String message = assertThrows(BatchException.class, () -> Batch.prepare(output)).getMessage();
		assertEquals(
			"The output folder " + output + " has answers of version 0.1 of this program, which showed some images " +
				"differently to the model. They stay as they are; choose another folder for new ones.",
			message);
		assertEquals(before, content());
	}

	@Test
	void aFolderOfALaterKindIsRefused() throws IOException {
		write("state/format", "99\n");
		assertTrue(assertThrows(BatchException.class, () -> Batch.prepare(output)).getMessage()
			.contains("another version of this program (format 99)"));
	}

	@Test
	void aFolderOfThisKindIsGoneOnWith() throws IOException {
		Batch.prepare(output);
		write("tasks/02_ct_0123456789/answer.json", "{}");
		Batch.prepare(output);
		assertEquals("2", Files.readString(output.resolve("state/format")).strip());
	}

	/** What is no batch's counts as empty. */
	@Test
	void otherFilesDoNotMatter() throws IOException {
		write("notes.txt", "mine");
		Files.createDirectories(output.resolve("tasks"));
		Batch.prepare(output);
		assertEquals("mine", Files.readString(output.resolve("notes.txt")));
	}

	private void write(final String name, final String text) throws IOException {
		final Path file = output.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private Map<String, String> content() throws IOException {
		final Map<String, String> content = new TreeMap<>();
		try (Stream<Path> files = Files.walk(output)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				content.put(output.relativize(file).toString(), Files.readString(file));
			}
		}
		return content;
	}
}
