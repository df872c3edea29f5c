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
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ij.IJ;
import ij.ImagePlus;

/** Nuclei are counted on the command line and in a batch, in the answer and in every file. */
@Timeout(240)
class ObjectsTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final String PATHOLOGY = SAMPLES.resolve("01_pathology.png").toString();

	@TempDir
	private Path work;

	@Test
	void nucleiAreCountedInTheAnswerAndInEveryFile() throws IOException {
		final Path output = work.resolve("out");
		final String said = run("segment", "--target", "nuclei", "--image", PATHOLOGY, "--check", "off", "--output",
			output.toString(), "--export", "csv,geojson,coco,labels,rois,html");

		final JsonObject finding = JsonParser.parseString(Files.readString(output.resolve("answer.json")))
			.getAsJsonObject().getAsJsonArray("findings").get(0).getAsJsonObject();
		final JsonObject objects = finding.getAsJsonObject("objects");
		final int count = objects.get("count").getAsInt();
		assertTrue(count > 50, objects.toString());
		assertEquals(20, objects.get("smallest").getAsInt());
		assertEquals("each", objects.get("kind").getAsString());
		assertEquals("auto", objects.get("chosen").getAsString());
		final int leftOut = objects.get("left_out").getAsInt();
		final String line = "Nuclei: " + count + " objects" +
			(leftOut > 0 ? " (" + leftOut + " smaller than 20 pixels left out)." : ".");
		assertTrue(said.contains(line), said);
		assertTrue(Files.readString(output.resolve("01_pathology-report.html")).contains(line));

		final List<CSVRecord> rows = rows(output.resolve("01_pathology-findings.csv"));
		assertEquals(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList(),
			rows.stream().map(row -> row.get("object")).toList());
		assertTrue(
			rows.stream().mapToInt(row -> Integer.parseInt(row.get("area_pixels"))).allMatch(area -> area >= 20));
		assertEquals("nuclei 1-1", rows.get(0).get("region"));
		final JsonObject geo = JsonParser.parseString(Files.readString(output.resolve("01_pathology-findings.geojson")))
			.getAsJsonObject();
		assertEquals(count, geo.getAsJsonArray("features").size());
		final JsonObject coco = JsonParser.parseString(Files.readString(output.resolve("01_pathology-coco.json")))
			.getAsJsonObject();
		assertEquals(count, coco.getAsJsonArray("annotations").size());
		final ImagePlus labels = IJ.openImage(output.resolve("01_pathology-labels.tif").toString());
		assertEquals(count, labels.getStatistics().max);
		try (ZipFile rois = new ZipFile(output.resolve("01_pathology-rois.zip").toFile(), StandardCharsets.UTF_8)) {
			assertEquals(count, rois.size());
		}
		// The mask is that of the finding, small parts included.
		final long inside = IJ.openImage(output.resolve("mask-1.png").toString()).getStatistics().histogram[255];
		assertEquals(finding.get("pixels").getAsLong(), inside);
	}

	@Test
	void whatIsAskedForIsDone() throws IOException {
		final JsonObject touching = objects("segment", "--target", "nuclei", "--objects", "touching", "--smallest",
			"50");
		assertEquals("touching", touching.get("kind").getAsString());
		assertEquals("asked for", touching.get("chosen").getAsString());
		final JsonObject each = objects("segment", "--target", "nuclei", "--objects", "each", "--smallest", "50");
		assertTrue(touching.get("count").getAsInt() > each.get("count").getAsInt(), touching + " " + each);
		assertNull(objects("segment", "--target", "nuclei", "--objects", "one"));
		assertNull(objects("interpret", "--prompt", "Please segment nuclei in pathology."));
		assertTrue(objects("interpret", "--prompt", "Please segment nuclei in pathology.", "--objects", "auto")
			.get("count").getAsInt() > 50);
	}

	@Test
	void whatCannotBeUsedIsRefusedBeforeTheModelIsLoaded() {
		final List<String> line = List.of("segment", "--model", "demo", "--target", "nuclei", "--image", PATHOLOGY);
		final List<String> kind = new ArrayList<>(line);
		kind.addAll(List.of("--objects", "many"));
		assertEquals(2, Run.of(kind).code());
		assertTrue(Run.of(kind).err().contains("--objects: Objects must be auto, one, each, touching; not 'many'."));
		final List<String> smallest = new ArrayList<>(line);
		smallest.addAll(List.of("--smallest", "few"));
		assertTrue(Run.of(smallest).err().contains("--smallest: The smallest object is a whole number of pixels"));
	}

	@Test
	void aBatchCountsAsIsSaidForItOrForALine() throws IOException {
		final Path manifest = Files.writeString(work.resolve("m.csv"),
			"image,task,target,objects,smallest\n" + Path.of(PATHOLOGY).toAbsolutePath() + ",segment,nuclei,,\n" +
				Path.of(PATHOLOGY).toAbsolutePath() + ",segment,nuclei,one,\n");
		final Path output = work.resolve("many");
		run("batch", "--manifest", manifest.toString(), "--check", "off", "--objects", "each", "--smallest", "100",
			"--output", output.toString());
		final List<CSVRecord> rows = rows(output.resolve("findings.csv"));
		final List<CSVRecord> counted = rows.stream().filter(row -> !row.get("object").isEmpty()).toList();
		assertEquals(1, rows.size() - counted.size());
		assertTrue(counted.size() > 10, "objects: " + counted.size());
		assertTrue(
			counted.stream().mapToInt(row -> Integer.parseInt(row.get("area_pixels"))).allMatch(area -> area >= 100));
	}

	/** Sides of 512 pixels in fields of 256. */
	@Test
	void aLargeImageIsCountedAsAWhole() throws IOException {
		final JsonObject objects = objects("segment", "--target", "nuclei", "--fields", "256");
		assertTrue(objects.get("count").getAsInt() > 50, objects.toString());
	}

	private JsonObject objects(final String... line) throws IOException {
		final List<String> all = new ArrayList<>(List.of(line));
		all.addAll(List.of("--image", PATHOLOGY, "--output", work.resolve("objects").toString()));
		if (!line[0].equals("interpret")) {
			all.addAll(List.of("--check", "off"));
		}
		final String said = run(all.toArray(String[]::new));
		final JsonObject finding = JsonParser
			.parseString(Files.readString(work.resolve("objects").resolve("answer.json"))).getAsJsonObject()
			.getAsJsonArray("findings").get(0).getAsJsonObject();
		final JsonObject objects = finding.getAsJsonObject("objects");
		if (objects == null) {
			assertFalse(said.contains("object"), said);
		}
		return objects;
	}

	private static String run(final String... line) {
		final List<String> all = new ArrayList<>(List.of(line));
		all.addAll(List.of("--model", "demo"));
		final Run run = Run.of(all);
		assertEquals(0, run.code(), run.err());
		return run.out();
	}

	private static List<CSVRecord> rows(final Path file) throws IOException {
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(file)))
		{
			return parser.getRecords();
		}
	}
}
