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
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;
import sc.fiji.unibiomed.findings.export.CsvExport;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;

/** One table of findings, and the same files beside it, through every door that writes files. */
@Timeout(240)
class OneTableTest {

	/** What tells a batch, and a moment, from others. */
	private static final Set<String> OF_THE_DOOR = Set.of("plane", "task_id", "folder", "date", "device");

	@TempDir
	private Path work;
	private Path file;

	/** A picture in 16 bits that means something: sizes, an origin, and values. */
	@BeforeEach
	void save() throws IOException {
		final ImagePlus image = IJ.openImage("sample-images/02_ct.png");
		IJ.run(image, "8-bit", "");
		final ImagePlus deep = new ImagePlus("scan", image.getProcessor().convertToShort(false));
		final Calibration calibration = deep.getCalibration();
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { -160, 400.0 / 255 }, "HU");
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = 0.5;
		calibration.setUnit("mm");
		calibration.xOrigin = 10;
		calibration.yOrigin = 20;
		file = Files.createDirectory(work.resolve("scans")).resolve("scan.tif");
		new FileSaver(deep).saveAsTiff(file.toString());
	}

	@Test
	void menuCommandLineAndBatchWriteTheSameRows() throws IOException {
		final Map<String, String> menu;
		try (Context context = new Context(UniBiomedService.class)) {
			final UniBiomedService unibiomed = context.service(UniBiomedService.class);
			final ImageAnswer answer = unibiomed.segment(IJ.openImage(file.toString()), "spleen", "auto");
			unibiomed.presenter().show(answer, ResultPlacement.NONE);
			final Path table = work.resolve("menu.csv");
			new CsvExport().write(AnswerResults.of(answer, unibiomed.presenter().findings().rows()), table);
			menu = row(table);
		}
		run("segment", "--target", "spleen", "--image", file.toString(), "--output", work.resolve("one").toString(),
			"--export", "csv");
		run("batch", "--task", "segment", "--target", "spleen", "--input", file.getParent().toString(), "--output",
			work.resolve("many").toString());
		final Map<String, String> line = row(work.resolve("one").resolve("scan-findings.csv"));
		final Map<String, String> batch = row(work.resolve("many").resolve("findings.csv"));

		assertEquals(List.copyOf(menu.keySet()), List.copyOf(line.keySet()));
		assertEquals(List.copyOf(menu.keySet()), List.copyOf(batch.keySet()));
		assertEquals(without(menu), without(line));
		final Map<String, String> expected = without(menu);
		// A batch tells of an image as its plan does, and of the question before any image is known.
		expected.put("image", "scan.tif");
		assertEquals(expected, without(batch));
		assertEquals("segmentation", menu.get("task"));
		assertEquals("1", menu.get("slice"));
		assertEquals("mm", menu.get("unit"));
		assertFalse(menu.get("mean_intensity").isEmpty());
		assertEquals(menu.get("confidence"), menu.get("mean_probability"));
	}

	@Test
	void filesAreNamedAfterTheImageAndGoWithTheirAnswer() throws IOException {
		final String folder = work.resolve("all").toString();
		run("segment", "--target", "spleen", "--image", file.toString(), "--output", folder, "--export",
			"csv,geojson,coco,labels,rois,html");
		assertEquals(
			Set.of("answer.json", "mask-1.png", "overlay.png", "scan-coco.json", "scan-findings.csv",
				"scan-findings.geojson", "scan-labels.tif", "scan-report.html", "scan-rois.zip"),
			names(Path.of(folder)));
		assertTrue(Files.readString(Path.of(folder, "scan-report.html")).contains("data:image/png"));
		Files.writeString(Path.of(folder, "my-notes.txt"), "mine");
		run("segment", "--target", "kidney", "--image", file.toString(), "--output", folder);
		final Set<String> left = names(Path.of(folder));
		left.removeIf(name -> name.startsWith("mask-"));
		assertEquals(Set.of("answer.json", "overlay.png", "my-notes.txt"), left);
	}

	@Test
	void aBatchWritesWhatIsAskedForIntoEachFolder() throws IOException {
		final Path output = work.resolve("many");
		run("batch", "--prompt", "Please segment spleen in CT.", "--input", file.getParent().toString(), "--output",
			output.toString(), "--export", "labels,rois,html");
		try (Stream<Path> tasks = Files.list(output.resolve("tasks"))) {
			final Set<String> names = names(tasks.findFirst().orElseThrow());
			assertTrue(names.containsAll(Set.of("scan-labels.tif", "scan-rois.zip", "scan-report.html")),
				names.toString());
		}
	}

	@Test
	void anImageThatFailsHasARowWithItsReason() throws IOException {
		Files.writeString(file.resolveSibling("broken.png"), "no image");
		final Path output = work.resolve("many");
		assertEquals(3, Run.of("batch", "--model", "demo", "--prompt", "Please segment spleen in CT.", "--input",
			file.getParent().toString(), "--output", output.toString()).code());
		final Map<String, String> broken = rows(output.resolve("findings.csv")).get(0).toMap();
		assertEquals("broken.png", broken.get("image"));
		assertTrue(broken.get("failure").contains("not an image"), broken.toString());
		assertEquals("", broken.get("area") + broken.get("finding") + broken.get("confidence"));
	}

	@Test
	void aFormatThatIsNotInstalledIsRefusedWithThoseThatAre() {
		final Run run = Run.of("segment", "--target", "spleen", "--image", file.toString(), "--output",
			work.resolve("x").toString(), "--export", "csv,excel");
		assertEquals(2, run.code());
		assertTrue(
			run.err().contains("'excel' is not an export format; write one of csv, geojson, coco, labels, rois, html"),
			run.err());
	}

	private static void run(final String... line) {
		final Run run = Run.of(Stream.concat(Stream.of(line), Stream.of("--model", "demo")).toArray(String[]::new));
		assertEquals(0, run.code(), run.err());
	}

	private static Map<String, String> without(final Map<String, String> row) {
		final Map<String, String> rest = new LinkedHashMap<>(row);
		rest.keySet().removeAll(OF_THE_DOOR);
		return rest;
	}

	private static Map<String, String> row(final Path table) throws IOException {
		final List<CSVRecord> rows = rows(table);
		assertEquals(1, rows.size());
		final Map<String, String> row = new LinkedHashMap<>();
		rows.get(0).getParser().getHeaderNames().forEach(name -> row.put(name, rows.get(0).get(name)));
		return row;
	}

	private static List<CSVRecord> rows(final Path table) throws IOException {
		try (Reader reader = Files.newBufferedReader(table)) {
			return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
		}
	}

	private static Set<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
		}
	}
}
