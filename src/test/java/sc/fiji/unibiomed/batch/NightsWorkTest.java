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
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.AlbumFormat;
import sc.fiji.unibiomed.testing.HangingDrive;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.FullDiskException;

/** A night's work: nothing that happens to one image, to a file of the batch's own or to a decoder loses the rest. */
@Timeout(120)
class NightsWorkTest {

	private static final Path SAMPLES = Path.of("sample-images");
	private static final String LIVER = "Please segment liver in CT.";

	@TempDir
	private static Path cache;
	@TempDir
	private static Path done;
	private static LoadedModel model;

	@TempDir
	private Path work;
	private Path input;
	private Path output;
	private final List<String> told = new ArrayList<>();

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
		for (final String name : List.of("02_ct.png", "11_ct_normal.png")) {
			Files.copy(SAMPLES.resolve(name), input.resolve(name));
		}
	}

	/** Remembers what it was told, and what became of each image. */
	private class Told implements BatchListener {

		@Override
		public void told(final String sentence) {
			told.add(sentence);
		}

		@Override
		public void ended(final BatchEntry entry, final Outcome outcome, final String words,
			final BatchProgress progress)
		{
			told.add(entry.image() + " " + outcome + (outcome == Outcome.FAILED ? ": " + words : ""));
		}
	}

	private BatchPlan plan() throws IOException {
		return BatchPlan.ofFolders(List.of(input), "*.{png,album}", PlaneChoice.FIRST,
			BatchPlan.questions(List.of(LIVER)));
	}

	private BatchSummary run() throws IOException {
		return run(new Told(), new Cancellation());
	}

	/** An output folder with all answers, which are asked for once. */
	private Map<String, String> finished() throws IOException {
		if (Files.notExists(done.resolve("summary.json"))) {
			new Batch(plan(), BatchSettings.usual(), model, done).run(Shard.ALL, BatchListener.NONE,
				new Cancellation());
		}
		try (Stream<Path> all = Files.walk(done)) {
			for (final Path file : all.toList()) {
				Files.copy(file, output.resolve(done.relativize(file).toString()));
			}
		}
		return BatchOutput.of(output);
	}

	private BatchSummary run(final BatchListener listener, final Cancellation cancellation) throws IOException {
		return new Batch(plan(), BatchSettings.usual(), model, output).run(Shard.ALL, listener, cancellation);
	}

	private Path task(final String begin) throws IOException {
		try (Stream<Path> tasks = Files.list(output.resolve("tasks"))) {
			return tasks.filter(task -> task.getFileName().toString().startsWith(begin)).findFirst().orElseThrow();
		}
	}

	private static void cut(final Path file, final long bytes) throws IOException {
		try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
			open.setLength(bytes);
		}
	}

	@ParameterizedTest
	@CsvSource({ "answer.json, -1, missing", "answer.json, 0, damaged", "answer.json, 900, damaged",
		"mask-1.png, -1, missing", "mask-1.png, 0, empty", "mask-1.png, 100, 100 bytes", "overlay.png, 100, 100 bytes",
		"thumbnail.png, -1, missing", "findings.csv, 0, empty", "findings.csv, 100, 100 bytes",
		"findings.geojson, 100, 100 bytes", "findings-coco.json, -1, missing" })
	void whatIsNotWholeIsDoneAgain(final String name, final int left, final String what) throws IOException {
		final Map<String, String> undisturbed = finished();
		final Path file = task("02_ct_").resolve(name);
		if (left < 0) {
			Files.delete(file);
		}
		else {
			cut(file, left);
		}
		// As long as nobody has done it again, it does not count.
		assertEquals(1, Batch.combine(plan(), output).answered());
		final BatchSummary summary = run();
		assertEquals(List.of(1, 1, 2),
			List.of(summary.progress().done(), summary.progress().skipped(), summary.answered()));
		assertTrue(told.get(0).matches("The answer in tasks/02_ct_\\w+ is not whole: " + name + " (is |has )" + what +
			".*; 02_ct.png is asked about again\\."), told.toString());
		assertEquals(undisturbed, BatchOutput.of(output));
	}

	/** As a disk gives it back that was not told to write: the right size, and nothing in it. */
	@ParameterizedTest
	@ValueSource(strings = { "findings.csv", "findings.geojson", "findings-coco.json" })
	void whatCannotBeUnderstoodIsUndone(final String name) throws IOException {
		final Map<String, String> undisturbed = finished();
		final Path file = task("02_ct_").resolve(name);
		Files.write(file, new byte[(int) Files.size(file)]);
		final BatchSummary summary = run();
		assertEquals(1, summary.answered());
		assertTrue(told.get(2).matches("The answer in tasks/02_ct_\\w+ cannot be used: " + name +
			" is damaged. Start the batch again: it is asked again\\."), told.toString());
		assertEquals(1, run().progress().done());
		assertEquals(undisturbed, BatchOutput.of(output));
	}

	@ParameterizedTest
	@ValueSource(
		strings = { "", "null", "[]", "7", "{\"image\":", "{}", "{\"folder\": \"../../input\", \"task\": \"0\"}",
			"{\"folder\": \"a\\u0000b\", \"task\": \"0\"}", "no JSON at all", "\u00e9" })
	void aNoteThatIsNoneCountsAsNone(final String text) throws IOException {
		final Map<String, String> undisturbed = finished();
		final Path note;
		try (Stream<Path> notes = Files.list(output.resolve("state/entries"))) {
			note = notes.sorted().findFirst().orElseThrow();
		}
		Files.write(note, text.getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(1, Batch.combine(plan(), output).answered());
		assertEquals(2, run().answered());
		assertTrue(
			told.stream()
				.anyMatch(sentence -> sentence
					.startsWith("state/entries/" + note.getFileName() + " is damaged; what became of ")),
			told.toString());
		assertEquals(undisturbed, BatchOutput.of(output));
	}

	@Test
	void aFolderWhoseVersionCannotBeReadIsLeftAlone() throws IOException {
		finished();
		cut(output.resolve("state/format"), 0);
		final String message = assertThrows(BatchException.class, this::run).getMessage();
		assertTrue(message.contains("is damaged, so it is unknown which version wrote the answers"), message);
	}

	/** Writes nothing, as there is no room. */
	private static final class NoRoom implements FindingsExporter {

		@Override
		public String key() {
			return "no-room";
		}

		@Override
		public String label() {
			return "no room";
		}

		@Override
		public String description() {
			return "a disk that is full";
		}

		@Override
		public String ending() {
			return "-none.txt";
		}

		@Override
		public void write(final Results results, final Path file) throws IOException {
			throw new IOException("No space left on device");
		}
	}

	@Test
	void aFullDiskEndsTheBatchInsteadOfAskingOnForNothing() throws IOException {
		final List<String> asked = new ArrayList<>();
		final Batch batch = new Batch(plan(), BatchSettings.usual(), model, output, List.of(new NoRoom()));
		final String message = assertThrows(FullDiskException.class, () -> batch.run(Shard.ALL, new Told() {

			@Override
			public InterpretationListener begins(final BatchEntry entry) {
				asked.add(entry.image());
				return InterpretationListener.NONE;
			}
		}, new Cancellation())).getMessage();
		assertEquals(
			"The disk of " + output +
				" is full; what was finished is kept. Make room there, and start again: it resumes where it stopped.",
			message);
		// The second image may be asked about while the first answer is written.
		assertTrue(asked.size() <= 2 && told.isEmpty(), asked + " " + told);
		try (Stream<Path> tasks = Files.list(output.resolve("tasks"))) {
			assertEquals(List.of(), tasks.toList());
		}
		assertEquals(2, run().answered());
	}

	/** A decoder that never comes back, and that nobody can interrupt. */
	@Test
	void aCancelEndsTheBatchWhateverADecoderDoes() throws IOException {
		final Path stuck = AlbumFormat.write(input.resolve("stuck.album"), SAMPLES.resolve("02_ct.png"));
		final Cancellation cancellation = new Cancellation();
		final BatchListener afterTwo = new Told() {

			@Override
			public void ended(final BatchEntry entry, final Outcome outcome, final String words,
				final BatchProgress progress)
			{
				super.ended(entry, outcome, words, progress);
				if (progress.ended() == 1) {
					cancellation.cancel();
				}
			}
		};
		try {
			assertThrows(CancelledException.class, () -> run(afterTwo, cancellation));
			assertTrue(Files.exists(output.resolve("answers.csv")));
		}
		finally {
			Files.createFile(Path.of(stuck + ".go"));
		}
		// Once the decoder is back, everything is let go, and others can take it.
		assertEquals(3, run().answered());
	}

	/** As from a network drive whose server is gone: neither the bytes of an image come, nor its size. */
	@ParameterizedTest
	@EnumSource
	void anImageOnADriveThatHangsFailsByItself(final HangingDrive.Silence silence) throws IOException {
		try (HangingDrive drive = new HangingDrive(silence)) {
			final Batch batch = new Batch(planWith(drive), BatchSettings.usual(), model, output, List.of(),
				file -> Duration.ofSeconds(2));
			final BatchSummary summary = batch.run(Shard.ALL, new Told(), new Cancellation());
			assertEquals(List.of(1, 1), List.of(summary.answered(), summary.failed()));
			assertEquals(List.of(
				"02_ct.png FAILED: Reading " + input.resolve("02_ct.png") +
					" took longer than 2 seconds and was stopped; copy it to a faster drive, or save it again.",
				"11_ct_normal.png DONE"), told);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aCancelIsHeardWhileADriveHangs(final HangingDrive.Silence silence) throws Exception {
		final Cancellation cancellation = new Cancellation();
		try (HangingDrive drive = new HangingDrive(silence)) {
			final Batch batch = new Batch(planWith(drive), BatchSettings.usual(), model, output);
			final FutureTask<CancelledException> end = new FutureTask<>(
				() -> assertThrows(CancelledException.class, () -> batch.run(Shard.ALL, new Told(), cancellation)));
			new Thread(end).start();
			drive.awaitReader();
			cancellation.cancel();
			end.get(10, TimeUnit.SECONDS);
		}
	}

	/** Of the first image, which lies on a drive, and the second. */
	private BatchPlan planWith(final HangingDrive drive) {
		final List<BatchEntry> entries = new ArrayList<>();
		for (final String name : List.of("02_ct.png", "11_ct_normal.png")) {
			final Path file = input.resolve(name);
			entries.add(new BatchEntry(entries.size(), name, entries.isEmpty() ? drive.file(file) : file,
				PlaneChoice.FIRST, LIVER, List.of()));
		}
		return new BatchPlan(entries);
	}

	@Test
	void namesOfAnyKindAreAnswered() throws IOException {
		final List<String> names = new ArrayList<>(List.of("con.scan.png", "x".repeat(251) + ".png"));
		// Cut at 60 units of UTF-16, the last of these characters would lose its second half.
		names.add("x" + "\ud840\udc00".repeat(40) + ".png");
		for (final String name : names) {
			Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve(name));
		}
		final BatchSettings all = BatchSettings.usual().withExports(List.of("labels", "html"));
		final BatchSummary summary = new Batch(plan(), all, model, output).run(Shard.ALL, new Told(),
			new Cancellation());
		assertEquals(5, summary.answered(), told.toString());
		assertTrue(Files.isDirectory(task("_con.scan_")));
		try (Stream<Path> files = Files.walk(output)) {
			assertFalse(files.anyMatch(file -> file.getFileName().toString().matches("(?i)con\\..*")));
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows forbids such names")
	void controlCharactersOfNamesReachNoFile() throws IOException {
		final String bad = "\u001b[31mred\u0007\n.png";
		Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve(bad), StandardCopyOption.REPLACE_EXISTING);
		Files.writeString(input.resolve("\u001b[32mno image.png"), "none");
		final BatchSummary summary = new Batch(plan(), BatchSettings.usual().withExports(List.of("html")), model,
			output).run(Shard.ALL, new Told(), new Cancellation());
		assertEquals(3, summary.answered());
		assertTrue(told.contains("\\u001b[31mred\\u0007\\u000a.png DONE"), told.toString());
		try (Stream<Path> files = Files.walk(output)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				final boolean isText = file.toString().matches(".*\\.(csv|html|json|geojson)");
				final String text = isText ? Files.readString(file) : file.getFileName().toString();
				assertFalse(text.matches("(?s).*[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f].*"), file.toString());
			}
		}
		assertTrue(Files.readString(output.resolve("failures.csv")).contains("\\u001b[32mno image.png"));
	}

	/** Between the plan and its turn. */
	@Test
	void whatVanishesOrChangesMeanwhileFailsByItself() throws IOException {
		final Path first = input.resolve("02_ct.png");
		final BatchListener changing = new Told() {

			@Override
			public InterpretationListener begins(final BatchEntry entry) {
				try {
					if (entry.file().endsWith("02_ct.png")) {
						Files.copy(SAMPLES.resolve("04_xray.png"), first, StandardCopyOption.REPLACE_EXISTING);
					}
				}
				catch (final IOException e) {
					throw new IllegalStateException(e);
				}
				return InterpretationListener.NONE;
			}
		};
		Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve("00.png"));
		final BatchPlan plan = plan();
		Files.delete(input.resolve("00.png"));
		final BatchSummary summary = new Batch(plan, BatchSettings.usual(), model, output).run(Shard.ALL, changing,
			new Cancellation());
		assertEquals(1, summary.answered());
		assertEquals(List.of(
			"00.png FAILED: " + input.resolve("00.png") + " does not exist.", "02_ct.png FAILED: " + first +
				" was changed while it was looked at; start again once nobody writes to " + "it any more.",
			"11_ct_normal.png DONE"), told.stream().sorted().toList());
		Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve("00.png"));
		assertEquals(3, run().answered());
	}

	@Test
	void imagesWithTheSameContentKeepTheirNames() throws IOException {
		for (final String name : List.of("B.png", "b.png")) {
			Files.copy(SAMPLES.resolve("02_ct.png"), input.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
		assertEquals(Files.exists(input.resolve("B.PNG")) ? 3 : 4, run().answered());
		final String coco = Files.readString(output.resolve("findings-coco.json"));
		assertTrue(coco.contains("\"file_name\":\"b.png\"") && coco.contains("\"file_name\":\"02_ct.png\""), coco);
	}

	@Test
	void furtherColumnsOfAManifestAreInTheTables() throws IOException {
		final Path manifest = Files.writeString(work.resolve("m.csv"),
			"image,prompt,patient\ninput/02_ct.png," + LIVER + ",\"7, left\"\ninput/none.png," + LIVER + ",8\n");
		final BatchPlan plan = BatchPlan.ofManifest(manifest, PlaneChoice.FIRST, List.of());
		new Batch(plan, BatchSettings.usual(), model, output).run(Shard.ALL, new Told(), new Cancellation());
		for (final String table : List.of("answers.csv", "findings.csv", "failures.csv")) {
			final List<String> lines = Files.readAllLines(output.resolve(table));
			assertTrue(lines.get(0).endsWith(",manifest_patient"), lines.get(0));
			assertTrue(lines.get(1).endsWith(table.startsWith("failures") ? ",8" : ",\"7, left\""), lines.get(1));
		}
	}
}
