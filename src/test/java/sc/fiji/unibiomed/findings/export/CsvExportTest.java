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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.Intensity;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.PixelSpacing;

class CsvExportTest {

	private static final CSVFormat READ = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

	@TempDir
	private Path folder;

	@Test
	void measurementsAreInTheUnitOfTheImage() throws IOException {
		final BinaryMask mask = mask( //
			"....", //
			".##.", //
			".#..", //
			"....", //
			"....");
		final double[] original = new double[20];
		original[5] = 10;
		original[6] = 20;
		original[9] = 60;
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "nucleus", mask), 0).at(2, 3, 4)
			.with(Intensity.within(mask, i -> original[i]))
			.with(new Review(Review.Status.ACCEPTED, "yes, \"mostly\"\nsecond line"));
		final Results results = ExampleResults.of(PixelSpacing.of(0.5, 0.25, Double.NaN, "µm"), List.of(row));

		final CSVRecord cells = read(results).get(0);

		assertEquals("1", cells.get("finding"));
		assertEquals("nucleus", cells.get("phrase"));
		assertEquals("1 nucleus", cells.get("region"));
		assertEquals(List.of("2", "3", "4"), List.of(cells.get("channel"), cells.get("slice"), cells.get("time")));
		// 3 pixels of 0.5 by 0.25.
		assertEquals("0.375", cells.get("area"));
		assertEquals("3", cells.get("area_pixels"));
		// 3 of 20.
		assertEquals("15", cells.get("percent_of_image"));
		// Pixel centres at x 1.5, 2.5, 1.5 and y 1.5, 1.5, 2.5: 5.5 / 3 each.
		assertEquals("0.9166666667", cells.get("centroid_x"));
		assertEquals("0.4583333333", cells.get("centroid_y"));
		assertEquals("µm", cells.get("unit"));
		assertEquals(List.of("1", "1", "2", "2"),
			List.of(cells.get("bbox_x"), cells.get("bbox_y"), cells.get("bbox_width"), cells.get("bbox_height")));
		// (10 + 20 + 60) / 3.
		assertEquals(List.of("30", "10", "60"),
			List.of(cells.get("mean_intensity"), cells.get("min_intensity"), cells.get("max_intensity")));
		assertEquals(List.of("0.75", "2.5", "0.875"),
			List.of(cells.get("predicted_iou"), cells.get("object_score"), cells.get("mean_probability")));
		assertEquals("accepted", cells.get("status"));
		assertEquals("yes, \"mostly\"\nsecond line", cells.get("note"));
	}

	@Test
	void everyRowSaysWhereItComesFrom() throws IOException {
		for (final CSVRecord row : read(ExampleResults.of(finding(1, "a", mask("#.")), finding(2, "b", mask(".#"))))) {
			assertEquals("Please segment \"nuclei\", <b>all</b> of them.", row.get("prompt"));
			assertEquals("2026-02-03T04:05:06Z", row.get("date"));
			assertEquals("Zellen µ.tif", row.get("image"));
			ExampleResults.PROVENANCE.toMap().forEach((name, value) -> assertEquals(value, row.get(name)));
		}
	}

	@Test
	void headerNamesStay() throws IOException {
		final Path file = folder.resolve("findings.csv");
		new CsvExport().write(ExampleResults.nothing(3, 3), file);
		assertEquals(
			"finding,phrase,region,channel,slice,time,area,area_pixels,percent_of_image,centroid_x,centroid_y,unit," +
				"bbox_x,bbox_y,bbox_width,bbox_height,mean_intensity,min_intensity,max_intensity," +
				"status,note,volume,task,prompt,model,model_sha256,precision,device,software,date,image," +
				"image_sha256,image_input," +
				"confidence,plane,task_id,folder,failure,mean_probability,check,check_reason," +
				"predicted_iou,object_score,object,settings\r\n",
			Files.readString(file));
	}

	@Test
	void aStackHasARowForEachFrameThatTheFindingIsIn() throws IOException {
		final List<CSVRecord> rows = read(ExampleResults.of(finding(1, "tumor", mask("..."), mask("##."), mask("###")),
			finding(2, "cyst", mask("..."), mask("..."), mask("..."))));
		assertEquals(List.of("1/2/2", "1/3/3", "2/1/0"),
			rows.stream().map(row -> row.get("finding") + "/" + row.get("slice") + "/" + row.get("area")).toList());
		assertEquals("", rows.get(2).get("centroid_x"), "an empty mask has no centre");
		assertEquals("", rows.get(2).get("mean_probability"));
	}

	/** As ImageJ's own tables have them. */
	@Test
	void coordinatesAreCountedFromTheImagesOrigin() throws IOException {
		final PixelSpacing spacing = new PixelSpacing(0.5, 0.25, Double.NaN, "mm", 1, 2, 0, 0, "");
		final CSVRecord cells = read(
			ExampleResults.of(spacing, List.of(MeasuredFinding.of(finding(1, "a", mask("...#")), 0)))).get(0);
		// The centre of pixel (3, 0) is 3.5, 0.5.
		assertEquals(List.of("1.25", "-0.375"), List.of(cells.get("centroid_x"), cells.get("centroid_y")));
		assertEquals("3", cells.get("bbox_x"), "in pixels, whatever the unit");
	}

	@Test
	void placesCountFromOneAndAllChannelsAreAnEmptyCell() throws IOException {
		final CSVRecord cells = read(ExampleResults.of(finding(1, "a", mask("#")))).get(0);
		assertEquals(List.of("", "1", "1"), List.of(cells.get("channel"), cells.get("slice"), cells.get("time")));
	}

	@Test
	void aProbabilityHasItsNewNameAndItsOldOne() throws IOException {
		final CSVRecord cells = read(ExampleResults.of(finding(1, "a", mask("#")))).get(0);
		assertEquals(List.of("0.875", "0.875"), List.of(cells.get("confidence"), cells.get("mean_probability")));
	}

	@Test
	void noTextBeginsAsAFormulaAndNumbersKeepTheirSign() throws IOException {
		final PixelSpacing spacing = new PixelSpacing(1, 1, Double.NaN, "mm", 9, 0, 0, 0, "");
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "=HYPERLINK(1)", mask("#")), 0)
			.with(new Review(Review.Status.ACCEPTED, "-1 is \"too small\""));
		final CSVRecord cells = read(ExampleResults.of(spacing, List.of(row))).get(0);
		assertEquals("'=HYPERLINK(1)", cells.get("phrase"));
		assertEquals("'-1 is \"too small\"", cells.get("note"));
		assertEquals("-8.5", cells.get("centroid_x"));
	}

	@Test
	void numbersDoNotDependOnTheCountry() throws IOException {
		final Locale before = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
		try {
			assertEquals("0.75", read(ExampleResults.of(finding(1, "a", mask("#")))).get(0).get("predicted_iou"));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private List<CSVRecord> read(final Results results) throws IOException {
		final Path file = folder.resolve("findings.csv");
		new CsvExport().write(results, file);
		try (CSVParser parser = CSVParser.parse(Files.readString(file), READ)) {
			final List<CSVRecord> records = parser.getRecords();
			assertTrue(records.stream().allMatch(CSVRecord::isConsistent));
			return records;
		}
	}
}
