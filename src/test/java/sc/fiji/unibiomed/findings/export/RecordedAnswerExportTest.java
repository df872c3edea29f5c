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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ij.ImagePlus;
import ij.io.Opener;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.PhraseFinder;
import sc.fiji.unibiomed.findings.html.HtmlReport;
import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.result.ReportPictures;
import sc.fiji.unibiomed.testing.DemoCase;

/** Recorded answers of the demonstration model, in every format and back. */
class RecordedAnswerExportTest {

	@TempDir
	private Path folder;

	@Test
	void aReportWithTwoFindings() throws IOException {
		checkAll(new Recorded(recorded("g10_report_two_seg")));
	}

	@Test
	void aStackOfTwelveSlices() throws IOException {
		checkAll(new Recorded(recorded("g12_video_12_slices")));
	}

	private void checkAll(final Recorded recorded) throws IOException {
		final Results results = recorded.results();
		assertTrue(results.findings().size() > 0);
		checkGeoJson(results);
		checkCoco(results);
		checkLabels(results);

		final Path csv = folder.resolve("findings.csv");
		new CsvExport().write(results, csv);
		assertEquals(1 + results.findings().size(), Files.readAllLines(csv).size());

		final Path html = folder.resolve("report.html");
		new HtmlReport().write(results, html);
		for (final Finding finding : recorded.findings) {
			assertTrue(Files.readString(html).contains("<tr id=\"finding-" + finding.index() + "\">"));
		}
	}

	private void checkGeoJson(final Results results) throws IOException {
		final Path file = folder.resolve("findings.geojson");
		new GeoJsonExport().write(results, file);
		final JsonArray features = JsonParser.parseString(Files.readString(file)).getAsJsonObject()
			.getAsJsonArray("features");
		assertEquals(results.visible().size(), features.size());
		for (int i = 0; i < features.size(); i++) {
			final JsonObject geometry = features.get(i).getAsJsonObject().getAsJsonObject("geometry");
			final JsonArray coordinates = geometry.getAsJsonArray("coordinates");
			final List<int[][]> rings = new ArrayList<>();
			if (geometry.get("type").getAsString().equals("Polygon")) {
				addRings(coordinates, rings);
			}
			else {
				coordinates.forEach(polygon -> addRings(polygon.getAsJsonArray(), rings));
			}
			assertEquals(results.visible().get(i).mask().mask(),
				Rasters.fill(results.width(), results.height(), rings));
		}
	}

	private static void addRings(final JsonArray polygon, final List<int[][]> rings) {
		for (final JsonElement ring : polygon) {
			final List<JsonElement> positions = ring.getAsJsonArray().asList();
			rings.add(positions
				.subList(0, positions.size() - 1).stream().map(position -> new int[] {
					position.getAsJsonArray().get(0).getAsInt(), position.getAsJsonArray().get(1).getAsInt() })
				.toArray(int[][]::new));
		}
	}

	private void checkCoco(final Results results) throws IOException {
		final Path file = folder.resolve("coco.json");
		new CocoExport().write(results, file);
		final JsonArray annotations = JsonParser.parseString(Files.readString(file)).getAsJsonObject()
			.getAsJsonArray("annotations");
		assertEquals(results.visible().size(), annotations.size());
		for (int i = 0; i < annotations.size(); i++) {
			final JsonObject annotation = annotations.get(i).getAsJsonObject();
			final BinaryMask mask = CocoExportTest.decoded(annotation.get("segmentation"));
			assertEquals(results.visible().get(i).mask().mask(), mask);
			assertEquals(mask.area(), annotation.get("area").getAsInt());
		}
	}

	/** The smallest finding is nowhere hidden. */
	private void checkLabels(final Results results) throws IOException {
		final Path file = folder.resolve("labels.tif");
		new LabelImageExport().write(results, file);
		final ImagePlus labels = new Opener().openImage(file.toString());
		assertEquals(results.frameCount(), labels.getStackSize());
		final MeasuredFinding smallest = results.visible().stream()
			.min((a, b) -> Long.compare(a.mask().shape().pixels(), b.mask().shape().pixels())).orElseThrow();
		final short[] pixels = (short[]) labels.getStack().getPixels(smallest.frame() + 1);
		int count = 0;
		for (final short pixel : pixels) {
			count += pixel == smallest.finding().index() ? 1 : 0;
		}
		assertEquals(smallest.mask().shape().pixels(), count);
	}

	private static DemoCase recorded(final String id) throws IOException {
		return DemoCase.all().stream().filter(recorded -> recorded.toString().equals(id)).findFirst().orElseThrow();
	}

	/** A recorded case as data. */
	private static final class Recorded {

		private final String prompt;
		private final String prediction;
		private final List<RgbImage> frames = new ArrayList<>();
		private final List<Finding> findings = new ArrayList<>();

		private Recorded(final DemoCase recorded) throws IOException {
			prompt = recorded.text("text").replace("<image>", "");
			prediction = recorded.text("prediction");
			frames.addAll(recorded.frames());
			final List<String> phrases = PhraseFinder.phrases(prediction, prompt);
			for (int seg = 0; seg < phrases.size(); seg++) {
				final BinaryMask[] masks = new BinaryMask[frames.size()];
				for (int frame = 0; frame < masks.length; frame++) {
					masks[frame] = ImageFiles.readMask(recorded.file("mask_seg" + seg + "_frame" + frame + ".png"));
				}
				findings.add(ExampleResults.finding(seg + 1, phrases.get(seg), masks));
			}
		}

		private Results results() {
			final ImageChecksum checksum = new ImageChecksum();
			frames.forEach(checksum::add);
			final Dimensions size = new Dimensions(frames.get(0).width(), frames.get(0).height(), 1, frames.size(), 1);
			final AskedImage image = new AskedImage(
				ImageFacts.of(size, PixelKind.COLOUR).with(PixelSpacing.of(0.5, 0.5, Double.NaN, "mm")),
				AskedImage.planes(size), ReportPictures.of(Picture.stack(frames), ReportPicture.framesOf(findings)));
			return new Results(new Provenance("demo", "", "report", prompt, "float32", "CPU", "UniBiomed",
				Instant.EPOCH, "recorded", checksum.hex(), ""), image, prediction, Results.rows(findings, image));
		}
	}
}
