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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.BatchException;

class SharedFolderTest {

	@TempDir
	private Path work;

	@Test
	void whoSeesTheFoldersOfTheDriverMayWork() throws IOException {
		final SharedFolder folder = SharedFolder.at(work.resolve("output"), List.of(work));
		folder.require();
		assertEquals(work.resolve("output"), folder.folder());
		folder.leave();
		assertThrows(BatchException.class, folder::require);
	}

	/** As on a computer where the same name is a folder on a disk of its own. */
	@Test
	void whoSeesOtherFoldersIsTold() throws IOException {
		final SharedFolder folder = SharedFolder.at(work.resolve("output"), List.of(work.resolve("input")));
		assertTrue(assertThrows(BatchException.class, folder::require).getMessage()
			.startsWith("This executor does not see the folder with images " + work.resolve("input") + ";"));
		Files.createDirectories(work.resolve("input"));
		Files.delete(Path.of(folder.sign()));
		assertTrue(assertThrows(BatchException.class, folder::require).getMessage()
			.startsWith("This executor does not see the output folder " + work.resolve("output") + " of the driver;"));
	}
}
