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
package sc.fiji.unibiomed.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.batch.plan.BatchSettings;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.host.ModelSettings;
import sc.fiji.unibiomed.imagej.host.PreparedNetworks;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.interpret.view.Planes;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

/** The options that every verb of the service takes: what they do, and what they leave as it was. */
@Timeout(300)
class AskOptionsTest {

	@TempDir
	Path folder;

	private ServiceOnHub hub;
	private UniBiomedService unibiomed;

	@BeforeEach
	void start() throws IOException {
		hub = new ServiceOnHub(folder.resolve("cache"));
		unibiomed = hub.service();
	}

	@AfterEach
	void end() {
		hub.close();
	}

	/** Notes everything that it is told. */
	private static final class Told implements AskListener {

		private final StringBuilder text = new StringBuilder();
		private final StringBuilder raw = new StringBuilder();
		private final Set<Stage> stages = EnumSet.noneOf(Stage.class);
		private final List<String> work = new ArrayList<>();

		@Override
		public void progress(final Stage stage, final long done, final long total) {
			stages.add(stage);
		}

		@Override
		public void text(final String piece) {
			text.append(piece);
		}

		@Override
		public void rawText(final String piece) {
			raw.append(piece);
		}

		@Override
		public void work(final String words, final long done, final long total) {
			work.add(words);
		}
	}

	@Test
	void everyVerbStreamsTheAnswerAsPeopleReadIt() {
		final ImagePlus mri = sample("03_mri.png");
		final ImagePlus oct = sample("06_oct.png");
		final Img<ARGBType> argb = argb("03_mri.png");
		streams(options -> plain(unibiomed.segment(mri, "brain tumor", options)));
		streams(options -> plain(unibiomed.find(mri, options)));
		streams(options -> plain(unibiomed.report(mri, options)));
		streams(options -> plain(unibiomed.ask(mri, "What modality is this image?", options)));
		streams(options -> plain(unibiomed.describe(oct, List.of(new Roi(120, 120, 60, 60)), options)));
		streams(options -> plain(
			unibiomed.describe(oct, List.of(new Roi(10, 10, 20, 20), new Roi(300, 300, 30, 30)), options)));
		streams(options -> plain(
			unibiomed.segment(sample("21_mri_stack_12slices.tif"), "brain tumor", options.withPlanes("every slice"))));
		streams(options -> {
			try (ImageConversation talk = unibiomed.converse(mri)) {
				return plain(talk.ask(AskedTask.report(), options.listener(), options.cancellation()));
			}
		});
		streams(options -> unibiomed.report(argb, options.withCheck("off")).text());
	}

	private interface Asking {

		/** @return the answer as people read it */
		String ask(AskOptions options);
	}

	private static String plain(final ImageAnswer answer) {
		return answer.answer().plainText();
	}

	private static void streams(final Asking asking) {
		final Told told = new Told();
		assertEquals(asking.ask(AskOptions.usual().withListener(told)), told.text.toString());
		assertFalse(told.text.toString().matches("(?s).*(?:<|\\|>|SEG).*"), told.text.toString());
		assertTrue(told.raw.toString().contains("<|"), told.raw.toString());
		assertFalse(told.stages.isEmpty());
	}

	@Test
	void aListenerThatWantsTheTextOnlyIsALambda() {
		final StringBuilder text = new StringBuilder();
		unibiomed.ask(sample("05_ultrasound.png"), "What modality is this image?",
			AskOptions.usual().withListener(AskListener.ofText(text::append)));
		assertEquals("ultrasound.", text.toString());
	}

	@Test
	void anyVerbCanBeCancelled() throws IOException {
		final Cancellation cancellation = new Cancellation();
		cancellation.cancel();
		final AskOptions options = AskOptions.usual().withCancellation(cancellation);
		final ImagePlus image = sample("03_mri.png");
		final BatchPlan plan = plan("03_mri.png");
		assertThrows(CancelledException.class, () -> unibiomed.segment(image, "brain tumor", options));
		assertThrows(CancelledException.class, () -> unibiomed.find(image, options));
		assertThrows(CancelledException.class, () -> unibiomed.report(image, options));
		assertThrows(CancelledException.class, () -> unibiomed.ask(image, "What is it?", options));
		assertThrows(CancelledException.class,
			() -> unibiomed.describe(image, List.of(new Roi(9, 9, 90, 90)), options));
		assertThrows(CancelledException.class, () -> unibiomed.find(argb("03_mri.png"), options));
		assertThrows(CancelledException.class,
			() -> unibiomed.batch(plan, BatchSettings.usual(), folder.resolve("out"), options));
		assertThrows(CancelledException.class, () -> unibiomed.prepare(options.withPrecision("fast")));
		assertThrows(CancelledException.class, () -> unibiomed.download(licence -> true, options.withModel(OTHER)));
	}

	private static final String OTHER = "UniBiomed";

	@Test
	void modelAndPrecisionAreThoseOfTheCallAndTheUsersOptionsStay() throws IOException {
		final ModelSettings before = unibiomed.settings().model();
		final Path copy = folder.resolve("my-model");
		copyOfDemo(copy);
		final ImagePlus image = sample("02_ct.png");
		final AskOptions other = AskOptions.usual().withModel(copy.toString()).withPrecision("fast");

		final ImageAnswer first = unibiomed.segment(image, "liver", AskOptions.usual().withModel("demo"));
		final ImageAnswer second = unibiomed.segment(image, "liver", other);
		final ImageAnswer third = unibiomed.segment(image, "liver");

		assertEquals("demo exact", first.model() + " " + first.settings().precision());
		assertEquals("my-model fast", second.model() + " " + second.settings().precision());
		assertEquals("demo exact", third.model() + " " + third.settings().precision());
		assertEquals(first.answer().findings(), third.answer().findings());
		assertEquals(before, unibiomed.settings().model());
		assertEquals("demo", unibiomed.credit().name());
	}

	/** Models that take turns do not pile up in memory: each is closed before the next one is loaded. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void modelsThatTakeTurnsNeedNoMoreMemory() throws IOException {
		final ImagePlus image = sample("08_endoscopy.png").resize(64, 64, "bilinear");
		takeTurns(image, 3);
		final long first = residentKilobytes();
		takeTurns(image, 9);
		final long last = residentKilobytes();
		assertTrue(last <= first * 1.15,
			"Resident after 3 turns: " + first / 1024 + " MiB, after 12: " + last / 1024 + " MiB");
	}

	private void takeTurns(final ImagePlus image, final int times) {
		for (int i = 0; i < times; i++) {
			assertEquals("exact", unibiomed.find(image, AskOptions.demo().withCheck("off")).settings().precision());
			assertEquals("fast", unibiomed.find(image, AskOptions.usual().withPrecision("fast").withCheck("off"))
				.settings().precision());
		}
	}

	/** What Java has not collected yet is no leak. */
	private static long residentKilobytes() throws IOException {
		System.gc();
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
			.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
	}

	@Test
	void viewObjectsAndCheckAreThoseOfTheCall() {
		final ImagePlus nuclei = sample("01_pathology.png");
		final ImageAnswer counted = unibiomed.segment(nuclei, "nuclei",
			AskOptions.usual().withModality("pathology").withObjects("each").withSmallest(200));
		final ImageAnswer whole = unibiomed.segment(nuclei, "nuclei",
			AskOptions.usual().withModality("pathology").withObjects("one").withCheck("off"));
		assertTrue(counted.findings().get(0).objects() > 1);
		assertTrue(counted.findings().get(0).check().isKnown());
		assertEquals(0, whole.findings().get(0).objects());
		assertFalse(whole.findings().get(0).check().isKnown());
		assertTrue(whole.input().contains("modality pathology"), whole.input());
	}

	@Test
	void aBatchTellsTheSameListener() throws IOException {
		final Told told = new Told();
		final String ended = unibiomed.batch(plan("0{3_mri,5_ultrasound}.png"), BatchSettings.usual(),
			folder.resolve("out"), AskOptions.usual().withListener(told).withModality("MRI").withCheck("off"))
			.toString();
		assertEquals("2 of 2 answered", ended);
		assertTrue(told.work.get(1).startsWith("2 of 2"), told.work.toString());
		assertTrue(told.text.toString().startsWith("Sure, it is [1]."), told.text.toString());
		assertTrue(Files.readString(folder.resolve("out/findings.csv")).contains("modality MRI"));
	}

	@Test
	void preparingTellsHowFarItIs() throws IOException {
		final Told told = new Told();
		final PreparedNetworks prepared = unibiomed
			.prepare(AskOptions.usual().withPrecision("fast").withListener(told));
		assertTrue(prepared.toString().startsWith("demo in fast is prepared: "), prepared.toString());
		assertTrue(Files.isDirectory(prepared.folder()));
		assertTrue(told.work.stream().anyMatch(words -> words.matches("Preparing demo in fast: .* \\(1 of \\d\\) …")),
			told.work.toString());
	}

	@Test
	void whatAVerbCannotUseIsRefusedAndNotPassedOver() throws IOException {
		final ImagePlus image = sample("03_mri.png");
		final AskOptions planes = AskOptions.usual().withPlanes(Planes.VOLUME);
		assertEquals("A question about regions takes planes from the regions; leave it out of the options.",
			refused(() -> unibiomed.describe(image, List.of(new Roi(9, 9, 90, 90)), planes)));
		final BatchPlan plan = plan("03_mri.png");
		assertEquals("A batch takes planes from its plan and settings; leave it out of the options.",
			refused(() -> unibiomed.batch(plan, BatchSettings.usual(), folder, planes)));
		assertEquals("A conversation takes planes, check from each question; leave them out of the options.",
			refused(() -> unibiomed.converse(image, planes.withModality("CT").withCheck("off"))));
		assertEquals("precision",
			assertThrows(InputException.class, () -> unibiomed.find(image, AskOptions.usual().withPrecision("best")))
				.field());
	}

	@Test
	void optionsSayWhatTheyAreInOneLine() {
		assertEquals("as usual", AskOptions.usual().toString());
		assertEquals(
			"model UniBiomed, precision fast, device cpu, modality CT, intensity CT custom, window 60/160, " +
				"planes: volume, objects each, smallest 20, check off",
			AskOptions.usual().withModel("UniBiomed").withPrecision("fast").withDevice("cpu").withModality("CT")
				.withWindow("60/160").withPlanes("volume").withObjects("each").withSmallest(20).withCheck("off")
				.toString());
		assertEquals("as usual", AskOptions.usual().withModality("CT").withModality("auto").toString());
		final AskListener listener = new Told();
		assertSame(listener, AskOptions.usual().withListener(listener).listener());
	}

	private static String refused(final org.junit.jupiter.api.function.Executable asking) {
		return assertThrows(InputException.class, asking).getMessage();
	}

	private static BatchPlan plan(final String files) throws IOException {
		return BatchPlan.ofFolders(List.of(Path.of("sample-images")), files, PlaneChoice.FIRST,
			List.of(AskedTask.segment("brain tumor")));
	}

	private void copyOfDemo(final Path target) throws IOException {
		final Models models = new Models(CacheFolder.ofUser());
		final Path source = models.locate(models.find("demo")).orElseThrow().folder();
		Files.createDirectories(target);
		try (Stream<Path> files = Files.list(source)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				Files.copy(file, target.resolve(file.getFileName()));
			}
		}
	}

	private static ImagePlus sample(final String file) {
		return IJ.openImage("sample-images/" + file);
	}

	private static Img<ARGBType> argb(final String file) {
		final ImagePlus image = sample(file);
		return ArrayImgs.argbs((int[]) image.getProcessor().convertToRGB().getPixels(), image.getWidth(),
			image.getHeight());
	}
}
