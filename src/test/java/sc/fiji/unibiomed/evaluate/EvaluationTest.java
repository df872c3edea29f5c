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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.evaluate.answer.AnswerFile;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.RegionDisplay;
import sc.fiji.unibiomed.evaluate.metric.Bleu1;
import sc.fiji.unibiomed.evaluate.metric.WordTokens;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.findings.OutputException;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.BiomedParseFolder;
import sc.fiji.unibiomed.testing.DemoCase;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Whole evaluations with the demonstration model, of data sets made of the sample images. */
class EvaluationTest {

	private static final double TINY = 1e-9;
	private static final CSVFormat READ = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

	/** What the model outlines as the liver in 02_ct.png, as recorded elsewhere. */
	private static final int LIVER_PIXELS = 27666;
	/** A square of 60 x 60 pixels around the centre of that outline, which lies wholly inside. */
	private static final Bounds SQUARE = new Bounds(173 - 30, 234 - 30, 60, 60);

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
	void segmentationsAreMeasuredWithDiceAndIou() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();

		final EvaluationOutcome outcome = run(EvaluationTask.SEGMENTATION);

		final List<CSVRecord> items = csv("items.csv");
		assertEquals(
			List.of("segmentation", "Samples", "a_pathology_tissue.png", "pathology", "nuclei",
				"Please segment nuclei in pathology.", "", "Sure, it is .", "", "1", "1", "", "", "", "", ""),
			items.get(0).toList());
		// The square lies inside of the outline: 3,600 pixels in both.
		final double dice = 2.0 * 3600 / (LIVER_PIXELS + 3600);
		final double iou = 3600.0 / LIVER_PIXELS;
		assertEquals("liver", items.get(1).get("class"));
		assertEquals(dice, Double.parseDouble(items.get(1).get("dice")), TINY);
		assertEquals(iou, Double.parseDouble(items.get(1).get("iou")), TINY);

		final CSVRecord all = summary("all", "all", "all", "dice");
		assertEquals("2", all.get("n"));
		assertEquals((1 + dice) / 2, Double.parseDouble(all.get("mean")), TINY);
		// Of two items, a quarter of the samples has twice the worse one, a quarter twice the better one.
		assertEquals(dice, Double.parseDouble(all.get("low")), TINY);
		assertEquals(1, Double.parseDouble(all.get("high")), TINY);
		assertEquals("1", summary("pathology", "Samples", "nuclei", "iou").get("mean"));
		assertEquals(dice, Double.parseDouble(summary("CT", "all", "all", "dice").get("mean")), TINY);
		assertEquals(new EvaluationOutcome(2, 0,
			List.of(String.format(Locale.ROOT,
				"Segmentation: Dice %.3f (95 %% CI %.3f to 1.000), IoU %.3f (%.3f to 1.000), 2 items", (1 + dice) / 2,
				dice, (1 + iou) / 2, iou))),
			outcome);
	}

	@Test
	void allFilesAreThere() throws IOException {
		addLiverWithASquare();

		run(EvaluationTask.SEGMENTATION);

		assertEquals(Set.of("answers.jsonl", "items.csv", "report.html", "segmentation-dice-per-class.png",
			"segmentation-dice-per-modality.png", "summary.csv", "summary.json"), names(output));
		final JsonObject json = JsonParser.parseString(Files.readString(output.resolve("summary.json")))
			.getAsJsonObject();
		assertEquals("demo", json.getAsJsonObject("model").get("name").getAsString());
		assertEquals(model.checkpoint().sha256(), json.getAsJsonObject("model").get("sha256").getAsString());
		assertEquals("exact", json.get("precision").getAsString());
		assertEquals(42, json.get("seed").getAsLong());
		assertEquals(1000, json.get("resamples").getAsInt());
		assertEquals(2.0 * 3600 / (LIVER_PIXELS + 3600), json.getAsJsonArray("groups").get(0).getAsJsonObject()
			.getAsJsonObject("metrics").getAsJsonObject("dice").get("mean").getAsDouble(), TINY);
		final String html = Files.readString(output.resolve("report.html"));
		assertTrue(html.contains(
			"<td style=\"padding-left:1.6rem\">liver</td><td class=\"n\">1</td><td class=\"n\">0.230</td>"), html);
		assertFalse(html.contains("src=\"http") || html.contains("<script"), "needs nothing else");
		final Matcher picture = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(html);
		assertTrue(picture.find());
		assertEquals(2 * 760,
			ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1)))).getWidth());
	}

	@Test
	void aKnownMaskWithNothingInsideIsNotCounted() throws IOException {
		data.addSample("02_ct.png", "a_CT_abdomen.png", "liver", BinaryMask.empty(560, 560), "liver in CT");
		addNucleiWithTheModelsOwnMask();

		run(EvaluationTask.SEGMENTATION);

		assertEquals("", csv("items.csv").get(0).get("dice"));
		assertEquals("the known mask is empty: not counted", csv("items.csv").get(0).get("notes"));
		assertEquals("", csv("items.csv").get(0).get("failed"));
		assertEquals("1", summary("all", "all", "all", "dice").get("n"));
		assertEquals("2", summary("all", "all", "all", "dice").get("items"));
		assertEquals("1", summary("all", "all", "all", "dice").get("mean"));
	}

	@Test
	void whatWasGuessedOrInterpretedIsToldOfEachItem() throws IOException {
		for (final String image : List.of("deep.tif", "b_CT_abdomen.tif")) {
			Files.copy(Path.of("sample-images/20_ct_16bit.tif"), data.image(image));
		}
		Files.copy(Path.of("sample-images/20_ct_16bit_mask_liver.png"), data.mask("m.png"));
		Files.copy(Path.of("sample-images/02_ct.png"), data.image("ct.png"));
		Files.copy(Path.of("sample-images/02_ct.png"), data.image("holiday.png"));
		Files.copy(Path.of("sample-images/02_ct_mask_liver.png"), data.mask("n.png"));
		data.annotate("deep.tif", "m.png", "liver in CT");
		data.annotate("b_CT_abdomen.tif", "m.png", "liver");
		data.annotate("ct.png", "n.png", "liver");
		data.annotate("holiday.png", "n.png", "liver");
		data.annotate("ct.png", "n.png", "liver in CT");

		run(EvaluationTask.SEGMENTATION);

		final List<String> notes = csv("items.csv").stream().map(item -> item.get("notes")).toList();
		final String deep = "values interpreted: as displayed: 800 to 3860 (its values are not Hounsfield units)";
		assertEquals(List.of(deep, "modality guessed: CT, from the file name; " + deep,
			"modality guessed: CT, from the title 'ct.png'", "modality not known", ""), notes);
		final String report = Files.readString(output.resolve("report.html"));
		assertTrue(report.contains("<h2>Guessed or interpreted</h2>"), report);
		assertTrue(report.contains("<li>2 items: values interpreted</li>"), report);

		// A second run tells the same, though it reads no image.
		run(EvaluationTask.SEGMENTATION);
		assertEquals(5, last().kept());
		assertEquals(notes, csv("items.csv").stream().map(item -> item.get("notes")).toList());
	}

	@Test
	void aMaskOfAnotherSizeIsBroughtToThatOfTheImage() throws IOException {
		// A square of 30 x 30 pixels in a mask of half the size; interpolated, it has a row or column more on each
		// side.
		data.addSample("02_ct.png", "a_CT_abdomen.png", "liver",
			BinaryMask.within(280, 280, new Bounds(72, 102, 30, 30), (x, y) -> true), "liver in CT");

		run(EvaluationTask.SEGMENTATION);

		final double known = 62 * 62;
		assertEquals(2 * known / (LIVER_PIXELS + known), Double.parseDouble(csv("items.csv").get(0).get("dice")), TINY);
	}

	@Test
	void aFileOutsideOfTheDataSetIsRefusedByNameAndTheRestGoesOn() throws IOException {
		addNucleiWithTheModelsOwnMask();
		Files.copy(Path.of("sample-images/02_ct.png"), work.resolve("secret_CT_abdomen.png"));
		data.annotate("../../secret_CT_abdomen.png", "../../secret_CT_abdomen.png", "liver in CT");
		final String outside = work.resolve("secret_CT_abdomen.png").toString();
		data.annotate(outside, outside, "liver in CT");

		run(EvaluationTask.SEGMENTATION);

		assertEquals("", csv("items.csv").get(0).get("failed"));
		for (int i = 1; i <= 2; i++) {
			final String failed = csv("items.csv").get(i).get("failed");
			assertTrue(failed.startsWith("test.json, annotation " + (i + 1)) &&
				failed.contains("secret_CT_abdomen.png is outside of the data set's folder"), failed);
		}
	}

	@Test
	void diseasesAreRecognisedAndOutlined() throws IOException {
		data.addSample("08_endoscopy.png", "a_endoscopy_colon.png", "polyp", "polyp");
		data.annotate("b_CT_abdomen.png", "", "No abnormality is found").add("mask_file", JsonNull.INSTANCE);
		Files.copy(Path.of("sample-images/11_ct_normal.png"), data.image("b_CT_abdomen.png"));

		run(EvaluationTask.DISEASE);

		final CSVRecord polyp = csv("items.csv").get(0);
		assertTrue(polyp.get("answer").endsWith("polyp."), polyp.toString());
		assertEquals("1", polyp.get("accuracy"));
		// As the reference's script found: 0.9415.
		assertEquals(0.9415, Double.parseDouble(polyp.get("dice")), 5e-5);
		final CSVRecord healthy = csv("items.csv").get(1);
		assertEquals("No abnormality is found.", healthy.get("answer"));
		assertEquals(List.of("1", "1", "1"), List.of(healthy.get("accuracy"), healthy.get("dice"), healthy.get("iou")));
		assertEquals("CT", healthy.get("modality"));
		assertEquals("1", summary("all", "all", "all", "accuracy").get("mean"));
	}

	@Test
	void ofAnImageWithSeveralAnnotationsOnlyTheMasksCount() throws IOException {
		data.addSample("08_endoscopy.png", "a_endoscopy_colon.png", "polyp", "polyp");
		data.addSample("08_endoscopy.png", "a_endoscopy_colon.png", "lumen", "lumen");

		run(EvaluationTask.DISEASE);

		final List<CSVRecord> items = csv("items.csv");
		assertEquals(1, items.size());
		assertEquals("", items.get(0).get("accuracy"));
		assertEquals(0.9415, Double.parseDouble(items.get(0).get("dice")), 5e-5);
		assertEquals("modality guessed: endoscopy, from the file name; no single known text: text not counted",
			items.get(0).get("notes"));
	}

	@Test
	void regionsAreNamed() throws IOException {
		data.addSample("06_oct.png", "a_OCT_retina.png", "fluid", "fluid");
		write();

		run(EvaluationSettings.of(data.folder(), EvaluationTask.REGION).withRegions(RegionDisplay.MASK));

		final CSVRecord item = csv("items.csv").get(0);
		assertEquals("fluid", item.get("answer"));
		assertTrue(item.get("prompt").contains("<region>"), item.get("prompt"));
		assertEquals(List.of("1", "1", "1"), List.of(item.get("accuracy"), item.get("bleu_1"), item.get("rouge_l")));
		assertEquals("0.5", item.get("meteor"), "one word is one chunk: 1 - 0.5 / 1");
		assertEquals(Set.of("answers.jsonl", "items.csv", "region-accuracy-per-class.png", "report.html", "summary.csv",
			"summary.json"), names(output));
	}

	@Test
	void aRegionInAGreenBoxIsAnotherQuestionThanItsMask() throws IOException {
		data.addSample("06_oct.png", "a_OCT_retina.png", "fluid", "fluid");
		write();
		run(EvaluationSettings.of(data.folder(), EvaluationTask.REGION).withRegions(RegionDisplay.MASK));
		run(EvaluationSettings.of(data.folder(), EvaluationTask.REGION));

		assertEquals(0, last().kept());
		assertNotEquals("fluid", csv("items.csv").get(0).get("answer"), "the demo model does not know boxes");
	}

	@Test
	void reportsAreComparedWordByWord() throws IOException {
		final JsonObject annotation = data.addSample("03_mri.png", "a_MRI_head.png", "brain tumor", "brain tumor");
		annotation.addProperty("caption",
			"There is a small brain tumor in the upper region. The brain is also visible.");

		run(EvaluationTask.REPORT);

		final CSVRecord item = csv("items.csv").get(0);
		final List<String> answer = WordTokens.of(item.get("answer"));
		final List<String> known = WordTokens.of(item.get("truth"));
		assertEquals(Bleu1.of(answer, known).score(), Double.parseDouble(item.get("bleu_1")), TINY);
		assertTrue(Double.parseDouble(item.get("rouge_l")) > 0.5, item.toString());
		assertTrue(Double.parseDouble(item.get("meteor")) > 0.5, item.toString());
		// The recorded overlap of the tumor; the brain, which is outlined too, has no known mask and does not count.
		assertEquals(0.9727, Double.parseDouble(item.get("dice")), 5e-5);
	}

	@Test
	void reportsMayComeInRadGenomesFile() throws IOException {
		Files.copy(Path.of("sample-images/03_mri.png"), data.folder().resolve("head.png"));
		Files.copy(Path.of("sample-images/03_mri_mask_brain_tumor.png"), data.folder().resolve("tumor.png"));
		Files.writeString(data.folder().resolve("test_parse.json"), """
			{ "0": { "image_file": "head.png", "mask_file": "tumor.png", "abnormality": "Brain tumor",
			         "anatomy": "head", "report": "\\"There is a small brain tumor.\\"" } }""");

		run(new EvaluationSettings(data.folder(), "test", "test_parse.json",
			List.of(EvaluationTask.REPORT, EvaluationTask.QUESTION), RegionDisplay.BOX, "MRI", 42, 0));

		final List<CSVRecord> items = csv("items.csv");
		assertEquals("brain tumor. there is a small brain tumor.", items.get(0).get("truth"));
		assertEquals(0.9727, Double.parseDouble(items.get(0).get("dice")), 5e-5);
		assertEquals(List.of("question", "Brain tumor", "MRI"),
			List.of(items.get(1).get("task"), items.get(1).get("truth"), items.get(1).get("modality")));
		assertTrue(items.get(1).get("prompt").contains(" head?"), items.get(1).get("prompt"));
	}

	@Test
	void descriptionsAreOfTheImageAsItIsOrOfARegion() throws IOException {
		Files.copy(Path.of("sample-images/06_oct.png"), data.folder().resolve("eye.png"));
		final JsonObject whole = data.annotate("eye.png", "", "");
		whole.add("mask_file", JsonNull.INSTANCE);
		whole.addProperty("caption", "Fluid.");
		data.addSample("06_oct.png", "a_OCT_retina.png", "fluid", "fluid").addProperty("caption", "Fluid.");

		run(EvaluationTask.DESCRIPTION);

		final List<CSVRecord> items = csv("items.csv");
		assertEquals(List.of("", ""), items.stream().map(item -> item.get("failed")).toList());
		assertTrue(items.get(1).get("prompt").endsWith("Could you describe the abnormality with details?"));
		assertFalse(items.get(0).get("prompt").endsWith("Could you describe the abnormality with details?"));
		assertFalse(items.get(0).get("meteor").isEmpty());
		assertTrue(items.get(0).get("dice").isEmpty());
	}

	@Test
	void whatCannotBeReadCountsAsFailedAndTheRestGoesOn() throws IOException {
		addLiverWithASquare();
		data.annotate("missing_CT_abdomen.png", "x.png", "liver in CT");
		Files.writeString(data.image("broken_CT_abdomen.png"), "no image");
		Files.copy(data.mask("b_CT_abdomen_liver.png"), data.mask("y.png"));
		data.annotate("broken_CT_abdomen.png", "y.png", "liver in CT");
		data.annotate("b_CT_abdomen.png", "gone.png", "spleen in CT");
		data.annotate("b_CT_abdomen.png", "y.png", "spleen in CT").addProperty("file_name", 7);
		data.annotate("b_CT_abdomen.png", "y.png", "");

		final EvaluationOutcome outcome = run(EvaluationTask.SEGMENTATION);

		assertEquals(6, outcome.items());
		assertEquals(5, outcome.failed());
		final List<String> failures = csv("items.csv").stream().map(item -> item.get("failed")).toList();
		assertEquals("", failures.get(0));
		assertFailure("annotation 2 (id 1): ", "missing_CT_abdomen.png does not exist", failures.get(1));
		assertFailure("annotation 3 (id 2): ", "broken_CT_abdomen.png is not an image", failures.get(2));
		assertFailure("annotation 4 (id 3): ", "gone.png does not exist", failures.get(3));
		assertEquals("test.json, annotation 5: 'file_name' is not a text.", failures.get(4));
		assertFailure("annotation 6 (id 5): ", "'sentences' is missing, which segmentation needs", failures.get(5));
		assertEquals("1", summary("all", "all", "all", "dice").get("n"));
		assertEquals("5", summary("all", "all", "all", "dice").get("failed"));
		assertEquals(5, last().failed());
		assertTrue(Files.readString(output.resolve("report.html")).contains("missing_CT_abdomen.png does not exist"));
	}

	@Test
	void aSecondRunAsksNothingAndWritesTheSame() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();
		run(EvaluationTask.SEGMENTATION);
		final byte[] table = Files.readAllBytes(output.resolve("items.csv"));
		final byte[] answers = Files.readAllBytes(output.resolve("answers.jsonl"));

		run(EvaluationTask.SEGMENTATION);

		assertEquals(2, last().kept());
		assertArrayEquals(table, Files.readAllBytes(output.resolve("items.csv")));
		assertArrayEquals(answers, Files.readAllBytes(output.resolve("answers.jsonl")));
	}

	@Test
	void twoRunsGiveTheSameBytes() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();
		run(EvaluationTask.SEGMENTATION);
		final Path first = output;
		output = work.resolve("again");

		run(EvaluationTask.SEGMENTATION);

		assertEquals(0, last().kept());
		for (final String name : names(first)) {
			assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(output.resolve(name)), name);
		}
	}

	@Test
	void aRunThatWasKilledLosesTheItemInHandOnly() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();
		run(EvaluationTask.SEGMENTATION);
		final byte[] table = Files.readAllBytes(output.resolve("items.csv"));
		final Path answers = output.resolve("answers.jsonl");
		final String whole = Files.readString(answers);
		Files.writeString(answers, whole.substring(0, whole.length() - 20));

		run(EvaluationTask.SEGMENTATION);

		assertEquals(1, last().kept());
		assertEquals(whole, Files.readString(answers));
		assertArrayEquals(table, Files.readAllBytes(output.resolve("items.csv")));
	}

	@Test
	void anotherMaskIsAnotherQuestionButAnotherTextIsNot() throws IOException {
		final JsonObject annotation = data.addSample("08_endoscopy.png", "a_endoscopy_colon.png", "polyp", "polyp");
		run(EvaluationTask.DISEASE);
		annotation.getAsJsonArray("sentences").get(0).getAsJsonObject().addProperty("raw", "ulcer");
		run(EvaluationTask.DISEASE);
		assertEquals(1, last().kept());
		assertEquals("0", csv("items.csv").get(0).get("accuracy"));

		MaskFiles.writePng(BinaryMask.empty(512, 512), data.mask("a_endoscopy_colon_polyp.png"));
		run(EvaluationTask.DISEASE);
		assertEquals(0, last().kept());
		assertEquals("0", csv("items.csv").get(0).get("dice"), "something is found where nothing is known");
	}

	@Test
	void theReportShowsTrueAndFoundOutlines() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();
		data.annotate("missing_CT_abdomen.png", "x.png", "liver in CT");

		run(EvaluationTask.SEGMENTATION);

		final String html = Files.readString(output.resolve("report.html"));
		assertTrue(html.contains("All 2 items with a Dice, the worst first."), html);
		assertEquals(2, html.split("data:image/jpeg;base64,", -1).length - 1, "of what failed there is no picture");
		assertTrue(
			html.indexOf("<b>b_CT_abdomen.png</b> liver") < html.indexOf("<b>a_pathology_tissue.png</b> nuclei"));
		assertTrue(html.contains("<br>\nDice 0.230"), html);
		// The square as it is known: both outlines are small enough to show the part around them.
		assertTrue(html.contains("h60v60h-60z\"/>"), html);
		assertTrue(html.length() < 700_000, html.length() + " characters");
		assertFalse(html.contains("src=\"http") || html.contains("href=\"http"), "it may be moved");
	}

	@Test
	void wrongAnswersAreShownInWords() throws IOException {
		data.addSample("08_endoscopy.png", "a_endoscopy_colon.png", "polyp", "ulcer");

		run(EvaluationTask.DISEASE);

		final String html = Files.readString(output.resolve("report.html"));
		assertTrue(html.contains("1 of 1 answer does not name what is known."), html);
		assertTrue(html.contains("Known:</span> ulcer<br>\n<span class=\"hint\">Answer:</span> It is . polyp."), html);
		assertTrue(html.contains("Question:</span> "), html);
	}

	@Test
	void whatWasAnsweredBeforeItWasCancelledIsKept() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();
		final Evaluation evaluation = Evaluation.of(EvaluationSettings.of(write(), EvaluationTask.SEGMENTATION));
		final Cancellation cancellation = new Cancellation();

		assertThrows(CancelledException.class, () -> evaluation.run(model, output, progress -> {
			if (progress.done() == 1) {
				cancellation.cancel();
			}
		}, cancellation));
		assertEquals(Set.of("answers.jsonl"), names(output));

		run(EvaluationTask.SEGMENTATION);
		assertEquals(1, last().kept());
	}

	@Test
	void onlyOneEvaluationMayWriteToAFolder() throws IOException {
		addLiverWithASquare();
		Files.createDirectories(output);
		try (AnswerFile other = AnswerFile.open(output)) {
			assertTrue(assertThrows(OutputException.class, () -> run(EvaluationTask.SEGMENTATION)).getMessage()
				.contains("Another evaluation is writing to " + output));
		}
	}

	@Test
	void severalDataSetsAreToldApart() throws IOException {
		addLiverWithASquare();
		write();
		final BiomedParseFolder other = new BiomedParseFolder(work.resolve("group/Other"));
		other.addSample("11_ct_normal.png", "c_CT_abdomen.png", "liver", "liver in CT");
		other.write();
		final Path both = work.resolve("both");
		Files.createDirectories(both);
		Files.move(data.folder(), both.resolve("Samples"));
		Files.move(work.resolve("group"), both.resolve("group"));

		run(EvaluationSettings.of(both, EvaluationTask.SEGMENTATION));

		assertEquals(List.of("Samples", "group/Other"),
			csv("items.csv").stream().map(item -> item.get("dataset")).toList());
		assertEquals("1", summary("CT", "group/Other", "all", "dice").get("n"));
		assertEquals("1", summary("CT", "Samples", "liver", "dice").get("n"));
		assertEquals("2", summary("CT", "all", "all", "dice").get("n"));
	}

	@Test
	void aLimitTakesTheFirstItems() throws IOException {
		addNucleiWithTheModelsOwnMask();
		addLiverWithASquare();

		run(new EvaluationSettings(write(), "test", "", List.of(EvaluationTask.SEGMENTATION), RegionDisplay.BOX, "", 42,
			1));

		assertEquals(List.of("nuclei"), csv("items.csv").stream().map(item -> item.get("class")).toList());
	}

	private void addNucleiWithTheModelsOwnMask() throws IOException {
		final BinaryMask own = DemoCase.all().get(0).masks("masks").get(0);
		data.addSample("01_pathology.png", "a_pathology_tissue.png", "nuclei", own, "nuclei in pathology");
	}

	private void addLiverWithASquare() throws IOException {
		data.addSample("02_ct.png", "b_CT_abdomen.png", "liver", BinaryMask.within(560, 560, SQUARE, (x, y) -> true),
			"liver in CT");
	}

	private EvaluationOutcome run(final EvaluationTask task) throws IOException {
		return run(EvaluationSettings.of(write(), task));
	}

	private EvaluationOutcome run(final EvaluationSettings settings) throws IOException {
		return Evaluation.of(settings).run(model, output, told::add, new Cancellation());
	}

	private Path write() throws IOException {
		return data.write();
	}

	private EvaluationProgress last() {
		return told.get(told.size() - 1);
	}

	private List<CSVRecord> csv(final String name) throws IOException {
		try (CSVParser parser = CSVParser.parse(Files.readString(output.resolve(name)), READ)) {
			return parser.getRecords();
		}
	}

	private CSVRecord summary(final String modality, final String dataset, final String target, final String metric)
		throws IOException
	{
		return csv("summary.csv").stream().filter(row -> row.get("modality").equals(modality) &&
			row.get("dataset").equals(dataset) && row.get("class").equals(target) && row.get("metric").equals(metric))
			.findFirst().orElseThrow();
	}

	private static void assertFailure(final String entry, final String words, final String failure) {
		assertTrue(failure.startsWith("test.json, " + entry) && failure.contains(words), failure);
	}

	private static Set<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return new TreeSet<>(
				files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).toList());
		}
	}
}
