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
package sc.fiji.unibiomed.batch.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.util.Cancellation;

/** Two runs side by side, with answers as a batch leaves them. */
class BatchComparisonTest {

	@TempDir
	private Path work;
	private Path folder;

	@BeforeEach
	void begin() throws IOException {
		folder = work.resolve("result");
		AnswerFolder.begin(folder);
	}

	private static BinaryMask square(final int width) {
		return BinaryMask.of(20, 10, (x, y) -> x < width && y < 5);
	}

	@Test
	void twoPrecisionsOfOneFolderNeedNoChoice() throws IOException {
		AnswerFolder.of(folder, "a.png", "Where is the liver?", "exact").text("It is [1].").finding("liver",
			square(10));
		AnswerFolder.of(folder, "a.png", "Where is the liver?", "fast").text("It is [1].").finding("Liver", square(6));
		AnswerFolder.of(folder, "b.png", "Where is the liver?", "exact").text("None.");
		AnswerFolder.of(folder, "b.png", "Where is the liver?", "fast").text("It is [1].").finding("liver", square(2));
		AnswerFolder.of(folder, "c.png", "Where is the liver?", "exact").text("None.");
		final BatchComparison compared = compare("", "");
		assertEquals(List.of("First: demo, exact", "Second: demo, fast", "Same text: 1 of 2 answers.",
			"Outlines: 2 findings, Dice mean 0.375, median 0.375.", "Least agreement:",
			"  0.000  b.png: liver (only in the second answer)", "  0.750  a.png: liver",
			"Without a partner: 1 of the first, 0 of the second; compare.csv lists them."), compared.lines());

		final Path page = compared.write(folder);
		final List<CSVRecord> rows = rows(folder.resolve("compare.csv"));
		assertEquals(List.of("a.png", "b.png", "c.png"), rows.stream().map(row -> row.get("image")).toList());
		assertEquals(List.of("50", "30", "30", "0.750000", "0.600000", "yes"),
			List.of("pixels_first", "pixels_second", "pixels_both", "dice", "iou", "same_text").stream()
				.map(rows.get(0)::get).toList());
		assertEquals("only the first has an answer", rows.get(2).get("note"));
		final String html = Files.readString(page);
		assertTrue(html.indexOf("b.png") < html.indexOf("<h3>a.png"), "the worst stands first");
		assertTrue(html.contains("data:image/png;base64,"), html);
	}

	@Test
	void twoQuestionsOfOneModelAreComparedToo() throws IOException {
		AnswerFolder.of(folder, "a.png", "Where is the liver, please?", "exact").finding("liver", square(10));
		AnswerFolder.of(folder, "a.png", "Segment the liver.", "exact").finding("liver", square(10));
		final BatchComparison compared = compare("", "");
		assertEquals(List.of("Segment the liver.", "Where is the liver, please?"),
			compared.names().stream().sorted().toList());
		assertEquals(1, compared.pairs().size());
		assertEquals(1, compare("question=Where is the liver, please?", "question=segment the liver.").pairs().size());
	}

	@Test
	void ofMoreThanTwoRunsOneHasToChoose() throws IOException {
		for (final String precision : List.of("exact", "fast", "compact")) {
			AnswerFolder.of(folder, "a.png", "Where?", precision).finding("liver", square(10));
		}
		assertEquals("The folder " + folder + " has 3 runs; choose the first and the second:" +
			"\n  model=demo,precision=compact  (1 answer)\n  model=demo,precision=exact  (1 answer)" +
			"\n  model=demo,precision=fast  (1 answer)", refusal("", ""));
		assertTrue(refusal("precision=exact", "").contains("choose the second run more exactly:"));
		assertTrue(refusal("precision=exact", "precision=half")
			.startsWith("No answer in " + folder + " fits the second run precision=half; there are:"));
		assertEquals(List.of("demo, fast", "demo, exact"), compare("precision=fast", "precision=EXACT").names());
		assertTrue(assertThrows(BatchException.class, () -> RunChoice.parse("the fast one")).getMessage()
			.startsWith("'the fast one' does not say which answers: write such as precision=exact"));
	}

	@Test
	void oneRunHasNothingToBeComparedWith() throws IOException {
		AnswerFolder.of(folder, "a.png", "Where?", "exact").finding("liver", square(10));
		assertTrue(refusal("", "").startsWith("The folder " + folder + " has one run only"));
	}

	@Test
	void twoFoldersAreCompared() throws IOException {
		final Path other = work.resolve("other");
		AnswerFolder.begin(other);
		AnswerFolder.of(folder, "a.png", "Where?", "exact").finding("liver", square(10)).absent("spleen");
		AnswerFolder.of(other, "a.png", "Where?", "exact").finding("liver", square(10)).absent("spleen");
		final BatchComparison compared = BatchComparison.of(folder, RunChoice.ALL, other, RunChoice.ALL,
			new Cancellation());
		assertEquals(List.of("First: " + folder, "Second: " + other, "Same text: 1 of 1 answers.",
			"Outlines: 1 finding, Dice mean 1.000, median 1.000. Absent in both: 1 finding."), compared.lines());
		compared.write(folder);
		assertTrue(rows(folder.resolve("compare.csv")).get(0).get("folder_second").startsWith("../other/tasks/"));
	}

	@Test
	void stacksAreComparedFrameByFrame() throws IOException {
		AnswerFolder.of(folder, "s.tif", "Where?", "exact").stack("tumor", List.of(square(10), square(0)));
		AnswerFolder.of(folder, "s.tif", "Where?", "fast").stack("tumor", List.of(square(0), square(10)));
		compare("", "").write(folder);
		final CSVRecord row = rows(folder.resolve("compare.csv")).get(0);
		assertEquals(List.of("50", "50", "0", "0.000000"),
			List.of(row.get("pixels_first"), row.get("pixels_second"), row.get("pixels_both"), row.get("dice")));
	}

	@Test
	void outlinesOfImagesOfOtherSizesAreToldAndNotCompared() throws IOException {
		AnswerFolder.of(folder, "a.png", "Where?", "exact").finding("liver", square(10));
		AnswerFolder.of(folder, "a.png", "Where?", "fast").finding("liver", BinaryMask.empty(7, 7));
		compare("", "").write(folder);
		final CSVRecord row = rows(folder.resolve("compare.csv")).get(0);
		assertEquals("one mask has 20 x 10 pixels and the other 7 x 7", row.get("note"));
		assertEquals("", row.get("dice"));
	}

	@Test
	void whatIsNoBatchIsRefused() throws IOException {
		final Path none = Files.createDirectories(work.resolve("none"));
		assertEquals("The folder " + none + " is not an output folder of a batch: it has no file state/format.",
			assertThrows(BatchException.class,
				() -> BatchComparison.of(none, RunChoice.ALL, none, RunChoice.ALL, new Cancellation())).getMessage());
		assertEquals("The folder " + folder + " has no answers to compare.", refusal("", ""));
	}

	private BatchComparison compare(final String first, final String second) throws IOException {
		return BatchComparison.of(folder, RunChoice.parse(first), folder, RunChoice.parse(second), new Cancellation());
	}

	private String refusal(final String first, final String second) {
		return assertThrows(BatchException.class, () -> compare(first, second)).getMessage();
	}

	private static List<CSVRecord> rows(final Path table) throws IOException {
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(table, StandardCharsets.UTF_8)))
		{
			return parser.getRecords();
		}
	}
}
