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
package sc.fiji.unibiomed.imagej.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.Run;
import sc.fiji.unibiomed.imagej.ServiceOnHub;

/** A batch as a macro starts it, without a display. */
class BatchMacroTest {

	private static final Path SAMPLES = Path.of("sample-images");

	@TempDir
	private Path folder;
	private ServiceOnHub unibiomed;

	@BeforeEach
	void start() throws Exception {
		unibiomed = ServiceOnHub.in(UniBiomedPlugIn.context(), folder.resolve("cache"));
		Files.createDirectories(folder.resolve("my images"));
		for (final String name : List.of("02_ct.png", "04_xray.png")) {
			Files.copy(SAMPLES.resolve(name), folder.resolve("my images").resolve(name));
		}
	}

	@AfterEach
	void end() {
		unibiomed.close();
	}

	private List<String> batch(final String options) {
		return ModelMacrosTest.run("run('UniBiomed Batch...', 'input=[" + folder.resolve("my images") + "] output=[" +
			folder.resolve("the answers") + "] " + options + "');");
	}

	@Test
	void everyQuestionIsAskedAboutEveryImage() throws IOException {
		final String said = batch("prompts=[What modality is this image? | Please segment liver in CT.]").toString();
		assertTrue(said.contains("UniBiomed batch: 4 of 4 answered. " + folder.resolve("the answers/index.html")),
			said);
		final List<String> answers = Files.readAllLines(folder.resolve("the answers/answers.csv"));
		assertEquals(5, answers.size());
		assertTrue(answers.get(1).startsWith("02_ct.png,1,What modality is this image?,CT.,0,"), answers.get(1));
		assertTrue(answers.get(2).startsWith("02_ct.png,1,Please segment liver in CT.,\"Sure, it is [1].\",1,"),
			answers.get(2));
	}

	@Test
	void aTargetIsEnough() throws IOException {
		final String said = batch("target=liver prompts=[What modality is this image?]").toString();
		assertTrue(said.contains("2 of 2 answered"), said);
		assertTrue(said.contains("The prompts are not asked, because the task is 'segment'."), said);
		final List<String> answers = Files.readAllLines(folder.resolve("the answers/answers.csv"));
		assertTrue(answers.get(1).startsWith("02_ct.png,1,segmentation: liver,"), answers.get(1));
	}

	@Test
	void whatFailsIsInTheLogAndTheRestIsDone() throws IOException {
		Files.writeString(folder.resolve("my images/03_text.png"), "no image");
		final String said = batch("prompts=[What modality is this image?]").toString();
		assertTrue(said.contains("UniBiomed batch: 03_text.png failed: "), said);
		assertTrue(said.contains("2 of 3 answered, 1 failed (failures.csv says why)"), said);
	}

	@Test
	void filesCanBeChosenByPattern() throws IOException {
		batch("files=*ray.png prompts=[What modality is this image?]");
		assertEquals(2, Files.readAllLines(folder.resolve("the answers/answers.csv")).size());
	}

	/** What the dialog has, the command line has, too: the same tables come out. */
	@Test
	void aStackIsLookedAtAsOnTheCommandLine() throws IOException {
		Files.copy(SAMPLES.resolve("21_mri_stack_12slices.tif"), folder.resolve("my images/stack.tif"));
		batch("files=stack.tif task=segment target=[brain tumor] modality=MRI slices=volume range=4-8 key=6 " +
			"fields=whole export=labels");
		final Path other = folder.resolve("on the command line");
		assertEquals(0,
			Run.of(List.of("batch", "--model", "demo", "--input", folder.resolve("my images").toString(), "--glob",
				"stack.tif", "--task", "segment", "--target", "brain tumor", "--modality", "MRI", "--slices", "volume",
				"--range", "4-8", "--key-frame", "6", "--fields", "whole", "--export", "labels", "--output",
				other.toString())).code());
		assertEquals(Files.readString(other.resolve("findings.csv")),
			Files.readString(folder.resolve("the answers/findings.csv")));
		assertEquals(Files.readString(other.resolve("answers.csv")),
			Files.readString(folder.resolve("the answers/answers.csv")));
		assertEquals(Set.of("4", "5", "6", "7", "8"), slices(other.resolve("findings.csv")));
	}

	private static Set<String> slices(final Path table) throws IOException {
		try (CSVParser rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(table)))
		{
			return rows.stream().map(row -> row.get("slice")).collect(Collectors.toSet());
		}
	}

	@Test
	void aRangeNeedsAStack() {
		assertTrue(batch("range=4-8 prompts=[What modality is this image?]").toString()
			.contains("A range chooses among the planes of a stack: tick Stacks, or choose Slices."));
	}

	@Test
	void whatIsMissingIsSaid() {
		assertTrue(ModelMacrosTest.run("run('UniBiomed Batch...', 'target=liver output=[" + folder + "]');").toString()
			.contains("Name a folder with images, or a manifest."));
		assertTrue(batch("").toString().contains("Say what to segment, for example 'nuclei'."));
		assertTrue(batch("files=*.czi target=liver").toString().contains("There is no file '*.czi' in "));
		assertTrue(batch("promts=x").toString().contains("'promts' does not belong to this command"));
	}
}
