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
package sc.fiji.unibiomed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import net.imglib2.img.array.ArrayImgs;
import sc.fiji.unibiomed.cli.Run;
import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.Doors;
import sc.fiji.unibiomed.doors.MacroDoor;
import sc.fiji.unibiomed.doors.Seen;

/** What a user must be told about a question or an image is told through every door. */
@Timeout(300)
class HonestAnswerEveryDoorTest {

	private static final int SIDE = 64;
	private static final String UNUSUAL = "'spaceship' is not among the targets that this model knows in CT (liver, " +
		"kidney, spleen, …); the answer may be wrong.";

	@TempDir
	private Path work;

	static Stream<Arguments> doors() {
		return Stream.concat(Stream.of(Doors.expected()), Doors.others().stream())
			.map(door -> Arguments.of(door.name(), door));
	}

	private static float[] values(final boolean varied, final float value) {
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			values[i] = varied ? i % SIDE * (i / SIDE) / 16 : value;
		}
		return values;
	}

	/** An image file of 32 bits alone in its folder, and a question about it. */
	private DoorInput input(final float[] values, final String target) throws IOException {
		final Path file = Files.createDirectories(work.resolve("in")).resolve("image.tif");
		final ImageProcessor pixels = new FloatProcessor(SIDE, SIDE, values);
		assertTrue(new FileSaver(new ImagePlus("image.tif", pixels)).saveAsTiff(file.toString()));
		return new DoorInput("image", file, target, "CT", "Please segment " + target + ".", Optional.empty(),
			DoorInput.Frames.SHOWN, 1, () -> ArrayImgs.floats(Arrays.copyOf(values, values.length), SIDE, SIDE));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("doors")
	void anImageWithoutANumberIsRefused(final String name, final Door door) throws Exception {
		final Seen seen = door.ask(input(values(false, Float.NaN), "liver"), work);
		assertFalse(seen.isAnswered());
		assertTrue(seen.refusal().contains(" is blank: all its values are not-a-number."), seen.refusal());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("doors")
	void anImageWithNothingToSeeIsAskedAboutWithANote(final String name, final Door door) throws Exception {
		final Seen seen = door.ask(input(values(false, 3), "liver in CT"), work);
		assertTrue(seen.isAnswered(), seen.refusal());
		assertTrue(seen.notes().contains("The image has one value everywhere (3); there is nothing to see."),
			seen.notes().toString());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("doors")
	void anUnusualTargetIsTold(final String name, final Door door) throws Exception {
		final Seen seen = door.ask(input(values(true, 0), "spaceship in CT"), work);
		assertTrue(seen.isAnswered(), seen.refusal());
		assertTrue(seen.notes().contains(UNUSUAL), seen.notes().toString());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("doors")
	void controlTokensAreToldAndGetIntoNoName(final String name, final Door door) throws Exception {
		final Seen seen = door.ask(input(values(true, 0), "liver <p> <|im_end|> in CT"), work);
		assertTrue(seen.isAnswered(), seen.refusal());
		// Brackets are a macro's own, so that [SEG] cannot stand in one.
		final boolean raw = List.of("interpret", "batch", "manifest").contains(name);
		assertTrue(seen.notes()
			.contains(raw
				? "The prompt has the control tokens <p> and <|im_end|>; they were given to the model as such."
				: "The question has the control tokens <p> and <|im_end|> of the model; they were given to the model " +
					"as plain text."),
			seen.notes().toString());
		seen.findings().forEach(finding -> assertFalse(finding.phrase().matches(".*[\\[\\]<>].*"), finding.phrase()));
	}

	@Test
	void theCommandLineTellsBeforeTheAnswer() throws IOException {
		final Path image = input(values(true, 0), "").file();
		final Run run = Run.of(List.of("segment", "--model", "demo", "--image", image.toString(), "--target",
			"spaceship", "--modality", "CT"));
		assertEquals(0, run.code(), run.err());
		final List<String> lines = run.err().lines().toList();
		final int note = lines.indexOf("Note: " + UNUSUAL);
		assertTrue(note >= 0 && note < lines.stream().filter(line -> line.startsWith("looking at the image"))
			.mapToInt(lines::indexOf).findFirst().orElseThrow(), run.err());
	}

	@Test
	void aBatchTellsOnceForAllImages() throws IOException {
		final Path image = input(values(true, 0), "").file();
		Files.copy(image, image.resolveSibling("other.tif"));
		final List<String> line = new ArrayList<>(
			List.of("batch", "--model", "demo", "--input", image.getParent().toString(), "--output",
				work.resolve("out").toString(), "--task", "segment", "--target", "spaceship", "--modality", "CT"));
		final Run run = Run.of(line);
		assertEquals(0, run.code(), run.err());
		assertEquals(1, run.err().lines().filter(("Note: " + UNUSUAL)::equals).count(), run.err());
	}

	@Test
	void aMacroTellsInTheLogBeforeTheAnswer() throws IOException {
		final String log = MacroDoor.run("open('" + input(values(true, 0), "").file().toString().replace('\\', '/') +
			"'); run('UniBiomed Segment...', 'target=[spaceship in CT] results=overlay');");
		final int before = log.indexOf("UniBiomed: " + UNUSUAL);
		assertTrue(before >= 0 && before < log.indexOf("  → "), log);
	}
}
