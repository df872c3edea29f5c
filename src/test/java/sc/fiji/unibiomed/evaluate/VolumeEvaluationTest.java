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
package sc.fiji.unibiomed.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.RegionDisplay;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.BiomedParseFolder;
import sc.fiji.unibiomed.testing.DemoCase;
import sc.fiji.unibiomed.util.Cancellation;

/** Data sets whose items are slices of volumes, with the demonstration model. */
@Timeout(300)
class VolumeEvaluationTest {

	private static final double TINY = 1e-9;
	private static final CSVFormat READ = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
	/** What the model outlines as the liver in 02_ct.png, as recorded elsewhere. */
	private static final int LIVER_PIXELS = 27666;
	/** A square of 60 x 60 pixels around the centre of that outline, which lies wholly inside. */
	private static final Bounds SQUARE = new Bounds(173 - 30, 234 - 30, 60, 60);
	/** Of a volume with the square in one slice and nothing in the other; the model outlines the liver in both. */
	private static final double LIVER_DICE = 2.0 * 3600 / (2 * LIVER_PIXELS + 3600);

	private static LoadedModel model;

	@TempDir
	private Path work;
	private BiomedParseFolder data;
	private Path output;
	private final List<EvaluationProgress> told = new ArrayList<>();

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	@BeforeEach
	void begin() throws IOException {
		data = new BiomedParseFolder(work.resolve("Samples"));
		output = work.resolve("out");
	}

	@Test
	void volumesAreMeasuredAsWholesAndThenTheirClasses() throws IOException {
		addLiver();
		addNucleiWithTheModelsOwnMask();

		final EvaluationOutcome outcome = run();

		final List<CSVRecord> volumes = csv("volumes.csv");
		assertEquals(List.of("volume", "class", "modality", "slices", "failed_slices", "dice", "hd95", "surface_dice",
			"dataset", "note"), volumes.get(0).getParser().getHeaderNames());
		assertEquals(2, volumes.size());
		assertEquals(List.of("VOL-1", "liver", "CT", "2", "0"), volumes.get(0).toList().subList(0, 5));
		assertEquals(LIVER_DICE, number(volumes.get(0), "dice"), TINY);
		assertTrue(number(volumes.get(0), "hd95") > 1, volumes.get(0).toString());
		assertTrue(number(volumes.get(0), "surface_dice") < 1, volumes.get(0).toString());
		assertEquals(List.of("VOL-2", "nuclei", "pathology", "2", "0", "1", "0", "1", "Samples", ""),
			volumes.get(1).toList());
		// Slices whose known mask is empty still do not count as items.
		assertEquals("the known mask is empty: not counted", csv("items.csv").get(1).get("notes"));

		final CSVRecord mean = summary("mean of classes", "", "volume_dice");
		assertEquals((LIVER_DICE + 1) / 2, number(mean, "mean"), TINY);
		assertEquals(List.of("2", "4", "0"), List.of(mean.get("n"), mean.get("items"), mean.get("failed")));
		// Of two volumes, a quarter of the samples has the worse one only, a quarter the better one.
		assertEquals(LIVER_DICE, number(mean, "low"), TINY);
		assertEquals(1, number(mean, "high"), TINY);
		assertEquals(LIVER_DICE, number(summary("liver", "VOL-1", "volume_dice"), "mean"), TINY);
		assertEquals(LIVER_DICE, number(summary("liver", "", "volume_dice"), "mean"), TINY);
		assertEquals("0", summary("nuclei", "", "volume_hd95").get("mean"));

		final JsonObject json = JsonParser.parseString(Files.readString(output.resolve("summary.json")))
			.getAsJsonObject();
		assertEquals(LIVER_DICE, json.getAsJsonArray("volumes").get(0).getAsJsonObject().get("dice").getAsDouble(),
			TINY);
		assertEquals("mean of classes",
			json.getAsJsonArray("volume_groups").get(2).getAsJsonObject().get("class").getAsString());

		final String html = Files.readString(output.resolve("report.html"));
		assertTrue(html.contains("<h2>Segmentation of volumes</h2>"), html);
		assertTrue(html.contains("<td style=\"padding-left:1.6rem\">VOL-2</td><td class=\"n\">2</td>" +
			"<td class=\"n\">1.000</td><td class=\"n\">0.00</td><td class=\"n\">1.000</td>"), html);

		assertEquals(6, outcome.lines().size(), outcome.lines().toString());
		assertTrue(outcome.lines().get(0).startsWith("Segmentation: Dice "), outcome.lines().get(0));
		assertEquals("Volume VOL-2, nuclei (pathology): Dice 1.000, HD95 0.00 voxels, Surface Dice 1.000, 2 slices",
			outcome.lines().get(2));
		assertEquals("Volumes of nuclei (pathology): Dice 1.000 (95 % CI 1.000 to 1.000), HD95 0.00 voxels (0.00 to " +
			"0.00), Surface Dice 1.000 (1.000 to 1.000), 1 volume", outcome.lines().get(4));
		assertTrue(
			outcome.lines().get(5).startsWith(
				String.format(Locale.ROOT, "Volumes, mean of classes: Dice %.3f (95 %% CI %.3f to 1.000), HD95 ",
					(LIVER_DICE + 1) / 2, LIVER_DICE)) &&
				outcome.lines().get(5).endsWith(", 2 volumes"),
			outcome.lines().get(5));
		assertTrue(last().words().startsWith("2 of 2 volumes measured"), last().words());
	}

	@Test
	void theReportShowsTheSliceWithTheMostWrongPixelsOfEachVolume() throws IOException {
		addLiver();
		addNucleiWithTheModelsOwnMask();

		run();

		final String html = Files.readString(output.resolve("report.html"));
		assertTrue(html.contains("All 2 volumes with a Dice, the worst first."), html);
		assertEquals(2, html.split("data:image/jpeg;base64,", -1).length - 1);
		// In the first slice a square is known, in the second nothing: there all that is outlined is wrong.
		assertTrue(html.contains("<b>VOL-1-002_CT_abdomen.png</b> liver"), html);
		assertTrue(html.contains(String.format(Locale.ROOT,
			"Volume VOL-1: Dice %.3f; this is its slice with the most " + "wrong pixels", LIVER_DICE)), html);
	}

	@Test
	void aSecondRunAsksNothingAndWritesTheSame() throws IOException {
		addLiver();
		run();
		final byte[] volumes = Files.readAllBytes(output.resolve("volumes.csv"));
		final byte[] answers = Files.readAllBytes(output.resolve("answers.jsonl"));
		final byte[] report = Files.readAllBytes(output.resolve("report.html"));

		run();

		assertEquals(2, last().kept());
		assertArrayEquals(volumes, Files.readAllBytes(output.resolve("volumes.csv")));
		assertArrayEquals(answers, Files.readAllBytes(output.resolve("answers.jsonl")));
		assertArrayEquals(report, Files.readAllBytes(output.resolve("report.html")));
	}

	@Test
	void answersOfAVersionThatKeptNoOutlinesAreAskedForAgain() throws IOException {
		addLiver();
		run();
		final byte[] volumes = Files.readAllBytes(output.resolve("volumes.csv"));
		final Path answers = output.resolve("answers.jsonl");
		final List<String> lines = Files.readAllLines(answers);
		Files.write(answers, List.of(lines.get(0).replaceFirst(",\"mask\":.*", "}"), lines.get(1)));

		run();

		assertEquals(1, last().kept());
		assertArrayEquals(volumes, Files.readAllBytes(output.resolve("volumes.csv")));
		assertEquals(lines.get(0), Files.readAllLines(answers).get(2), "added at the end");
		run();
		assertEquals(2, last().kept());
	}

	@Test
	void aSliceThatFailedIsMissingInItsVolumeAndThatIsToldEverywhere() throws IOException {
		addLiver();
		data.annotate("VOL-1-003_CT_abdomen.png", "VOL-1-003_CT_abdomen_liver.png", "liver in CT");
		data.annotate("b_CT_abdomen.png", "b_CT_abdomen_liver.png", "liver in CT");

		final EvaluationOutcome outcome = run();

		final CSVRecord volume = csv("volumes.csv").get(0);
		assertEquals(List.of("3", "1", "1 of 3 slices failed: measured without"),
			List.of(volume.get("slices"), volume.get("failed_slices"), volume.get("note")));
		assertEquals(LIVER_DICE, number(volume, "dice"), TINY);
		assertEquals(2, outcome.failed());
		assertTrue(outcome.lines().get(1).endsWith(", 3 slices; 1 of 3 slices failed: measured without"),
			outcome.lines().get(1));
		assertTrue(outcome.lines().get(2).endsWith(", 1 volume, 1 incomplete"), outcome.lines().get(2));
		assertEquals("1 item belongs to no volume: the name of the mask file is unknown or has fewer than two dashes.",
			outcome.lines().get(4));
		assertEquals("1", summary("liver", "VOL-1", "volume_dice").get("failed"));
		final String html = Files.readString(output.resolve("report.html"));
		assertTrue(html.contains("<td>1 of 3 slices failed: measured without</td>"), html);
		assertTrue(html.contains("1 item belongs to no volume"), html);
	}

	@Test
	void whatALimitLeavesOutIsTold() throws IOException {
		addLiver();
		data.write();

		run(new EvaluationSettings(data.folder(), "test", "", List.of(EvaluationTask.SEGMENTATION), RegionDisplay.BOX,
			"", 42, 1));

		assertEquals(List.of("1", "0", "1 of 2 slices left out by the limit: measured without"),
			List.of(csv("volumes.csv").get(0).get("slices"), csv("volumes.csv").get(0).get("failed_slices"),
				csv("volumes.csv").get(0).get("note")));
	}

	@Test
	void withoutVolumesNothingIsSaidOfThem() throws IOException {
		data.addSample("02_ct.png", "VOL-1-001_CT_abdomen.png", "liver", square(), "liver in CT");

		final EvaluationOutcome outcome = run();

		assertFalse(Files.exists(output.resolve("volumes.csv")));
		assertEquals(1, outcome.lines().size(), outcome.lines().toString());
		assertEquals("task,modality,dataset,class,metric,n,mean,low,high,items,failed",
			Files.readAllLines(output.resolve("summary.csv")).get(0));
		for (final String file : List.of("summary.json", "report.html")) {
			assertFalse(Files.readString(output.resolve(file)).matches("(?s).*[Vv]olume.*"), file);
		}
		assertEquals("1 of 1 items", last().words());
	}

	private void addLiver() throws IOException {
		data.addSample("02_ct.png", "VOL-1-001_CT_abdomen.png", "liver", square(), "liver in CT");
		data.addSample("02_ct.png", "VOL-1-002_CT_abdomen.png", "liver", BinaryMask.empty(560, 560), "liver in CT");
	}

	private static BinaryMask square() {
		return BinaryMask.within(560, 560, SQUARE, (x, y) -> true);
	}

	private void addNucleiWithTheModelsOwnMask() throws IOException {
		final BinaryMask own = DemoCase.all().get(0).masks("masks").get(0);
		for (final String slice : List.of("VOL-2-001", "VOL-2-002")) {
			data.addSample("01_pathology.png", slice + "_pathology_tissue.png", "nuclei", own, "nuclei in pathology");
		}
	}

	private EvaluationOutcome run() throws IOException {
		return run(EvaluationSettings.of(data.write(), EvaluationTask.SEGMENTATION));
	}

	private EvaluationOutcome run(final EvaluationSettings settings) throws IOException {
		return Evaluation.of(settings).run(model, output, told::add, new Cancellation());
	}

	private EvaluationProgress last() {
		return told.get(told.size() - 1);
	}

	private List<CSVRecord> csv(final String name) throws IOException {
		try (CSVParser parser = CSVParser.parse(Files.readString(output.resolve(name)), READ)) {
			return parser.getRecords();
		}
	}

	private CSVRecord summary(final String target, final String volume, final String metric) throws IOException {
		return csv("summary.csv").stream().filter(row -> row.get("class").equals(target) &&
			row.get("volume").equals(volume) && row.get("metric").equals(metric)).findFirst().orElseThrow();
	}

	private static double number(final CSVRecord row, final String column) {
		return Double.parseDouble(row.get(column));
	}
}
