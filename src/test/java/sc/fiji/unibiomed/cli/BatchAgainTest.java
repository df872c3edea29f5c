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
package sc.fiji.unibiomed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.cli.terminal.ExitCode;

/** Another question, precision or set of images into the same output folder keeps what was there. */
class BatchAgainTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final String LIVER = "Please segment liver in CT.";
	private static final String MODALITY = "What modality is this image?";

	@TempDir
	private Path work;
	private Path input;
	private Path output;

	@BeforeEach
	void copyImages() throws IOException {
		input = Files.createDirectories(work.resolve("input"));
		output = work.resolve("output");
		for (final String name : List.of("02_ct.png", "04_xray.png", "11_ct_normal.png")) {
			Files.copy(SAMPLES.resolve(name), input.resolve(name));
		}
	}

	@Test
	void anotherQuestionPrecisionAndOtherImagesAreAddedToTheTables() throws IOException {
		batch("--prompt", LIVER, "--export", "html");
		assertEquals(3, rows("answers.csv").size());
		final List<String> first = cells("findings.csv", "image", "prompt", "precision");

		batch("--prompt", MODALITY);
		assertEquals(6, rows("answers.csv").size());
		assertTrue(cells("findings.csv", "image", "prompt", "precision").containsAll(first));

		final Run fast = batch("--prompt", LIVER, "--precision", "fast");
		assertEquals(9, rows("answers.csv").size());
		assertTrue(cells("findings.csv", "image", "prompt", "precision").containsAll(first));
		assertEquals(List.of("exact", "fast"),
			rows("findings.csv").stream().map(row -> row.get("precision")).distinct().sorted().toList());
		assertTrue(fast.out().contains("3 of 3 answered; the folder has 9 answers in all. Open "), fast.out());

		Files.delete(input.resolve("02_ct.png"));
		Files.copy(SAMPLES.resolve("03_mri.png"), input.resolve("03_mri.png"));
		final Run others = batch("--prompt", MODALITY);
		assertEquals(10, rows("answers.csv").size(), others.out());

		final Run fewer = batch("--prompt", MODALITY, "--glob", "04*.png");
		assertEquals(10, rows("answers.csv").size(), fewer.out());
		final String page = Files.readString(output.resolve("index.html"));
		assertEquals(10, page.split("<figure", -1).length - 1);
		assertTrue(page.contains(">" + MODALITY + "</option>"), page);
		assertEquals(10, rows("answers.csv").stream().map(row -> row.get("folder")).distinct().count());
	}

	/** What an answer was given to is not there any more: the new one takes its place, and the old one is told. */
	@Test
	void anAnswerAboutAFileThatChangedSinceIsLeftOutAndTold() throws IOException {
		batch("--prompt", LIVER);
		Files.copy(SAMPLES.resolve("01_pathology.png"), input.resolve("04_xray.png"),
			StandardCopyOption.REPLACE_EXISTING);
		final Run changed = batch("--prompt", LIVER);
		assertEquals(3, rows("answers.csv").size());
		final String sentence = "04_xray.png has changed since";
		assertTrue(changed.err().contains(sentence), changed.err());
		assertTrue(changed.out().contains("1 earlier result is left out of the tables"), changed.out());
		assertTrue(Files.readString(output.resolve("index.html")).contains(sentence));
	}

	/** The answer to another question was about what the file was before, too. */
	@Test
	void answersToOtherQuestionsAboutAFileThatChangedAreLeftOut() throws IOException {
		batch("--prompt", LIVER, "--glob", "04*.png");
		Files.copy(SAMPLES.resolve("01_pathology.png"), input.resolve("04_xray.png"),
			StandardCopyOption.REPLACE_EXISTING);
		batch("--prompt", MODALITY, "--glob", "04*.png");
		assertEquals(List.of(MODALITY), cells("answers.csv", "prompt"));
		assertEquals(List.of("04_xray.png has changed since"), cells("left-out.csv", "reason"));
	}

	@Test
	void imagesOfTheSameNameInDifferentFoldersAreBothThere() throws IOException {
		batch("--prompt", MODALITY, "--glob", "04*.png");
		final Path day = Files.createDirectories(work.resolve("tuesday"));
		Files.copy(SAMPLES.resolve("01_pathology.png"), day.resolve("04_xray.png"));
		input = day;
		batch("--prompt", MODALITY);
		assertEquals(List.of("input/04_xray.png; X-ray.", "tuesday/04_xray.png; pathology."),
			cells("answers.csv", "image", "answer"));
		assertEquals(List.of(), cells("left-out.csv", "reason"));
	}

	@Test
	void aDamagedAnswerOfAnotherQuestionIsLeftOutAndTold() throws IOException {
		batch("--prompt", LIVER);
		final Path folder = output.resolve(rows("answers.csv").get(0).get("folder"));
		Files.writeString(folder.resolve("findings.csv"), "");
		final Run other = batch("--prompt", MODALITY);
		assertEquals(5, rows("answers.csv").size());
		assertTrue(other.err().contains(folder.getFileName() + " is left out of the tables: findings.csv is empty"),
			other.err());
		assertFalse(
			rows("answers.csv").stream().anyMatch(row -> row.get("folder").endsWith(folder.getFileName().toString())));
		// Its own question finds it, and asks again.
		assertTrue(batch("--prompt", LIVER).out().contains("3 of 3 answered, 2 of them before"));
		assertEquals(6, rows("answers.csv").size());
	}

	private Run batch(final String... more) {
		final List<String> args = new ArrayList<>(
			List.of("batch", "--model", "demo", "--input", input.toString(), "--output", output.toString()));
		args.addAll(List.of(more));
		final Run run = Run.of(args);
		assertEquals(ExitCode.DONE, run.code(), run.err());
		return run;
	}

	private List<String> cells(final String table, final String... columns) throws IOException {
		return rows(table).stream().map(row -> String.join("; ", List.of(columns).stream().map(row::get).toList()))
			.toList();
	}

	private List<CSVRecord> rows(final String name) throws IOException {
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(output.resolve(name), StandardCharsets.UTF_8)))
		{
			return parser.getRecords();
		}
	}
}
