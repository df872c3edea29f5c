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
package sc.fiji.unibiomed.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

class DataSetTest {

	@TempDir
	private Path folder;

	@Test
	void aFolderWithTheAnnotationsIsADataSet() throws IOException {
		make("CHAOS/test.json");

		final DataSet set = find(folder.resolve("CHAOS"), "test", "").get(0);

		assertEquals("CHAOS", set.name());
		assertEquals(folder.resolve("CHAOS/test/a.png"), set.image(annotation("")).path());
		assertEquals(folder.resolve("CHAOS/test_mask/m.png"), set.mask(annotation("")).path());
	}

	@Test
	void elseThoseBelowItAreByName() throws IOException {
		make("MSD/Task03_Liver/test.json");
		make("MSD/Task02_Heart/test.json");
		make("CHAOS/test.json");
		make("CHAOS/test/inner/test.json");
		make("Other/val.json");

		assertEquals(List.of("CHAOS", "MSD/Task02_Heart", "MSD/Task03_Liver"),
			find(folder, "test", "").stream().map(DataSet::name).toList());
		assertEquals(List.of("Other"), find(folder, "val", "").stream().map(DataSet::name).toList());
		assertEquals(List.of("Other"), find(folder, "test", "val.json").stream().map(DataSet::name).toList());
	}

	@Test
	void anAnnotationsOwnSplitCounts() throws IOException {
		make("test.json");
		final DataSet set = find(folder, "test", "").get(0);

		assertEquals(folder.resolve("val/a.png"), set.image(annotation("val")).path());
		assertEquals(folder.resolve("val_mask/m.png"), set.mask(annotation("val")).path());
	}

	@Test
	void filesMayBeNamedByTheirPathInTheDataSet() throws IOException {
		make("test.json");
		make("a.png");
		final DataSet set = find(folder, "test", "").get(0);
		assertEquals(folder.resolve("a.png"), set.image(annotation("")).path());

		make("test/a.png");
		assertEquals(folder.resolve("test/a.png"), set.image(annotation("")).path());
	}

	@Test
	void whereThereIsNoneThisIsTold() throws IOException {
		make("file");
		refused("does not exist", folder.resolve("nowhere"), "test", "");
		refused("is no folder", folder.resolve("file"), "test", "");
		refused("There is no test.json in " + folder, folder, "test", "");
		refused("cannot be the name of an annotation file", folder, "test", "a\0b");
	}

	private static void refused(final String reason, final Path data, final String split, final String annotations) {
		final String message = assertThrows(DataException.class, () -> find(data, split, annotations)).getMessage();
		assertTrue(message.contains(reason), message);
	}

	private void make(final String name) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.createFile(file);
	}

	private static List<DataSet> find(final Path data, final String split, final String annotations)
		throws DataException
	{
		return DataSet.find(new EvaluationSettings(data, split, annotations, List.of(EvaluationTask.SEGMENTATION),
			RegionDisplay.BOX, "", 42, 0));
	}

	private static Annotation annotation(final String split) {
		return new Annotation("1", "1", "a.png", split, "m.png", "", "", "", "", "", "");
	}
}
