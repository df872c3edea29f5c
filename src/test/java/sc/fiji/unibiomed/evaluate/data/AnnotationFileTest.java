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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnotationFileTest {

	@TempDir
	private Path folder;

	@Test
	void anAnnotationOfBiomedParseHasImageMaskAndSentence() throws IOException {
		final Annotation annotation = read("""
			{ "images": [{ "file_name": "1_CT_abdomen.png", "height": 1024, "width": 1024, "id": 3 }],
			  "categories": [],
			  "annotations": [{ "mask_file": "1_CT_abdomen_liver.png", "iscrowd": 0, "image_id": 3, "category_id": \
			1, "id": 12,
			    "file_name": "1_CT_abdomen.png", "split": "test", "ann_id": 12, "ref_id": 12, "sent_ids": [12],
			    "sentences": [{ "raw": "Liver in abdomen CT", "sent": "liver in abdomen CT", "sent_id": 12 }] }] }""")
			.get(0);

		assertEquals(new Annotation("test.json, annotation 1 (id 12)", "3", "1_CT_abdomen.png", "test",
			"1_CT_abdomen_liver.png", "liver in abdomen CT", "Liver in abdomen CT", "", "", "", ""), annotation);
	}

	@Test
	void theImageIsFoundByItsIdAndTheMaskByTheImagesName() throws IOException {
		final Annotation annotation = read("""
			{ "images": [{ "file_name": "a.png", "id": "x" }], "annotations": [{ "image_id": "x" }] }""").get(0);

		assertEquals("a.png", annotation.image());
		assertEquals("a.png", annotation.mask());
		assertEquals("x", annotation.imageKey());
		assertEquals("test.json, annotation 1", annotation.entry());
	}

	@Test
	void noMaskMeansThatNothingIsToBeFound() throws IOException {
		assertEquals("", read("""
			{ "annotations": [{ "file_name": "a.png", "mask_file": null }] }""").get(0).mask());
	}

	@Test
	void oneOfTheTwoSentencesIsEnough() throws IOException {
		final Annotation annotation = read("""
			{ "annotations": [{ "file_name": "a.png", "sentences": [{ "raw": "polyp" }] }] }""").get(0);

		assertEquals("polyp", annotation.sent());
		assertEquals("polyp", annotation.raw());
	}

	@Test
	void anEntryOfRadGenomeHasItsTextPutTogether() throws IOException {
		final List<Annotation> annotations = read("""
			{ "7": { "image_file": "test/1.png", "mask_file": "test_mask/1.png", "abnormality": "Pleural effusion",
			         "anatomy": "pleura", "report": "\\"A small effusion.\\"" },
			  "8": { "image_file": "test/2.png", "mask_file": "test_mask/2.png", "abnormality": "no findings",
			         "anatomy": "heart", "report": "Normal." } }""");

		assertEquals(new Annotation("test.json, entry '7'", "test/1.png", "test/1.png", "", "test_mask/1.png",
			"Pleural effusion", "Pleural effusion", "pleural effusion. a small effusion.", "Pleural effusion", "pleura",
			""), annotations.get(0));
		assertEquals("", annotations.get(1).mask(), "without findings, the mask does not count");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"5 | it is not an object.", //
		"{} | 'file_name' is missing.", //
		"{ \"file_name\": 5 } | 'file_name' is not a text.", //
		"{ \"file_name\": \"a\", \"mask_file\": [] } | 'mask_file' is not a text.", //
		"{ \"file_name\": \"a\", \"mask_file\": \"b\\u0000\" } | 'mask_file' cannot be the name of a file.", //
		"{ \"file_name\": \"a\", \"sentences\": {} } | 'sentences' is not a list.", //
		"{ \"file_name\": \"a\", \"sentences\": [\"b\"] } | the first of 'sentences' is not an object.", //
		"{ \"file_name\": \"a\", \"caption\": 1 } | 'caption' is not a text." })
	void whatIsWrongWithAnEntryIsToldAndTheOthersAreRead(final String entry, final String problem) throws IOException {
		final List<Annotation> annotations = read(
			"{ \"annotations\": [" + entry + ", { \"file_name\": \"good.png\" }] }");

		assertEquals("test.json, annotation 1: " + problem, annotations.get(0).problem());
		assertEquals("", annotations.get(1).problem());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"{ \"annotations\": [ | is not valid JSON: End of input at line 1 column 19 path $.annotations[0]", //
		"[] | is not one JSON object", //
		"'' | is not one JSON object", //
		"{ \"annotations\": 5 } | 'annotations' is not a list", //
		"{ \"annotations\": [] } | has no annotations", //
		"{ \"annotations\": [], \"images\": {} } | 'images' is not a list", //
		"{ \"annotations\": [], \"images\": [5] } | image 1: it is not an object", //
		"{ \"info\": {} } | has neither 'annotations' nor entries with an 'image_file'", //
		"{} | has neither 'annotations' nor entries with an 'image_file'" })
	void aFileThatIsNoneIsRefusedByName(final String json, final String reason) {
		final String message = assertThrows(DataException.class, () -> read(json)).getMessage();

		assertTrue(message.startsWith(folder.resolve("test.json").toString()), message);
		assertTrue(message.contains(reason), message);
	}

	@Test
	void aFileInAnotherEncodingIsRefused() throws IOException {
		final Path file = folder.resolve("test.json");
		Files.write(file, "{ \"annotations\": [\"é\"] }".getBytes(StandardCharsets.ISO_8859_1));

		final String message = assertThrows(DataException.class, () -> AnnotationFile.read(file)).getMessage();
		assertTrue(message.endsWith("test.json is not UTF-8 text."), message);
	}

	@Test
	void endlessNestingIsRefused() {
		assertThrows(DataException.class, () -> read("{ \"annotations\": " + "[".repeat(200_000)));
	}

	private List<Annotation> read(final String json) throws IOException {
		return AnnotationFile.read(Files.writeString(folder.resolve("test.json"), json));
	}
}
