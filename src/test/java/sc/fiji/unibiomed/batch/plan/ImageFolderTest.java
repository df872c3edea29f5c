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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.interpret.file.PlaneChoice;

/** What of a folder is asked about, and what is told of the rest. */
@Timeout(60)
class ImageFolderTest {

	private static final String ALL_BELOW = "{*,**/*}.png";
	private static final String ANSWER = "{\"text\": \"\", \"findings\": [], \"model\": {}, \"exports\": " +
		"[\"a-labels.tif\"]}";

	@TempDir
	private Path work;

	private ImageFolder read(final String glob) throws IOException {
		return ImageFolder.read(work, ImageFolder.Names.of(glob));
	}

	private List<String> images(final String glob) throws IOException {
		return read(glob).files().stream().map(file -> ImageFolder.slashes(work.relativize(file))).toList();
	}

	private void touch(final String... names) throws IOException {
		for (final String name : names) {
			Files.createDirectories(work.resolve(name).getParent());
			Files.writeString(work.resolve(name), name.endsWith("answer.json") ? ANSWER : "2");
		}
	}

	/** Whatever its name is, and how often a batch was begun. */
	@Test
	void anOutputFolderWithinHasNoImages() throws IOException {
		touch("d/a.png", "results of May/state/format", "results of May/tasks/a_1/overlay.png",
			"results of May/tasks/a_1/thumbnail.png", "results of May/own.png");
		assertEquals(List.of("d/a.png"), images(ALL_BELOW));
		assertEquals(List.of("Left out, as this program has written it: results of May in " + work + "."),
			read(ALL_BELOW).notes());
	}

	@Test
	void aBatchMayBeDoneWhereTheImagesAre() throws IOException {
		touch("a.png", "b/c.png", "state/format", "tasks/a_1/overlay.png", "tasks/a_1/mask-1.png");
		assertEquals(List.of("a.png", "b/c.png"), images(ALL_BELOW));
		assertEquals(List.of("Left out, as this program has written it: state, tasks in " + work + "."),
			read(ALL_BELOW).notes());
	}

	@Test
	void foldersOfThatNameAreNoOutputByThemselves() throws IOException {
		touch("tasks/a.png", "state/b.png");
		assertEquals(List.of("state/b.png", "tasks/a.png"), images(ALL_BELOW));
		assertEquals(List.of(), read(ALL_BELOW).notes());
	}

	@Test
	void whatBelongsToAnAnswerIsNoImage() throws IOException {
		touch("a.png", "answer.json", "mask-1.png", "mask-2.tif", "overlay.png", "a-labels.tif", "mask-of-mine.png");
		assertEquals(List.of("a.png", "mask-of-mine.png"), images(BatchPlan.ALL_IMAGES));
		assertEquals(
			List.of("Left out: 4 pictures that this program has written beside an answer.json in " + work + "."),
			read(BatchPlan.ALL_IMAGES).notes());
		Files.writeString(work.resolve("answer.json"), "{\"findings\": 42");
		assertEquals(6, images(BatchPlan.ALL_IMAGES).size());
	}

	@Test
	void plotsOfAnEvaluationAreNoImages() throws IOException {
		touch("a.png", "scores/answers.jsonl", "scores/.answers.lock", "scores/segmentation-dice-per-class.png");
		assertEquals(List.of("a.png"), images(ALL_BELOW));
	}

	/** A pattern with a slash goes down as many folders, and no further. */
	@Test
	void onlyAsDeepAsThePatternGoes() throws IOException {
		touch("a.png", "b/c.png", "b/d/e.png");
		assertEquals(List.of("a.png"), images("*.png"));
		assertEquals(List.of("b/c.png"), images("*/*.png"));
		assertEquals(List.of("b/c.png", "b/d/e.png"), images("**/*.png"));
		assertEquals(1, ImageFolder.Names.of("*.png").depth());
		assertEquals(3, ImageFolder.Names.of("*/{b,c/d}.png").depth());
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Links need rights there")
	void linksThatLeadRoundAndRoundAreNotFollowed() throws IOException {
		touch("d/a.png");
		Files.createSymbolicLink(work.resolve("d/up"), work);
		Files.createSymbolicLink(work.resolve("d/self.png"), work.resolve("d/self.png"));
		Files.createSymbolicLink(work.resolve("d/link.png"), work.resolve("d/a.png"));
		assertEquals(List.of("d/a.png", "d/link.png"), images(ALL_BELOW));
		assertEquals(
			List.of("Left out, as it is a link to another folder: d/up; to include it, name it as an input folder."),
			read(ALL_BELOW).notes());
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Links need rights there")
	void theFolderItselfMayBeALink() throws IOException {
		touch("real/a.png");
		final Path link = Files.createSymbolicLink(work.resolve("link"), work.resolve("real"));
		assertEquals(List.of(link.resolve("a.png")),
			ImageFolder.read(link, ImageFolder.Names.of(BatchPlan.ALL_IMAGES)).files());
	}

	/** Even the system's administrator cannot look into folders whose names together are too long for the system. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void whatCannotBeReadIsToldAndTheRestGoesOn() throws IOException, InterruptedException {
		touch("a.png", "z/b.png");
		shell(
			"cd \"$0\" && d=$(printf 'd%.0s' $(seq 250)) && mkdir deep && cd deep && for i in $(seq 20); do mkdir $d " +
				"&& cd $d || exit 1; done");
		try {
			assertEquals(List.of("a.png"), images("*.png"));
			assertEquals(List.of(), read("*.png").notes());
			assertEquals(List.of("a.png", "z/b.png"), images(ALL_BELOW));
			final List<String> notes = read(ALL_BELOW).notes();
			assertEquals(1, notes.size());
			assertTrue(
				notes.get(0).matches("Left out, as it cannot be read: deep/.* \\(.*\\); see who may read it in .*"),
				notes.get(0));
		}
		finally {
			shell("rm -rf \"$0/deep\"");
		}
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows forbids such names")
	void namesAreToldVisibly() throws IOException {
		touch("\u001b[31mred/a.png", "\u001b[32mout/state/format");
		final BatchPlan plan = BatchPlan.ofFolders(List.of(work), ALL_BELOW, PlaneChoice.FIRST,
			BatchPlan.questions(List.of("What?")));
		assertEquals("\\u001b[31mred/a.png", plan.entries().get(0).image());
		assertTrue(Files.isRegularFile(plan.entries().get(0).file()));
		assertTrue(plan.notes().get(0).contains("\\u001b[32mout"), plan.notes().toString());
	}

	/** Where a backslash is a letter, two files are two images. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aBackslashIsALetterOnSomeSystems() throws IOException {
		touch("a\\b.png", "a/b.png");
		assertEquals(List.of("a/b.png", "a\\b.png"), images(ALL_BELOW));
	}

	@Test
	void whereNothingIsLeftTheReasonIsTold() throws IOException {
		touch("out/state/format", "out/tasks/a_1/overlay.png");
		assertEquals(
			"There is no file '**.png' in " + work + "; name another folder or other files. Left out, as this " +
				"program has written it: out in " + work + ".",
			assertThrows(BatchException.class, () -> BatchPlan.ofFolders(List.of(work), "**.png", PlaneChoice.FIRST,
				BatchPlan.questions(List.of("What?")))).getMessage());
	}

	private void shell(final String command) throws IOException, InterruptedException {
		assertEquals(0, new ProcessBuilder("bash", "-c", command, work.toString()).inheritIO().start().waitFor());
	}
}
