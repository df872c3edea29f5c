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
package sc.fiji.unibiomed.batch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.interpret.file.PlaneChoice;

class BatchPlanTest {

	@TempDir
	private Path work;

	@Test
	void theImagesOfAFolderComeInOrderWithEachQuestion() throws IOException {
		touch("b.png", "a.tif", "notes.txt", "c.JPG", "deeper/d.png", ".hidden.png");
		final BatchPlan plan = BatchPlan.ofFolders(List.of(work), BatchPlan.ALL_IMAGES, PlaneChoice.FIRST,
			BatchPlan.questions(List.of("What?", "Where?")));
		assertEquals(
			List.of("a.tif What?", "a.tif Where?", "b.png What?", "b.png Where?", "c.JPG What?", "c.JPG Where?"),
			plan.entries().stream().map(entry -> entry.image() + " " + entry.asked()).toList());
		assertEquals(List.of(0, 1, 2, 3, 4, 5), plan.entries().stream().map(BatchEntry::number).toList());
	}

	@Test
	void twoStarsGoIntoFolders() throws IOException {
		touch("b.png", "deeper/d.png", "deeper/.cache/e.png");
		assertEquals(List.of("b.png", "deeper/d.png"), images(BatchPlan.ofFolders(List.of(work), "{*,**/*}.png",
			PlaneChoice.FIRST, BatchPlan.questions(List.of("What?")))));
	}

	@Test
	void whatStandsTogetherAboutOneImageIsOneGroup() throws IOException {
		final BatchPlan plan = manifest("image,plane\na.tif,\na.tif,2\nb.tif,\n", List.of("What?", "Where?"));
		assertEquals(List.of("0 1", "2 3", "4 5"),
			plan.images().stream().map(
				image -> image.stream().map(entry -> String.valueOf(entry.number())).collect(Collectors.joining(" ")))
				.toList());
		assertEquals(plan.entries(), plan.images().stream().flatMap(List::stream).toList());
	}

	/** So that reasons of failures are the same for everybody. */
	@Test
	void filesAreKnownByTheirAbsoluteNames() throws IOException {
		final BatchPlan plan = BatchPlan.ofFolders(List.of(Path.of("sample-images")), "02_ct.png", PlaneChoice.FIRST,
			BatchPlan.questions(List.of("What?")));
		assertEquals(Path.of("sample-images", "02_ct.png").toAbsolutePath(), plan.entries().get(0).file());
		assertEquals("02_ct.png", plan.entries().get(0).image());
	}

	@Test
	void ofSeveralFoldersEachImageIsNamedWithItsFolder() throws IOException {
		touch("one/a.png", "two/a.png");
		final List<String> images = images(BatchPlan.ofFolders(List.of(work.resolve("one"), work.resolve("two")),
			BatchPlan.ALL_IMAGES, PlaneChoice.FIRST, BatchPlan.questions(List.of("What?"))));
		assertEquals(2, new TreeSet<>(images).size());
		assertTrue(images.get(0).endsWith("/one/a.png"), images.toString());
	}

	@Test
	void aFolderWithoutImagesMakesNoPlan() throws IOException {
		touch("notes.txt", "below/a.png");
		assertEquals("There is no image in " + work + "; name another folder or other files.", refused(() -> BatchPlan
			.ofFolders(List.of(work), BatchPlan.ALL_IMAGES, PlaneChoice.FIRST, BatchPlan.questions(List.of("What?")))));
	}

	@Test
	void whatMakesNoPlanIsSaid() throws IOException {
		assertEquals("The input folder " + work.resolve("none") + " does not exist.",
			refused(() -> BatchPlan.ofFolders(List.of(work.resolve("none")), BatchPlan.ALL_IMAGES, PlaneChoice.FIRST,
				BatchPlan.questions(List.of("What?")))));
		assertTrue(refused(
			() -> BatchPlan.ofFolders(List.of(work), "*.czi", PlaneChoice.FIRST, BatchPlan.questions(List.of("What?"))))
			.startsWith("There is no file '*.czi' in " + work));
		assertTrue(refused(
			() -> BatchPlan.ofFolders(List.of(work), "[", PlaneChoice.FIRST, BatchPlan.questions(List.of("What?"))))
			.startsWith("'[' is not a pattern"));
		assertTrue(
			refused(() -> BatchPlan.ofFolders(List.of(work), "*", PlaneChoice.FIRST, BatchPlan.questions(List.of())))
				.startsWith("Say what to ask about each image"));
	}

	@Test
	void aManifestSaysWhatIsAskedAboutWhichPageAndRegions() throws IOException {
		final BatchPlan plan = manifest(
			"image,plane,prompt,regions\na.png,,\"What is region1, and region2?\",m1.png; m2.png\n" +
				"sub/b.tif,stack,,\nsub/b.tif,3,Where?,\n",
			List.of("What?"));
		final Path base = work.toAbsolutePath();
		assertEquals(List.of(
			new BatchEntry(0, "a.png", base.resolve("a.png"), PlaneChoice.FIRST, "What is region1, and region2?",
				List.of(base.resolve("m1.png"), base.resolve("m2.png"))),
			new BatchEntry(1, "sub/b.tif", base.resolve("sub/b.tif"), new PlaneChoice.Stack(), "What?", List.of()),
			new BatchEntry(2, "sub/b.tif", base.resolve("sub/b.tif"), new PlaneChoice.Page(3), "Where?", List.of())),
			plan.entries());
	}

	@Test
	void aManifestSaysWhichImageOfAFileIsAskedAbout() throws IOException {
		assertEquals(List.of("1", "series 2: 1", "series 2: stack"),
			manifest("image,series,plane\na.lif,,\na.lif,2,\na.lif,2,stack\n", List.of("What?")).entries().stream()
				.map(entry -> entry.plane().toString()).toList());
	}

	@Test
	void spreadsheetsMarksAndLineEndsAreNoObstacle() throws IOException {
		assertEquals(List.of("ä.png"), images(manifest("\ufeffimage,prompt\r\nä.png,What?\r\n", List.of())));
	}

	@Test
	void aLineThatStandsThereTwiceIsDoneOnce() throws IOException {
		assertEquals(2, manifest("image\na.png\nb.png\na.png\n", List.of("What?")).entries().size());
	}

	@Test
	void whatIsWrongInAManifestIsNamedWithItsLine() {
		final String line3 = "Line 3 of the manifest " + work.resolve("m.csv");
		assertEquals(line3 + " names no image.",
			refused(() -> manifest("image,prompt\na.png,What?\n,What?\n", List.of())));
		assertEquals(line3 + ": 'last' is not a page; write a number from 1, or stack.",
			refused(() -> manifest("image,plane\na.png,1\na.png,last\n", List.of("What?"))));
		assertEquals(line3 + ": 'two' is not a series; write a number from 1.",
			refused(() -> manifest("image,series\na.png,1\na.png,two\n", List.of("What?"))));
		assertTrue(refused(() -> manifest("image,promt\na.png,What?\n", List.of())).contains(
			"has a column 'promt'; columns are image, series, plane, prompt, task, target, regions, modality, " +
				"intensity, window, channels, objects, smallest."));
		assertTrue(refused(() -> manifest("file\na.png\n", List.of("What?"))).contains("has a column 'file'"));
		assertTrue(refused(() -> manifest("image\n", List.of("What?"))).endsWith(" has no lines."));
		assertTrue(refused(() -> manifest("image\na.png\n", List.of())).startsWith("Say what to ask about each image"));
	}

	/** Whatever bytes there are, the answer is a plan or a sentence. */
	@Test
	void noManifestMakesMoreThanASentence() throws IOException {
		final Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			final byte[] bytes = new byte[random.nextInt(80)];
			random.nextBytes(bytes);
			final byte[] start = (random.nextBoolean() ? "image,plane\n" : "").getBytes(StandardCharsets.UTF_8);
			System.arraycopy(start, 0, bytes, 0, Math.min(start.length, bytes.length));
			final Path file = work.resolve("m.csv");
			Files.write(file, bytes);
			try {
				assertTrue(BatchPlan.ofManifest(file, PlaneChoice.FIRST, BatchPlan.questions(List.of("What?")))
					.entries().size() > 0);
			}
			catch (final BatchException e) {
				assertTrue(e.getMessage().contains("m.csv"), e.getMessage());
			}
		}
	}

	@Test
	void sharesAreDisjointAndTogetherEverything() throws IOException {
		final StringBuilder text = new StringBuilder("image\n");
		for (int i = 0; i < 23; i++) {
			text.append("image").append(i).append(".png\n");
		}
		final BatchPlan plan = manifest(text.toString(), List.of("What?", "Where?", "Why?"));
		for (int count = 1; count <= 30; count++) {
			final List<BatchEntry> all = new ArrayList<>();
			for (int number = 1; number <= count; number++) {
				final List<BatchEntry> share = new Shard(number, count).of(plan);
				// All questions about an image together.
				assertEquals(0, share.size() % 3);
				all.addAll(share);
			}
			// Images go round: the first share has the first image, and every count-th after it.
			final int round = count;
			assertEquals(plan.entries().stream().filter(entry -> entry.number() / 3 % round == 0).toList(),
				new Shard(1, count).of(plan));
			assertEquals(plan.entries(),
				all.stream().sorted((a, b) -> Integer.compare(a.number(), b.number())).toList());
		}
	}

	@Test
	void aShardHasOneForm() {
		assertEquals(new Shard(3, 8), Shard.parse(" 3/8 "));
		for (final String text : new String[] { "", "0/8", "9/8", "3", "3/0", "a/b", "-1/2", "3/8/9" }) {
			assertThrows(IllegalArgumentException.class, () -> Shard.parse(text), text);
		}
	}

	private interface Making {

		BatchPlan plan() throws IOException;
	}

	private static String refused(final Making making) {
		return assertThrows(BatchException.class, making::plan).getMessage();
	}

	private BatchPlan manifest(final String text, final List<String> prompts) throws IOException {
		return BatchPlan.ofManifest(Files.writeString(work.resolve("m.csv"), text), PlaneChoice.FIRST,
			BatchPlan.questions(prompts));
	}

	private static List<String> images(final BatchPlan plan) {
		return plan.entries().stream().map(BatchEntry::image).toList();
	}

	private void touch(final String... names) throws IOException {
		for (final String name : names) {
			Files.createDirectories(work.resolve(name).getParent());
			Files.createFile(work.resolve(name));
		}
	}
}
