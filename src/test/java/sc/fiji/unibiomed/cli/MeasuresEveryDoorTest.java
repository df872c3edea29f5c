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

import java.awt.Color;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.measure.Measurements;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;
import ij.process.LUT;
import sc.fiji.unibiomed.findings.export.CsvExport;
import sc.fiji.unibiomed.imagej.DicomFile;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.AnswerResults;
import sc.fiji.unibiomed.imagej.result.ResultPlacement;

/**
 * Menu, command line and batch measure alike, number by number: pixel sizes in all units that people have, and values
 * of all kinds of pixels. What ImageJ itself measures is the judge.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class MeasuresEveryDoorTest {

	/** What tells a door, and a moment, from others. */
	private static final Set<String> OF_THE_DOOR = Set.of("plane", "task_id", "folder", "date", "device");
	private static final String LIVER = "liver";

	private Path work;
	private Path folder;
	private Context context;
	private final Map<String, List<Map<String, String>>> batch = new TreeMap<>();

	@BeforeAll
	void saveImages(@TempDir final Path temporary) throws IOException {
		work = temporary;
		folder = Files.createDirectory(work.resolve("in"));
		context = new Context(UniBiomedService.class);
		final ImageProcessor grey = IJ.openImage("sample-images/02_ct.png").getProcessor().convertToByteProcessor()
			.resize(280);
		save("8bit_um", grey, 0.5, 0.25, "um", null);
		save("8bit_micron", grey, 0.5, 0.5, "micron", null);
		save("8bit_nm", grey, 90, 45, "nm", null);
		save("8bit_mm", grey, 0.7, 0.8, "mm", null);
		save("8bit_cm", grey, 0.05, 0.05, "cm", null);
		save("8bit_inch", grey, 0.01, 0.01, "inch", null);
		save("8bit_pixels", grey, 1, 1, "pixel", null);
		save("8bit_values", grey, 2, 2, "mm", new double[] { 10, 2 });
		save("16bit", grey.convertToShort(false), 0.5, 0.5, "µm", new double[] { -160, 1.5 });
		final ImageProcessor reals = grey.convertToFloat();
		reals.multiply(0.01);
		save("32bit", reals, 3, 1, "mm", null);
		save("rgb", IJ.openImage("sample-images/02_ct.png").getProcessor().resize(280), 0.5, 0.5, "mm", null);
		saveChannels(grey);
		saveStack(grey);
		saveDicom(grey);
		new FileSaver(new ImagePlus("plain", grey)).saveAsPng(folder.resolve("plain.png").toString());
		final Run run = Run.of("batch", "--model", "demo", "--task", "segment", "--target", LIVER, "--input",
			folder.toString(), "--output", work.resolve("out").toString());
		assertEquals(0, run.code(), run.err());
		rows(work.resolve("out/findings.csv"))
			.forEach(row -> batch.computeIfAbsent(row.get("image"), key -> new ArrayList<>()).add(row));
	}

	@AfterAll
	void close() {
		context.dispose();
	}

	private static void calibrate(final ImagePlus image, final double width, final double height, final String unit,
		final double[] line)
	{
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = width;
		calibration.pixelHeight = height;
		calibration.setUnit(unit);
		if (line != null) {
			calibration.setFunction(Calibration.STRAIGHT_LINE, line, "HU");
		}
	}

	private void save(final String name, final ImageProcessor pixels, final double width, final double height,
		final String unit, final double[] line)
	{
		final ImagePlus image = new ImagePlus(name, pixels);
		calibrate(image, width, height, unit, line);
		assertTrue(new FileSaver(image).saveAsTiff(folder.resolve(name + ".tif").toString()));
	}

	/** Each channel has other values: the one that is shown is measured. */
	private void saveChannels(final ImageProcessor grey) {
		final ImageStack stack = new ImageStack(grey.getWidth(), grey.getHeight());
		for (int channel = 1; channel <= 3; channel++) {
			final ImageProcessor next = grey.convertToShort(false);
			next.multiply(channel);
			stack.addSlice(next);
		}
		final ImagePlus image = new ImagePlus("channels", stack);
		image.setDimensions(3, 1, 1);
		final Color[] colours = { Color.RED, Color.GREEN, Color.BLUE };
		final CompositeImage composite = new CompositeImage(image, CompositeImage.COMPOSITE);
		for (int channel = 1; channel <= 3; channel++) {
			final LUT lut = LUT.createLutFromColor(colours[channel - 1]);
			lut.min = 0;
			lut.max = 255 * channel;
			composite.setChannelLut(lut, channel);
		}
		calibrate(composite, 0.3, 0.3, "um", null);
		assertTrue(new FileSaver(composite).saveAsTiffStack(folder.resolve("channels.tif").toString()));
	}

	private void saveStack(final ImageProcessor grey) {
		final ImageStack stack = new ImageStack(grey.getWidth(), grey.getHeight());
		for (int slice = 1; slice <= 2; slice++) {
			stack.addSlice(grey.duplicate());
		}
		final ImagePlus image = new ImagePlus("stack", stack);
		calibrate(image, 0.5, 0.5, "mm", null);
		image.getCalibration().pixelDepth = 4;
		assertTrue(new FileSaver(image).saveAsTiffStack(folder.resolve("stack.tif").toString()));
	}

	/** Spacing of rows first, as DICOM has it. */
	private void saveDicom(final ImageProcessor grey) throws IOException {
		final int[] pixels = new int[grey.getPixelCount()];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (int) Math.round(864 + grey.get(i) * 400 / 255.0);
		}
		new DicomFile().text(0x0008, 0x0060, "CS", "CT").text(0x0018, 0x0015, "CS", "ABDOMEN")
			.layout(grey.getWidth(), grey.getHeight(), "MONOCHROME2", false).text(0x0028, 0x0030, "DS", "0.8\\0.6")
			.text(0x0028, 0x1052, "DS", "-1024").text(0x0028, 0x1053, "DS", "1").text(0x0028, 0x1054, "LO", "HU")
			.write(folder.resolve("scan.dcm"), pixels);
	}

	Stream<String> images() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("images")
	void menuCommandLineAndBatchMeasureAlike(final String name) throws IOException {
		final Path file = folder.resolve(name);
		final UniBiomedService unibiomed = context.service(UniBiomedService.class);
		final ImagePlus open = IJ.openImage(file.toString());
		final ImageAnswer answer = unibiomed.segment(open, LIVER, "auto");
		unibiomed.presenter().show(answer, ResultPlacement.NONE);
		final Path table = work.resolve(name + ".csv");
		new CsvExport().write(AnswerResults.of(answer, unibiomed.presenter().findings().rows()), table);
		final List<Map<String, String>> menu = rows(table);
		assertFalse(menu.isEmpty());
		assertEquals(menu, batch.get(name));

		final Path output = work.resolve("line-" + name);
		final Run run = Run.of("segment", "--model", "demo", "--target", LIVER, "--image", file.toString(), "--output",
			output.toString(), "--export", "csv");
		assertEquals(0, run.code(), run.err());
		assertEquals(menu, rows(output.resolve(name.replaceAll("\\.\\w+$", "") + "-findings.csv")));

		if (menu.get(0).get("check").equals("absent")) {
			// Nothing is outlined that ImageJ could measure.
			assertEquals("", menu.get(0).get("area"));
			return;
		}
		asImageJ(menu.get(0), open, answer, output.resolve("mask-1.png"));
	}

	/** ImageJ's own statistics of the region, on the channel that is shown. */
	private static void asImageJ(final Map<String, String> row, final ImagePlus open, final ImageAnswer answer,
		final Path mask)
	{
		final ByteProcessor inside = (ByteProcessor) IJ.openImage(mask.toString()).getProcessor();
		inside.setThreshold(128, 255, ImageProcessor.NO_LUT_UPDATE);
		final Roi region = new ThresholdToSelection().convert(inside);
		open.setRoi(region);
		final ImageStatistics measured = open
			.getStatistics(Measurements.AREA | Measurements.MEAN | Measurements.MIN_MAX);
		assertEquals(measured.area, Double.parseDouble(row.get("area")), 1e-6 * measured.area);
		assertEquals(measured.mean, Double.parseDouble(row.get("mean_intensity")), 1e-6 * Math.abs(measured.mean));
		assertEquals(measured.min, Double.parseDouble(row.get("min_intensity")), 1e-4);
		assertEquals(measured.max, Double.parseDouble(row.get("max_intensity")), 1e-4);
		assertEquals(open.getCalibration().getUnit(), row.get("unit"));
	}

	@Test
	void halfAMicrometreIsAQuarterOfTheArea() throws IOException {
		final Path file = Files.createDirectory(work.resolve("half")).resolve("half.tif");
		final ImagePlus image = new ImagePlus("half",
			IJ.openImage("sample-images/02_ct.png").getProcessor().convertToByteProcessor());
		calibrate(image, 0.5, 0.5, "um", null);
		new FileSaver(image).saveAsTiff(file.toString());
		final Run run = Run.of("batch", "--model", "demo", "--prompt", "Please segment liver in CT.", "--input",
			file.getParent().toString(), "--output", work.resolve("half-out").toString());
		assertEquals(0, run.code(), run.err());
		final Map<String, String> row = rows(work.resolve("half-out/findings.csv")).get(0);
		assertEquals(List.of("27666", "6916.5", "µm"),
			List.of(row.get("area_pixels"), row.get("area"), row.get("unit")));
		assertFalse(row.get("mean_intensity").isEmpty());
	}

	private static List<Map<String, String>> rows(final Path table) throws IOException {
		try (Reader reader = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
			final List<Map<String, String>> rows = new ArrayList<>();
			for (final CSVRecord record : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
				.parse(reader).getRecords())
			{
				final Map<String, String> row = new TreeMap<>(record.toMap());
				row.keySet().removeAll(OF_THE_DOOR);
				rows.add(row);
			}
			return rows;
		}
	}
}
