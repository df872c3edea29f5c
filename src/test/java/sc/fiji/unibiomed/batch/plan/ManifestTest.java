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
package sc.fiji.unibiomed.batch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/** Manifests as people and spreadsheets write them: read rightly, or refused in a sentence that says what to do. */
class ManifestTest {

	@TempDir
	private Path work;

	private BatchPlan plan(final String text, final Charset charset) throws IOException {
		return BatchPlan.ofManifest(Files.write(work.resolve("m.csv"), text.getBytes(charset)), PlaneChoice.FIRST,
			List.of());
	}

	private BatchPlan plan(final String text) throws IOException {
		return plan(text, StandardCharsets.UTF_8);
	}

	private String refused(final String text, final Charset charset) {
		final String message = assertThrows(BatchException.class, () -> plan(text, charset)).getMessage();
		assertTrue(!message.contains("Exception") && !message.contains("Input length"), message);
		return message.replace(work.resolve("m.csv").toString(), "m.csv");
	}

	private String refused(final String text) {
		return refused(text, StandardCharsets.UTF_8);
	}

	/** Otherwise the question would be cut at its comma, and asked. */
	@Test
	void aRowWithMoreCellsThanTheHeaderIsRefused() {
		assertEquals(
			"Line 2 of the manifest m.csv has 4 cells, but the header has 2; put a cell that holds a comma in " +
				"quotation marks.",
			refused("image,prompt\na.png,Please segment nuclei, glands, and stroma in pathology.\n"));
		assertEquals(
			"Line 4 of the manifest m.csv has 3 cells, but the header has 2; put a cell that holds a semicolon in " +
				"quotation marks.",
			refused("image;prompt\na.png;\"What\nis it?\"\nb.png;What;why?\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "image,prompt\na.png,What is it?\n", "image;prompt\r\na.png;What is it?\r\n",
		"image\tprompt\ra.png\tWhat is it?\r", "image,prompt\na.png,What is it?\n,\n,,,\n\n",
		"image,prompt,,\na.png,What is it?,,\n", "Image,PROMPT\na.png,What is it?\n",
		"sep=;\nimage;prompt\na.png;What is it?\n" })
	void tablesAsSpreadsheetsSaveThemAreRead(final String text) throws IOException {
		final List<BatchEntry> expected = List.of(new BatchEntry(0, "a.png", work.toAbsolutePath().resolve("a.png"),
			PlaneChoice.FIRST, "What is it?", List.of()));
		assertEquals(new BatchPlan(expected), plan(text));
		assertEquals(expected, plan("\ufeff" + text).entries());
		assertEquals(expected, plan("\ufeff" + text, StandardCharsets.UTF_16LE).entries());
		assertEquals(expected, plan("\ufeff" + text, StandardCharsets.UTF_16BE).entries());
	}

	@Test
	void masksHaveSemicolonsBetweenThemInAnyTable() throws IOException {
		final Path folder = work.toAbsolutePath();
		assertEquals(List.of(folder.resolve("m1.png"), folder.resolve("m2.png")),
			plan("image;prompt;regions\na.png;What?;\"m1.png;m2.png\"\n").entries().get(0).regions());
	}

	@Test
	void otherEncodingsAreRefusedByTheLine() {
		assertEquals(
			"The manifest m.csv is not UTF-8 text: line 2 has bytes that are not letters there; save the file again " +
				"as UTF-8, in a spreadsheet as \"CSV UTF-8\".",
			refused("image,prompt\né.png,What?\n", StandardCharsets.ISO_8859_1));
	}

	@Test
	void anOpenQuotationMarkIsRefusedByItsLine() {
		assertEquals("The manifest m.csv is not a table: line 2 opens a quotation mark that is never closed; close it.",
			refused("image,prompt\na.png,\"unclosed\nb.png,What?\n"));
	}

	@Test
	void columnsWithoutAMeaningOfTheirOwnAreRefused() {
		assertEquals("The manifest m.csv has two columns 'prompt'; keep one, or name the other differently.",
			refused("image,prompt,prompt\na.png,What?,Why?\n"));
		assertEquals(
			"Line 3 of the manifest m.csv has 'x' in a column without a name; name column 2 in the header, or " +
				"empty it.",
			refused("image,,prompt\na.png,,What?\nb.png,x,What?\n"));
		assertTrue(refused("image,Promts\na.png,What?\n").startsWith("Say what to ask"));
		assertTrue(refused("image,prompts\na.png,What?\n").contains("Is it 'prompt'?"));
		assertTrue(refused("image,propmt\na.png,What?\n").contains("Is it 'prompt'?"));
		assertTrue(refused("picture,prompt\na.png,What?\n").contains(
			"has no column 'image'. It has a column 'picture'; the first line has to name the columns: image, "));
	}

	/** Lines stand for lines of the file: a quoted cell may have several. */
	@Test
	void objectsAreChosenLineByLineAndElseForTheBatch() throws IOException {
		final ObjectChoice usual = ObjectChoice.parse("touching", "30");
		final List<BatchEntry> entries = plan("image,task,target,objects,smallest\na.png,segment,nuclei,one,\n" +
			"a.png,segment,nuclei,,7\na.png,segment,nuclei,auto,\n").with(usual).entries();
		assertEquals(List.of(ObjectChoice.parse("one", "30"), ObjectChoice.parse("touching", "7"), usual),
			entries.stream().map(entry -> entry.task().objects()).toList());
		assertEquals(3, entries.stream().map(BatchEntry::key).distinct().count());
		assertEquals("Line 2 of the manifest m.csv: Objects must be auto, one, each, touching; not 'many'.",
			refused("image,prompt,objects\na.png,What?,many\n"));
	}

	@Test
	void furtherColumnsAreCarriedAlong() throws IOException {
		final BatchPlan plan = plan("image,prompt,patient,area\na.png,What is it?,7,\"left,\nupper\"\nb.png,Why?\n");
		assertEquals(List.of("patient", "area"), plan.further());
		assertEquals(Map.of("patient", "7", "area", "left,\nupper"), plan.entries().get(0).further());
		assertEquals(Map.of("patient", "", "area", ""), plan.entries().get(1).further());
		assertEquals(List.of("The columns 'patient', 'area' of the manifest change nothing of what is asked; the " +
			"tables have them as manifest_patient, manifest_area."), plan.notes());
		// They are no part of the task: who adds one later goes on where the batch stopped.
		assertEquals(plan("image,prompt\na.png,What is it?\n").entries().get(0).key(), plan.entries().get(0).key());
	}

	@Test
	void namesThatLookAlikeAreDifferentEntries() {
		final BatchEntry bell = entry("a\u0007.png");
		final BatchEntry letters = entry("a\\u0007.png");
		assertEquals("a\\u0007.png", bell.image());
		assertEquals(letters.image(), bell.image());
		assertNotEquals(letters.key(), bell.key());
	}

	private static BatchEntry entry(final String name) {
		return new BatchEntry(0, name, Path.of(name), PlaneChoice.FIRST, "What?", List.of());
	}
}
