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
package sc.fiji.unibiomed.findings.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.image.BinaryMask;

class CocoExportTest {

	@TempDir
	private Path folder;

	@Test
	void anAnnotation() throws IOException {
		final JsonObject coco = written(ExampleResults.of(finding(1, "nucleus", mask( //
			"....", //
			".##.", //
			".#.."))));
		final JsonObject annotation = coco.getAsJsonArray("annotations").get(0).getAsJsonObject();
		assertEquals(1, annotation.get("id").getAsInt());
		assertEquals(1, annotation.get("image_id").getAsInt());
		assertEquals(1, annotation.get("category_id").getAsInt());
		assertEquals(JsonParser.parseString("[1, 1, 2, 2]"), annotation.get("bbox"));
		assertEquals(3, annotation.get("area").getAsInt());
		assertEquals(0, annotation.get("iscrowd").getAsInt(), "trainers leave out crowds");
		assertEquals(0.875, annotation.get("score").getAsDouble());
		// Column by column: 4 outside, 2 inside, 1 outside, 1 inside, 4 outside; size is height, then width.
		assertEquals(JsonParser.parseString("{'counts': [4, 2, 1, 1, 4], 'size': [3, 4]}"),
			annotation.get("segmentation"));
		assertEquals(JsonParser.parseString("[{'id': 1, 'name': 'nucleus', 'supercategory': 'finding'}]"),
			coco.get("categories"));
		assertEquals(
			JsonParser
				.parseString("[{'id': 1, 'width': 4, 'height': 3, 'file_name': 'Zellen µ.tif', 'date_captured': ''}]"),
			coco.get("images"));
	}

	@Test
	void findingsOfOnePhraseShareACategory() throws IOException {
		final JsonObject coco = written(ExampleResults.of(finding(1, "lung", mask("#..")),
			finding(2, "heart", mask(".#.")), finding(3, "lung", mask("..#"))));
		assertEquals(List.of("lung", "heart"), coco.getAsJsonArray("categories").asList().stream()
			.map(c -> c.getAsJsonObject().get("name").getAsString()).toList());
		assertEquals(List.of(1, 2, 1), coco.getAsJsonArray("annotations").asList().stream()
			.map(a -> a.getAsJsonObject().get("category_id").getAsInt()).toList());
	}

	@Test
	void framesAreImages() throws IOException {
		final JsonObject coco = written(ExampleResults.of(finding(1, "tumor", mask("#."), mask(".."), mask("##"))));
		assertEquals(List.of("Zellen µ.tif#1", "Zellen µ.tif#2", "Zellen µ.tif#3"), coco.getAsJsonArray("images")
			.asList().stream().map(i -> i.getAsJsonObject().get("file_name").getAsString()).toList());
		assertEquals(List.of(1, 3), coco.getAsJsonArray("annotations").asList().stream()
			.map(a -> a.getAsJsonObject().get("image_id").getAsInt()).toList());
	}

	@Test
	void rejectedFindingsAreLeftOut() throws IOException {
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask("#")), 0);
		final JsonObject coco = written(ExampleResults.of(List.of(row.with(new Review(Review.Status.REJECTED, "")))));
		assertEquals(0, coco.getAsJsonArray("annotations").size());
		assertEquals(0, coco.getAsJsonArray("categories").size());
	}

	@Test
	void infoSaysWhereItComesFrom() throws IOException {
		final JsonObject info = written(ExampleResults.nothing(2, 2)).getAsJsonObject("info");
		assertEquals(2026, info.get("year").getAsInt());
		ExampleResults.PROVENANCE.toMap()
			.forEach((name, value) -> assertEquals(value, info.getAsJsonObject("provenance").get(name).getAsString()));
	}

	@Test
	void runLengthsBeginOutside() {
		assertArrayEquals(new int[] { 0, 1 }, RunLengths.of(mask("#")));
		assertArrayEquals(new int[] { 1 }, RunLengths.of(mask(".")));
		assertArrayEquals(new int[] { 0, 1, 2, 1 }, RunLengths.of(mask("#.", ".#")));
	}

	@Test
	void anyMaskComesBackFromItsRunLengths() {
		final Random random = new Random(1);
		for (int round = 0; round < 200; round++) {
			final byte[] pixels = new byte[(1 + random.nextInt(30)) * 11];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = (byte) random.nextInt(2);
			}
			final BinaryMask mask = BinaryMask.of(pixels.length / 11, 11, pixels);
			assertEquals(mask, decoded(RunLengths.of(mask), mask.width(), mask.height()));
			assertEquals(mask, RunLengths.toMask(RunLengths.of(mask), mask.width(), mask.height()));
		}
	}

	/** As the COCO API does it. */
	static BinaryMask decoded(final int[] counts, final int width, final int height) {
		final byte[] pixels = new byte[width * height];
		int at = 0;
		for (int run = 0; run < counts.length; run++) {
			for (int i = 0; i < counts[run]; i++, at++) {
				pixels[at % height * width + at / height] = (byte) (run % 2);
			}
		}
		assertEquals(pixels.length, at);
		return BinaryMask.of(width, height, pixels);
	}

	/** The mask of an annotation as it stands in a file. */
	static BinaryMask decoded(final JsonElement segmentation) {
		final JsonArray size = segmentation.getAsJsonObject().getAsJsonArray("size");
		final int[] counts = segmentation.getAsJsonObject().getAsJsonArray("counts").asList().stream()
			.mapToInt(JsonElement::getAsInt).toArray();
		return decoded(counts, size.get(1).getAsInt(), size.get(0).getAsInt());
	}

	private JsonObject written(final Results results) throws IOException {
		final Path file = folder.resolve("coco.json");
		new CocoExport().write(results, file);
		return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}
}
