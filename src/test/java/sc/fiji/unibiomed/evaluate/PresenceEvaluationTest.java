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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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

import sc.fiji.unibiomed.evaluate.data.DataException;
import sc.fiji.unibiomed.evaluate.data.EvaluationSettings;
import sc.fiji.unibiomed.evaluate.data.PresenceSettings;
import sc.fiji.unibiomed.evaluate.report.EvaluationOutcome;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingCheck.Verdict;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.ask.Task;
import sc.fiji.unibiomed.interpret.check.Calibration;
import sc.fiji.unibiomed.interpret.check.CalibrationStore;
import sc.fiji.unibiomed.interpret.file.ImageFormats;
import sc.fiji.unibiomed.interpret.file.ImageSource;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.Device;
import sc.fiji.unibiomed.runtime.device.Precision;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.BiomedParseFolder;
import sc.fiji.unibiomed.util.Cancellation;

/** The demonstration model is asked for what the sample images have and have not. */
@Timeout(600)
class PresenceEvaluationTest {

	private static final CSVFormat READ = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
	private static final String NOT_CALIBRATED = "Not calibrated: nobody has measured how often this model is right " +
		"about such images; see Evaluate.";

	private static LoadedModel model;

	@TempDir
	private Path work;
	private BiomedParseFolder data;
	private Path output;
	private final List<EvaluationProgress> told = new ArrayList<>();

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		final RuntimeOptions exact = RuntimeOptions.exactOnCpu();
		model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"),
			new RuntimeOptions(Device.CPU, Precision.EXACT, exact.threads(), cache));
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
	}

	@BeforeEach
	void begin() throws IOException {
		data = new BiomedParseFolder(work.resolve("Samples"));
		output = work.resolve("out");
		data.addSample("02_ct.png", "a_CT_abdomen.png", "liver", "liver in abdomen CT");
		data.addSample("08_endoscopy.png", "b_endoscopy_colon.png", "polyp", "polyp in endoscopy");
		data.write();
	}

	@Test
	void absentTargetsAreAskedForAndScoresAreCompared() throws IOException {
		final EvaluationOutcome outcome = run(new PresenceSettings(2, false));

		final List<CSVRecord> rows = csv("presence.csv");
		assertEquals(List.of("1", "0", "0", "1", "0", "0"), column(rows, "present"));
		assertEquals("a_CT_abdomen.png", rows.get(2).get("image"));
		assertTrue(rows.get(1).get("prompt").endsWith(" in abdomen CT."), rows.get(1).get("prompt"));
		assertEquals("confirmed", rows.get(0).get("check"));
		assertEquals(number(rows.get(0), "mean_probability"), number(rows.get(0), "evidence"), 1e-9);
		assertTrue(number(rows.get(0), "dice") > 0.9, rows.get(0).toString());
		for (final CSVRecord row : rows) {
			assertEquals(row.get("present").equals("0"), row.get("dice").isEmpty(), row.toString());
			assertEquals("", row.get("failed"));
			// What is absent has no outline any more, but its scores are those of the outline that there was.
			assertTrue(row.get("check_reason").equals("nothing outlined") || !row.get("predicted_iou").isEmpty(),
				row.toString());
		}
		final JsonObject presence = summary().getAsJsonObject("presence");
		assertEquals(List.of("evidence", "mean_probability", "predicted_iou", "object_score"),
			List.copyOf(presence.getAsJsonObject("auroc").keySet()));
		assertEquals(6, presence.get("questions").getAsInt());
		assertEquals(4, presence.get("absent").getAsInt());
		assertEquals(1, csv("summary.csv").stream().filter(row -> row.get("metric").equals("auroc_evidence")).count());
		assertTrue(outcome.lines().get(1).startsWith("Present against absent, AUROC: evidence ") &&
			outcome.lines().get(1).endsWith("6 questions, 4 of them about absent targets"), outcome.lines().get(1));
		assertEquals("liver: 1 finding is too few for this promise; 29 are needed.", outcome.lines().get(2));
		assertTrue(Files.exists(output.resolve("segmentation-reliability.png")));
		assertTrue(Files.exists(output.resolve("segmentation-risk-coverage.png")));
		final String report = Files.readString(output.resolve("report.html"));
		assertTrue(report.contains("Present or absent") && report.contains("Risk and coverage"));
		assertTrue(
			report.contains("<h3>Outlined though absent</h3>") && report.contains(" of 4 absent targets; its check"),
			report);
		assertTrue(report.contains("Check: confirmed"), report);
	}

	@Test
	void nothingElseOfTheEvaluationChanges() throws IOException {
		final EvaluationOutcome plain = run(PresenceSettings.NONE);
		final byte[] items = Files.readAllBytes(output.resolve("items.csv"));
		assertFalse(Files.exists(output.resolve("presence.csv")));
		assertFalse(summary().has("presence"));

		final EvaluationOutcome outcome = run(new PresenceSettings(1, false));

		assertArrayEquals(items, Files.readAllBytes(output.resolve("items.csv")));
		assertEquals(plain.lines().get(0), outcome.lines().get(0));
		assertEquals(plain.items(), outcome.items());
	}

	@Test
	void aSecondRunAsksNothingTwice() throws IOException {
		run(new PresenceSettings(1, false));
		final byte[] table = Files.readAllBytes(output.resolve("presence.csv"));
		final byte[] answers = Files.readAllBytes(output.resolve("answers.jsonl"));

		run(new PresenceSettings(1, false));

		assertEquals(4, last().kept());
		assertArrayEquals(table, Files.readAllBytes(output.resolve("presence.csv")));
		assertArrayEquals(answers, Files.readAllBytes(output.resolve("answers.jsonl")));

		// More of them asks for those that are new, and an evaluation without them for none.
		run(new PresenceSettings(2, false));
		assertEquals(4, last().kept());
		assertEquals(6, last().done());
		run(PresenceSettings.NONE);
		assertEquals(2, last().kept());
	}

	@Test
	void answersOfARunWithoutChecksStayUsable() throws IOException {
		run(PresenceSettings.NONE);

		run(new PresenceSettings(0, true));
		assertEquals(0, last().kept(), "their outlines are not kept, and must be seen to be checked");

		run(PresenceSettings.NONE);
		assertEquals(2, last().kept());
	}

	@Test
	void anEmptyKnownMaskIsAnAbsentTarget() throws IOException {
		data.addSample("02_ct.png", "a_CT_abdomen.png", "spleen", BinaryMask.empty(560, 560), "spleen in abdomen CT");
		data.write();

		run(new PresenceSettings(0, true));

		assertEquals(List.of("1", "1", "0"),
			csv("presence.csv").stream().sorted((one, other) -> other.get("present").compareTo(one.get("present")))
				.map(row -> row.get("present")).toList());
		assertTrue(summary().getAsJsonObject("presence").getAsJsonObject("auroc").has("evidence"));
	}

	@Test
	void withoutAnAbsentTargetNothingIsCompared() throws IOException {
		final EvaluationOutcome outcome = run(new PresenceSettings(0, true));

		assertEquals("No question is about a target that is absent, so it is unknown how well the two are told apart.",
			outcome.lines().get(outcome.lines().size() - 1));
		assertEquals(0, summary().getAsJsonObject("presence").getAsJsonObject("auroc").size());
	}

	@Test
	void onlySegmentationsAskForWhatIsAbsent() {
		final EvaluationSettings reports = EvaluationSettings.of(data.folder(), EvaluationTask.REPORT)
			.with(new PresenceSettings(1, false));

		assertTrue(assertThrows(DataException.class, () -> Evaluation.of(reports)).getMessage()
			.contains("evaluate the task 'segmentation', too"));
	}

	@Test
	void whatFewFindingsAllowIsNotPutIntoTheCache() throws IOException {
		run(new PresenceSettings(1, false));

		final JsonObject written = JsonParser.parseString(Files.readString(output.resolve("calibration.json")))
			.getAsJsonObject().getAsJsonArray("calibrations").get(0).getAsJsonObject();
		assertEquals(model.checkpoint().identity().answers(), written.get("model").getAsString());
		assertEquals(List.of("exact", "as displayed"),
			List.of(written.get("precision").getAsString(), written.get("intensity").getAsString()));
		assertEquals(0, written.getAsJsonObject("targets").size());
		assertTrue(written.getAsJsonArray("sentences").toString().contains("29 are needed"));
		assertTrue(store().isEmpty());
	}

	@Test
	void laterAnswersTellTheirCalibration() throws IOException {
		assertEquals(List.of(NOT_CALIBRATED), liver().notes());

		calibrateLiver(0.5);
		final Interpretation above = liver();
		assertEquals(List.of(), above.notes());
		assertEquals(Verdict.CONFIRMED, above.findings().get(0).check().verdict());
		assertTrue(
			above.findings().get(0).check().reason()
				.endsWith("; calibrated on Mine: at most 10 % of such findings are wrong (95 % sure, n = 60)"),
			above.findings().get(0).check().reason());

		// Only that way of asking was measured.
		final Interpretation otherWords = answer(
			AskedTask.inWords(Task.SEGMENT, "Can you segment the liver in this CT?"));
		assertEquals(1, otherWords.findings().size(), otherWords.text());
		assertTrue(otherWords.notes().contains(NOT_CALIBRATED), otherWords.notes().toString());

		calibrateLiver(1);
		final Finding below = liver().findings().get(0);
		assertEquals(Verdict.DOUBTFUL, below.check().verdict());
		assertTrue(below.check().reason().endsWith("; below the level that was calibrated on Mine"),
			below.check().reason());
		assertTrue(below.pixels() > 0, "doubtful findings keep their outline");

		final Path file = store().file(key());
		Files.writeString(file, "{");
		assertEquals(
			List.of("The calibration " + file + " was not used: something is missing in it, or is not a number. " +
				"Evaluate your data again.", NOT_CALIBRATED),
			liver().notes());
		Files.delete(file);
		Files.delete(file.getParent());
	}

	private static void calibrateLiver(final double threshold) throws IOException {
		store().keep(new Calibration("Mine", key(), 0.1, 0.05, Optional.empty(),
			Map.of("liver", new Calibration.Level(threshold, 60, 1, 30))));
	}

	private static Calibration.Key key() throws IOException {
		return new Calibration.Key(model.checkpoint().identity(), "exact", "as displayed");
	}

	private static CalibrationStore store() {
		return CalibrationStore.of(model.options()).orElseThrow();
	}

	private static Interpretation liver() throws IOException {
		return answer(AskedTask.segment("liver"));
	}

	private static Interpretation answer(final AskedTask task) throws IOException {
		try (ImageSource source = ImageFormats.installed().open(Path.of("sample-images/02_ct.png"), PlaneChoice.FIRST,
			OptionalInt.empty(), new Cancellation()))
		{
			return ImageQuestion
				.of(source.image(), task, List.of(), InputChoice.ofModality("CT"), PlaneSelection.of(Planes.CURRENT))
				.ask(model, InterpretationListener.NONE, new Cancellation()).answer();
		}
	}

	private EvaluationOutcome run(final PresenceSettings presence) throws IOException {
		return Evaluation.of(EvaluationSettings.of(data.folder(), EvaluationTask.SEGMENTATION).with(presence))
			.run(model, output, told::add, new Cancellation());
	}

	private EvaluationProgress last() {
		return told.get(told.size() - 1);
	}

	private JsonObject summary() throws IOException {
		return JsonParser.parseString(Files.readString(output.resolve("summary.json"))).getAsJsonObject();
	}

	private static double number(final CSVRecord row, final String column) {
		return Double.parseDouble(row.get(column));
	}

	private static List<String> column(final List<CSVRecord> rows, final String name) {
		return rows.stream().map(row -> row.get(name)).toList();
	}

	private List<CSVRecord> csv(final String name) throws IOException {
		try (CSVParser parser = CSVParser.parse(Files.readString(output.resolve(name)), READ)) {
			return parser.getRecords();
		}
	}
}
