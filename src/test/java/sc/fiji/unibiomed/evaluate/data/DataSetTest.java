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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.evaluate.score.OutsideDataException;

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
	void aTaskMayHaveAnnotationsOfItsOwn() throws IOException {
		make("test.json");
		make("test_disease.json");
		final EvaluationSettings both = EvaluationSettings.of(folder, EvaluationTask.SEGMENTATION,
			EvaluationTask.DISEASE);

		final DataSet set = DataSet.find(both).get(0);

		assertEquals(folder.resolve("test.json"), set.annotations(EvaluationTask.SEGMENTATION));
		assertEquals(folder.resolve("test_disease.json"), set.annotations(EvaluationTask.DISEASE));
		// A file that somebody names is for all tasks.
		assertEquals(folder.resolve("test.json"),
			find(folder, "test", "test.json").get(0).annotations(EvaluationTask.DISEASE));
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

	/** Annotations come from anybody, and what they name is shown in reports. */
	@ParameterizedTest
	@ValueSource(strings = { "../../a.png", "../../secret/a.png", "inner/../../../secret/a.png",
		"FOLDER/../secret/a.png", "FOLDER/secret/a.png" })
	void whatLiesOutsideIsNotRead(final String name) throws IOException {
		make("set/test.json");
		make("set/test/inner/b.png");
		make("secret/a.png");
		make("a.png");
		final DataSet set = find(folder.resolve("set"), "test", "").get(0);
		final String file = name.replace("FOLDER", folder.toString());
		outside(() -> set.image(annotation(file, "", "")), folder.resolve("set"));
		outside(() -> set.mask(annotation("b.png", "", file)), folder.resolve("set"));
		outside(
			() -> set.image(annotation("a.png", name.replace("/a.png", "").replace("FOLDER", folder.toString()), "")),
			folder.resolve("set"));
	}

	@Test
	void neitherIsWhatALinkLeadsTo() throws IOException {
		make("set/test.json");
		make("set/test/real.png");
		make("secret/a.png");
		Files.createSymbolicLink(folder.resolve("set/test/link.png"), folder.resolve("secret/a.png"));
		Files.createSymbolicLink(folder.resolve("set/all"), folder.resolve("secret"));
		Files.createSymbolicLink(folder.resolve("set/test/inside.png"), folder.resolve("set/test/real.png"));
		Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("set"));
		final DataSet set = find(folder.resolve("set"), "test", "").get(0);
		outside(() -> set.image(annotation("link.png", "", "")), folder.resolve("set"));
		outside(() -> set.image(annotation("a.png", "all", "")), folder.resolve("set"));
		// Links inside of the folder, and a link to the folder, lead nowhere else.
		assertEquals(folder.resolve("set/test/inside.png"), set.image(annotation("inside.png", "", "")).path());
		final DataSet linked = find(folder.resolve("linked"), "test", "").get(0);
		assertEquals(folder.resolve("linked/test/real.png"), linked.image(annotation("real.png", "", "")).path());
	}

	@Test
	void aPathThatLeadsBackIntoTheFolderIsRead() throws IOException {
		make("test.json");
		make("test/a.png");
		final DataSet set = find(folder, "test", "").get(0);
		assertTrue(
			Files.isSameFile(folder.resolve("test/a.png"), set.image(annotation("../test/a.png", "", "")).path()));
		assertTrue(Files.isSameFile(folder.resolve("test/a.png"),
			set.image(annotation(folder.resolve("test/a.png").toString(), "", "")).path()));
	}

	@Test
	void theAnnotationsThemselvesLieInside() throws IOException {
		make("set/other.json");
		make("elsewhere/test.json");
		refused("is outside of the data set's folder " + folder.resolve("set"), folder.resolve("set"), "test",
			"../elsewhere/test.json");
		Files.createSymbolicLink(folder.resolve("set/test.json"), folder.resolve("elsewhere/test.json"));
		refused(folder.resolve("set/test.json") + " is outside of the data set's folder", folder.resolve("set"), "test",
			"");
	}

	private interface Named {

		DataFile file();
	}

	private static void outside(final Named named, final Path set) {
		final String message = assertThrows(OutsideDataException.class, () -> named.file().path()).getMessage();
		assertTrue(
			message.endsWith(
				" is outside of the data set's folder " + set + ", so it is not read; copy it into the folder."),
			message);
	}

	@Test
	void whereThereIsNoneThisIsTold() throws IOException {
		make("file");
		refused("does not exist", folder.resolve("nowhere"), "test", "");
		refused("is not a folder", folder.resolve("file"), "test", "");
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
		return annotation("a.png", split, "m.png");
	}

	private static Annotation annotation(final String image, final String split, final String mask) {
		return new Annotation("1", "1", image, split, mask, "", "", "", "", "", "");
	}
}
