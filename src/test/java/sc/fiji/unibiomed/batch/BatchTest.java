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
package sc.fiji.unibiomed.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.batch.task.FolderContents;
import sc.fiji.unibiomed.batch.task.TaskFindings;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.check.CheckLevel;
import sc.fiji.unibiomed.interpret.file.FileView;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.interpret.view.InputChoice;
import sc.fiji.unibiomed.interpret.view.PlaneSelection;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.AlbumFormat;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** Batches with the demonstration model, within this process. */
class BatchTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final String LIVER = "Please segment liver in CT.";
	private static final String MODALITY = "What modality is this image?";

	@TempDir
	private static Path cache;
	private static LoadedModel model;

	@TempDir
	private Path work;
	private Path input;
	private Path output;

	@BeforeAll
	static void loadTheModel() throws IOException {
		model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void closeTheModel() {
		model.close();
	}

	@BeforeEach
	void copyImages() throws IOException {
		input = Files.createDirectories(work.resolve("input"));
		output = work.resolve("output");
		for (final String name : List.of("02_ct.png", "11_ct_normal.png", "04_xray.png")) {
			Files.copy(SAMPLES.resolve(name), input.resolve(name));
		}
	}

	/** Remembers what it was told. */
	private static final class Told implements BatchListener {

		private final List<String> lines = new ArrayList<>();

		@Override
		public void ended(final BatchEntry entry, final Outcome outcome, final String words,
			final BatchProgress progress)
		{
			lines.add(entry.image() + " " + outcome);
		}
	}

	@Test
	void everyImageIsAnsweredAsByItself() throws IOException {
		final BatchSummary summary = new Batch(plan(LIVER, MODALITY).with(CheckLevel.OFF), BatchSettings.usual(), model,
			output).run(Shard.ALL, BatchListener.NONE, new Cancellation());
		assertEquals(new BatchSummary(summary.progress(), 6, 6, 0), summary);
		assertTrue(summary.isComplete());
		for (final CSVRecord row : rows("answers.csv")) {
			final Question question = Question.about(Picture.of(ImageFiles.read(input.resolve(row.get("image")))),
				row.get("prompt"));
			final var alone = new Interpreter(model).interpret(question, InterpretationListener.NONE,
				new Cancellation());
			assertEquals(alone.plainText(), row.get("answer"));
			assertEquals(alone.findings().size(), Integer.parseInt(row.get("findings")));
			final Path folder = output.resolve(row.get("folder"));
			for (final var finding : alone.findings()) {
				final BinaryMask mask = ImageFiles.readMask(folder.resolve("mask-" + finding.index() + ".png"));
				assertEquals(finding.frames().get(0).mask(), mask);
			}
			assertTrue(Files.isRegularFile(folder.resolve("thumbnail.png")));
		}
	}

	/** What is not in an image has a row without a region, and its sentence; outlines of the others can be chosen. */
	@Test
	void whatIsNotThereIsToldAndNotOutlined() throws IOException {
		run(BatchSettings.usual().withExports(List.of("rois", "labels"))
			.withOnly(Set.of(FindingCheck.Verdict.CONFIRMED)), BatchListener.NONE, new Cancellation(), LIVER);
		final CSVRecord absent = rows("findings.csv").stream().filter(row -> row.get("image").equals("04_xray.png"))
			.findFirst().orElseThrow();
		assertEquals("absent", absent.get("check"));
		assertTrue(absent.get("check_reason").startsWith("the model calls it "), absent.toString());
		for (final String column : List.of("region", "area", "area_pixels", "bbox_x", "centroid_x", "confidence",
			"predicted_iou", "object_score"))
		{
			assertEquals("", absent.get(column), column);
		}
		final Path folder = output.resolve(absent.get("folder"));
		assertFalse(Files.exists(folder.resolve("mask-1.png")));
		assertTrue(JsonParser.parseString(Files.readString(folder.resolve("answer.json"))).getAsJsonObject()
			.getAsJsonArray("findings").get(0).getAsJsonObject().get("mask").isJsonNull());
		assertEquals("Liver: not found (" + absent.get("check_reason") + ").", rows("answers.csv").stream()
			.filter(row -> row.get("image").equals("04_xray.png")).findFirst().orElseThrow().get("answer"));
		final CSVRecord there = rows("findings.csv").get(0);
		assertEquals(List.of("confirmed", "the model calls it liver"),
			List.of(there.get("check"), there.get("check_reason")));
		assertEquals(2, json("findings.geojson").getAsJsonArray("features").size());
	}

	@Test
	void theTablesTellOfAllImages() throws IOException {
		run(LIVER, MODALITY);
		assertEquals(
			List.of("02_ct.png", "02_ct.png", "04_xray.png", "04_xray.png", "11_ct_normal.png", "11_ct_normal.png"),
			rows("answers.csv").stream().map(row -> row.get("image")).toList());
		final List<CSVRecord> findings = rows("findings.csv");
		assertEquals(Set.of("liver"), findings.stream().map(row -> row.get("phrase")).collect(Collectors.toSet()));
		assertEquals(Set.of(model.checkpoint().sha256()),
			findings.stream().map(row -> row.get("model_sha256")).collect(Collectors.toSet()));

		assertEquals(Set.of("question answering"),
			findings.stream().map(row -> row.get("task")).collect(Collectors.toSet()));
		for (final CSVRecord row : findings) {
			final CSVRecord own = rows(row.get("folder") + "/findings.csv").get(0);
			final Map<String, String> whole = row.toMap();
			assertEquals(own.getParser().getHeaderNames(), row.getParser().getHeaderNames());
			// What differs from run to run is not in the table of all.
			assertEquals("", whole.put("date", own.get("date")) + whole.put("device", own.get("device")));
			assertEquals(own.toMap(), whole);
		}

		final JsonObject coco = json("findings-coco.json");
		assertEquals(6, coco.getAsJsonArray("images").size());
		assertEquals(1, coco.getAsJsonArray("categories").size());
		final Set<Integer> ids = new TreeSet<>();
		for (final JsonElement annotation : coco.getAsJsonArray("annotations")) {
			final JsonObject each = annotation.getAsJsonObject();
			assertTrue(ids.add(each.get("id").getAsInt()));
			final JsonObject image = coco.getAsJsonArray("images").get(each.get("image_id").getAsInt() - 1)
				.getAsJsonObject();
			assertTrue(
				findings.stream().anyMatch(row -> row.get("image").equals(image.get("file_name").getAsString()) &&
					row.get("area_pixels").equals(each.get("area").getAsString())),
				each.toString());
		}
		// There is no liver in the X-ray: it has a row, and no outline.
		final List<CSVRecord> outlined = findings.stream().filter(row -> !row.get("check").equals("absent")).toList();
		assertEquals(List.of("02_ct.png", "11_ct_normal.png"), outlined.stream().map(row -> row.get("image")).toList());
		assertEquals(outlined.size(), ids.size());

		final JsonObject geo = json("findings.geojson");
		assertEquals(outlined.size(), geo.getAsJsonArray("features").size());
		assertEquals("02_ct.png", geo.getAsJsonArray("features").get(0).getAsJsonObject().getAsJsonObject("properties")
			.getAsJsonObject("metadata").get("image").getAsString());
		final String page = Files.readString(output.resolve("index.html"));
		assertTrue(page.contains("6 of 6 answered") && page.contains("tasks/02_ct_") && page.contains("thumbnail.png"),
			page);
	}

	@Test
	void noCellOfATableBeginsAsAFormulaAndNamesComeBackFromThem() throws IOException {
		Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve("=2+3_ct.png"));
		Files.writeString(input.resolve("-text.png"), "no image");
		run(LIVER);
		assertTrue(rows("findings.csv").stream()
			.anyMatch(row -> row.get("image").equals("'=2+3_ct.png") && row.get("phrase").equals("liver")));
		assertTrue(rows("answers.csv").stream().anyMatch(row -> row.get("image").equals("'=2+3_ct.png")));
		assertEquals("'-text.png", rows("failures.csv").get(0).get("image"));
		for (final String table : List.of("findings.csv", "answers.csv", "failures.csv")) {
			rows(table).forEach(row -> row.forEach(cell -> assertFalse(cell.matches("(?s)[=+@\\t\\r].*"), cell)));
		}
		final FolderContents.Known known = FolderContents.of(output).tasks().stream()
			.filter(each -> each.record().image().equals("=2+3_ct.png")).findFirst().orElseThrow();
		final List<String> finding = TaskFindings.of(known.record(), output).rows().get(0);
		assertEquals("=2+3_ct.png", finding.get(TaskFindings.columns().indexOf("image")));
		final JsonObject coco = json("findings-coco.json");
		assertTrue(coco.getAsJsonArray("images").asList().stream()
			.anyMatch(each -> each.getAsJsonObject().get("file_name").getAsString().equals("=2+3_ct.png")));
		coco.getAsJsonArray("annotations")
			.forEach(each -> assertEquals(0, each.getAsJsonObject().get("iscrowd").getAsInt()));
		assertEquals("1.0", coco.getAsJsonObject("info").get("version").getAsString());
	}

	@Test
	void aTextOfAnEarlierAnswerIsSafeOnceAndNotTwice() throws IOException {
		final String prompt = "=Please segment liver in CT.";
		run(prompt);
		Batch.combine(plan(prompt), output);
		assertEquals(Set.of("'" + prompt),
			rows("findings.csv").stream().map(row -> row.get("prompt")).collect(java.util.stream.Collectors.toSet()));
	}

	@Test
	void whatIsDoneIsNotDoneAgainAndWhatIsNewIs() throws IOException {
		run(LIVER);
		final Map<String, String> before = BatchOutput.of(output);
		final Told again = new Told();
		assertEquals(3, run(again, LIVER).progress().skipped());
		assertEquals(before, BatchOutput.of(output));

		// Another image under the same name, and another question.
		Files.copy(SAMPLES.resolve("01_pathology.png"), input.resolve("04_xray.png"),
			java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		final Told changed = new Told();
		run(changed, LIVER);
		assertEquals(List.of("02_ct.png SKIPPED", "04_xray.png DONE", "11_ct_normal.png SKIPPED"),
			changed.lines.stream().sorted().toList());
		assertEquals(3, run(MODALITY).progress().done());
		assertEquals(3, run(new BatchSettings(FileView.USUAL, 7, 1), BatchListener.NONE, new Cancellation(), LIVER)
			.progress().done());
	}

	@Test
	void whatFailsIsNotedAndTheRestGoesOn() throws IOException {
		Files.writeString(input.resolve("00_text.png"), "no image");
		Files.write(input.resolve("03_cut.png"),
			java.util.Arrays.copyOf(Files.readAllBytes(SAMPLES.resolve("02_ct.png")), 5000));
		final BatchSummary summary = run(LIVER);
		assertEquals(new BatchSummary(summary.progress(), 5, 3, 2), summary);
		assertEquals(2, summary.progress().failed());
		assertEquals(List.of("00_text.png", "03_cut.png"),
			rows("failures.csv").stream().map(row -> row.get("image")).toList());
		assertTrue(rows("failures.csv").get(0).get("reason")
			.endsWith("00_text.png is not an image this program can read (PNG, JPEG, TIFF, BMP, GIF)."));
		assertTrue(Files.readString(output.resolve("index.html")).contains("3 of 5 answered, 2 failed"));
		final CSVRecord first = rows("findings.csv").get(0);
		assertEquals(List.of("00_text.png", "1", LIVER, rows("failures.csv").get(0).get("reason"), "", ""),
			List.of(first.get("image"), first.get("plane"), first.get("prompt"), first.get("failure"),
				first.get("finding"), first.get("slice")));

		// Once it is mended, only that is done.
		Files.copy(SAMPLES.resolve("03_mri.png"), input.resolve("00_text.png"),
			java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		Files.delete(input.resolve("03_cut.png"));
		final BatchSummary mended = run(LIVER);
		// That the deleted image failed before is in the table of what is left out.
		assertEquals(new BatchSummary(mended.progress(), 4, 4, 0, 0, 1), mended);
		assertEquals("03_cut.png failed before and is not there any more", rows("left-out.csv").get(0).get("reason"));
		assertEquals(1, mended.progress().done());
		assertEquals(List.of(), rows("failures.csv"));
	}

	@Test
	void aPromptThatCannotBeAskedFailsForItsImageOnly() throws IOException {
		final Path manifest = Files.writeString(work.resolve("m.csv"),
			"image,prompt,regions\ninput/02_ct.png,What is region1?," +
				SAMPLES.toAbsolutePath().resolve("04_xray_mask_lung.png") +
				"\ninput/02_ct.png,What is region1 in the picture?," +
				SAMPLES.toAbsolutePath().resolve("02_ct_mask_liver.png") +
				"\ninput/04_xray.png,<image> and <image>?,\n");
		final BatchSummary summary = new Batch(
			BatchPlan.ofManifest(manifest, PlaneChoice.FIRST, BatchPlan.questions(List.of())), BatchSettings.usual(),
			model, output).run(Shard.ALL, BatchListener.NONE, new Cancellation());
		assertEquals(new BatchSummary(summary.progress(), 3, 1, 2), summary);
		assertTrue(rows("failures.csv").get(0).get("reason").contains("a region must have the size of its image"));
		assertTrue(rows("failures.csv").get(1).get("reason").contains("shows the image twice"));
	}

	@Test
	void pagesAndStacksAreAskedAbout() throws IOException {
		final Path manifest = Files.writeString(work.resolve("m.csv"),
			"image,plane\n" + SAMPLES.toAbsolutePath().resolve("21_mri_stack_12slices.tif") + ",6\n" +
				SAMPLES.toAbsolutePath().resolve("21_mri_stack_12slices.tif") + ",13\n" +
				SAMPLES.toAbsolutePath().resolve("21_mri_stack_12slices.tif") + ",stack\n");
		final BatchSettings fromKey = new BatchSettings(new FileView(InputChoice.NONE,
			PlaneSelection.ofFile(Planes.VOLUME), OptionalInt.of(6), OptionalInt.empty()), 100, 1);
		final BatchSummary summary = new Batch(BatchPlan.ofManifest(manifest, PlaneChoice.FIRST,
			BatchPlan.questions(List.of("Please segment brain tumor in MRI."))), fromKey, model, output)
			.run(Shard.ALL, BatchListener.NONE, new Cancellation());
		assertEquals(new BatchSummary(summary.progress(), 3, 2, 1), summary);
		assertTrue(rows("failures.csv").get(0).get("reason")
			.endsWith("21_mri_stack_12slices.tif has 12 pages, and page 13 was asked about."));
		assertTrue(Files.isRegularFile(output.resolve(rows("answers.csv").get(0).get("folder")).resolve("mask-1.png")));
		assertTrue(Files.isRegularFile(output.resolve(rows("answers.csv").get(1).get("folder")).resolve("mask-1.tif")));
	}

	@Test
	void lookingAheadChangesNothing() throws IOException {
		run(BatchSettings.usual().with(BatchSettings.LookAhead.NEVER), BatchListener.NONE, new Cancellation(), LIVER,
			MODALITY);
		final Map<String, String> inTurns = BatchOutput.of(output);
		output = work.resolve("ahead");
		run(BatchSettings.usual().with(BatchSettings.LookAhead.ALWAYS), BatchListener.NONE, new Cancellation(), LIVER,
			MODALITY);
		assertEquals(inTurns, BatchOutput.of(output));
	}

	@Test
	void sharesOfSeveralProcessesMakeTheSameAsOne() throws IOException {
		run(LIVER, MODALITY);
		final Map<String, String> together = BatchOutput.of(output);
		final Path shared = work.resolve("shared");
		for (int number = 3; number >= 1; number--) {
			new Batch(plan(LIVER, MODALITY), BatchSettings.usual(), model, shared).run(new Shard(number, 3),
				BatchListener.NONE, new Cancellation());
		}
		assertEquals(together, BatchOutput.of(shared));
	}

	/** A job on a cluster has half a minute from the first signal to the last one. */
	@Test
	@Timeout(60)
	void aCancelIsHeardWhileAFileIsReadThatNeverEnds() throws Exception {
		final Path album = AlbumFormat.write(input.resolve("stuck.album"),
			SAMPLES.resolve("02_ct.png").toAbsolutePath());
		final Cancellation cancellation = new Cancellation();
		final AtomicReference<Throwable> thrown = new AtomicReference<>();
		final Thread batch = new Thread(
			() -> thrown.set(assertThrows(CancelledException.class,
				() -> new Batch(BatchPlan.ofFolders(List.of(input), "*.album", PlaneChoice.FIRST,
					BatchPlan.questions(List.of(LIVER))), BatchSettings.usual(), model, output)
					.run(Shard.ALL, BatchListener.NONE, cancellation))));
		batch.start();
		Thread.sleep(1000);
		cancellation.cancel();
		batch.join(10_000);
		assertFalse(batch.isAlive());
		assertEquals(CancelledException.class, thrown.get().getClass());
		Files.delete(album);
	}

	@Test
	void aCancelLeavesTablesOfWhatIsDoneAndTheNextRunGoesOn() throws IOException {
		run(LIVER);
		final Map<String, String> undisturbed = BatchOutput.of(output);
		output = work.resolve("cancelled");
		final Cancellation cancellation = new Cancellation();
		final BatchListener afterTwo = new BatchListener() {

			@Override
			public void ended(final BatchEntry entry, final Outcome outcome, final String words,
				final BatchProgress progress)
			{
				if (progress.done() == 1) {
					cancellation.cancel();
				}
			}
		};
		assertThrows(CancelledException.class, () -> run(BatchSettings.usual(), afterTwo, cancellation, LIVER));
		final int done = rows("answers.csv").size();
		assertTrue(done >= 1 && done < 3, done + " answers");
		assertFalse(hasParts());
		final BatchSummary rest = run(LIVER);
		assertEquals(3 - done, rest.progress().done());
		assertEquals(undisturbed, BatchOutput.of(output));
	}

	@Test
	void whatAKilledProcessLeftInTheMiddleIsDoneAgain() throws IOException {
		run(LIVER);
		final Map<String, String> undisturbed = BatchOutput.of(output);
		final String folder = rows("answers.csv").get(1).get("folder").substring("tasks/".length());
		// As if it had been killed while writing: a folder without its name, and no note.
		Files.move(output.resolve("tasks").resolve(folder),
			output.resolve("tasks").resolve("." + folder + "-part-0815"));
		assertEquals(1, run(LIVER).progress().done());
		assertEquals(undisturbed, BatchOutput.of(output));
	}

	@Test
	void aNoteThatWasCutShortCountsAsNone() throws IOException {
		run(LIVER);
		final Map<String, String> undisturbed = BatchOutput.of(output);
		try (var notes = Files.list(output.resolve("state/entries"))) {
			Files.writeString(notes.sorted().findFirst().orElseThrow(), "{\"image\":");
		}
		run(LIVER);
		assertEquals(undisturbed, BatchOutput.of(output));
	}

	@Test
	void whatWasLeftHalfWrittenLongAgoIsRemoved() throws IOException {
		run(LIVER);
		final Path table = Files.writeString(output.resolve(".0815.part"), "image,pl");
		final Path old = Files.writeString(output.resolve("state/entries/.0816.part"), "{");
		final Path young = Files.writeString(output.resolve("state/entries/.0817.part"), "{");
		assertTrue(old.toFile().setLastModified(0));
		run(LIVER);
		assertFalse(Files.exists(table));
		assertFalse(Files.exists(old));
		// Another process may be about to give it its name.
		assertTrue(Files.exists(young));
	}

	@Test
	void anOutputFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsDone() throws IOException {
		final Path file = Files.writeString(work.resolve("file"), "");
		assertTrue(assertThrows(BatchException.class, () -> new Batch(plan(LIVER), BatchSettings.usual(), model, file))
			.getMessage().startsWith("The output folder " + file + " cannot be written to ("));
	}

	@Test
	void imagesOfOneNameAndDifferentContentsDoNotMix() throws IOException {
		Files.createDirectories(input.resolve("other"));
		Files.copy(SAMPLES.resolve("01_pathology.png"), input.resolve("other/02_ct.png"));
		final BatchPlan plan = BatchPlan.ofFolders(List.of(input), "{*,**/*}.png", PlaneChoice.FIRST,
			BatchPlan.questions(List.of(MODALITY)));
		new Batch(plan, BatchSettings.usual(), model, output).run(Shard.ALL, BatchListener.NONE, new Cancellation());
		assertEquals(List.of("CT.", "X-ray.", "CT.", "pathology."),
			rows("answers.csv").stream().map(row -> row.get("answer")).toList());
	}

	/** {@link AlbumFormat} stands for a format that a plugin brings. */
	@Test
	void filesOfOtherFormatsAreAskedAboutAndClosedAgain() throws IOException {
		final List<Path> albums = new ArrayList<>();
		for (int i = 1; i <= 5; i++) {
			albums.add(AlbumFormat.write(Files.createDirectories(work.resolve("albums")).resolve(i + ".album"),
				SAMPLES.resolve("04_xray.png"), SAMPLES.resolve("02_ct.png")));
		}
		final Path manifest = work.resolve("albums/all.csv");
		Files.write(manifest,
			List.of("image,series", "1.album,1", "1.album,2", "2.album,2", "3.album,2", "4.album,2", "5.album,3"));
		final BatchSettings second = new BatchSettings(new FileView(InputChoice.NONE,
			PlaneSelection.ofFile(Planes.REFERENCE_ORDER), OptionalInt.empty(), OptionalInt.of(2)), 100, 1);
		final BatchSummary summary = new Batch(
			BatchPlan.ofManifest(manifest, PlaneChoice.FIRST, BatchPlan.questions(List.of(MODALITY, "What is this?"))),
			second, model, output).run(Shard.ALL, BatchListener.NONE, new Cancellation());
		assertEquals(new BatchSummary(summary.progress(), 12, 10, 2), summary);
		assertEquals(List.of("X-ray.", "CT.", "CT.", "CT.", "CT."), rows("answers.csv").stream()
			.filter(row -> row.get("prompt").equals(MODALITY)).map(row -> row.get("answer")).toList());
		assertEquals(List.of("1", "series 2: 1"),
			rows("answers.csv").stream()
				.filter(row -> row.get("image").equals("1.album") && row.get("prompt").equals(MODALITY))
				.map(row -> row.get("plane")).toList());
		assertEquals(albums.get(4) + " has 2 series, and series 3 was asked about.",
			rows("failures.csv").get(0).get("reason"));
		for (final Path album : albums.subList(0, 4)) {
			final List<String> log = AlbumFormat.log(album);
			assertEquals(count(log, "open"), count(log, "close"), log.toString());
		}
		// Both questions were asked about the open file.
		assertEquals(1, count(AlbumFormat.log(albums.get(1)), "open"));
		final JsonObject answer = JsonParser
			.parseString(
				Files.readString(output.resolve(rows("answers.csv").get(0).get("folder")).resolve("answer.json")))
			.getAsJsonObject();
		assertEquals("Level 2 of the album was read.", answer.getAsJsonArray("notes").get(0).getAsString());
	}

	/** Entries that fail are soon done with, while a large answer before them is still drawn from its file. */
	@Test
	void aFileStaysOpenUntilItsAnswerIsWritten() throws IOException {
		final Path albums = Files.createDirectories(work.resolve("albums"));
		final Path good = AlbumFormat.write(albums.resolve("slow.album"), SAMPLES.resolve("02_ct.png"));
		final List<String> manifest = new ArrayList<>(List.of("image,regions", "slow.album,"));
		for (int i = 0; i < 6; i++) {
			AlbumFormat.write(albums.resolve("b" + i + ".album"), SAMPLES.resolve("02_ct.png"));
			// A region of another image, which is of another size: the file is opened, and asked nothing.
			manifest.add("b" + i + ".album," + SAMPLES.resolve("04_xray_mask_heart.png").toAbsolutePath());
		}
		final BatchSummary summary = new Batch(BatchPlan.ofManifest(Files.write(albums.resolve("all.csv"), manifest),
			PlaneChoice.FIRST, BatchPlan.questions(List.of(LIVER))), BatchSettings.usual(), model, output)
			.run(Shard.ALL, BatchListener.NONE, new Cancellation());
		assertEquals(new BatchSummary(summary.progress(), 7, 1, 6), summary);
		final List<String> log = AlbumFormat.log(good);
		assertEquals("close 1", log.get(log.size() - 1), log.toString());
	}

	private static long count(final List<String> log, final String word) {
		return log.stream().filter(line -> line.startsWith(word)).count();
	}

	private boolean hasParts() throws IOException {
		try (var all = Files.walk(output)) {
			return all.anyMatch(file -> file.getFileName().toString().contains("-part"));
		}
	}

	private BatchPlan plan(final String... prompts) throws IOException {
		return BatchPlan.ofFolders(List.of(input), BatchPlan.ALL_IMAGES, PlaneChoice.FIRST,
			BatchPlan.questions(List.of(prompts)));
	}

	private BatchSummary run(final String... prompts) throws IOException {
		return run(BatchListener.NONE, prompts);
	}

	private BatchSummary run(final BatchListener listener, final String... prompts) throws IOException {
		return run(BatchSettings.usual(), listener, new Cancellation(), prompts);
	}

	private BatchSummary run(final BatchSettings settings, final BatchListener listener,
		final Cancellation cancellation, final String... prompts) throws IOException
	{
		return new Batch(plan(prompts), settings, model, output).run(Shard.ALL, listener, cancellation);
	}

	private List<CSVRecord> rows(final String name) throws IOException {
		try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
			.parse(Files.newBufferedReader(output.resolve(name), StandardCharsets.UTF_8)))
		{
			return parser.getRecords();
		}
	}

	private JsonObject json(final String name) throws IOException {
		return JsonParser.parseString(Files.readString(output.resolve(name))).getAsJsonObject();
	}
}
