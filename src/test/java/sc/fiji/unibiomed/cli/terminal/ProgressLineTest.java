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
package sc.fiji.unibiomed.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.evaluate.EvaluationProgress;
import sc.fiji.unibiomed.evaluate.VolumeProgress;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;

import sc.fiji.unibiomed.util.ProgressWords;

/** How far something long is, in the same words whatever it is. */
class ProgressLineTest {

	private static final long SECOND = 1_000_000_000;
	private static final String NL = System.lineSeparator();

	private final StringWriter printed = new StringWriter();
	private long now;

	private ProgressLine line(final boolean terminal) {
		return new ProgressLine(messages(terminal), () -> now);
	}

	private Messages messages(final boolean terminal) {
		return new Messages(new PrintWriter(printed), terminal);
	}

	private static ProgressLine.Step image(final int done) {
		return ProgressLine.Step.next("liver_ct.png", done, 40, Duration.ofSeconds(12L * done));
	}

	@Test
	void itSaysWhatHowManyHowFastAndHowLong() {
		assertEquals("liver_ct.png  1 of 40", image(0).words());
		assertEquals("liver_ct.png  3 of 40 · 10 s each · about 8 minutes left", image(2).words());
		assertEquals("1.2 of 2.5 GB · 34 MB/s · about 40 s left",
			new ProgressLine.Step("", "1.2 of 2.5 GB", "34 MB/s", Optional.of(Duration.ofSeconds(38)), "", false)
				.words());
	}

	@Test
	void fastOnesAreCountedInASecond() {
		assertEquals("2.4 s each", ProgressWords.each(Duration.ofMillis(2400)));
		assertEquals("4.0 per second", ProgressWords.each(Duration.ofMillis(250)));
		assertEquals("", ProgressWords.each(Duration.ZERO));
	}

	/** A line that is broken could not be written anew. */
	@Test
	void aLineIsNeverWiderThanATerminal() {
		final ProgressLine.Step step = ProgressLine.Step.next("a-very-long-name-of-an-image-".repeat(9) + ".png",
			99_998, 100_000, Duration.ofDays(12));
		assertTrue(step.words().length() <= 79, step.words());
		assertTrue(step.words().contains("…  99999 of 100000 · 10 s each"), step.words());
	}

	@Test
	void onATerminalOneLineChangesAndIsTakenAwayAtTheEnd() {
		try (ProgressLine line = line(true)) {
			for (int done = 0; done < 3; done++) {
				line.show(ProgressLine.Step.next("a.png", done, 3, Duration.ZERO));
				now += SECOND;
			}
		}
		assertEquals("\ra.png  1 of 3\ra.png  2 of 3\ra.png  3 of 3\r" + " ".repeat(13) + "\r", printed.toString());
	}

	@Test
	void aShorterLineLeavesNothingOfALongerOne() {
		final ProgressLine line = line(true);
		line.begin(ProgressLine.Step.next("long.png", 0, 3, Duration.ZERO));
		line.begin(ProgressLine.Step.next("a.png", 0, 3, Duration.ZERO));
		assertEquals("\rlong.png  1 of 3\ra.png  1 of 3   ", printed.toString());
	}

	@Test
	void otherLinesStandAloneOnATerminal() {
		final Messages messages = messages(true);
		final ProgressLine line = new ProgressLine(messages, () -> now);
		line.show(ProgressLine.Step.next("a.png", 0, 3, Duration.ZERO));
		messages.warn("b.png: FAILED");
		assertEquals("\ra.png  1 of 3\r" + " ".repeat(13) + "\rb.png: FAILED" + NL, printed.toString());
	}

	@Test
	void inAFileThereIsALineNowAndThen() {
		try (ProgressLine line = line(false)) {
			for (int done = 0; done < 40; done++) {
				line.show(image(done));
				now += 3 * SECOND;
			}
			line.show(new ProgressLine.Step("liver_ct.png", "40 of 40", "", Optional.empty(), "", true));
		}
		final List<String> lines = printed.toString().lines().toList();
		assertEquals("liver_ct.png  1 of 40", lines.get(0));
		assertEquals(11, lines.size(), "one in twelve seconds, and the last: " + lines);
		assertEquals("liver_ct.png  40 of 40", lines.get(10));
		assertTrue(printed.toString().chars().noneMatch(character -> character == '\r') || !NL.equals("\n"));
	}

	/**
	 * 9 of 12 tiles took 12 s; 3 more take 4 s, and what comes after them takes 12.07 / 1.87 times a tile's 1.33 s: 8.6
	 * s. Reading 700 tokens instead of 2,582 is soon done.
	 */
	@Test
	void aStageOfAQuestionIsSaidWhenItBegins() {
		final QuestionProgress progress = new QuestionProgress(messages(false), "Model: demo", () -> now);
		progress.progress(Stage.VISION, 0, 12);
		now += 6 * SECOND;
		progress.progress(Stage.VISION, 6, 12);
		now += 6 * SECOND;
		progress.progress(Stage.VISION, 9, 12);
		progress.progress(Stage.PREFILL, 0, 700);
		progress.progress(Stage.DECODE, 1, 0);
		assertEquals(List.of("Model: demo", "looking at the image  12 tiles",
			"looking at the image  9 of 12 tiles · about 15 s left", "reading the question · about 4 s left",
			"answering · about 3 s left"), printed.toString().lines().toList());
	}

	@Test
	void fieldsOfALargeImageAreCounted() {
		final QuestionProgress progress = new QuestionProgress(messages(false), "", () -> now);
		for (int field = 1; field <= 4; field++) {
			progress.field(field, 4);
			progress.progress(Stage.VISION, field - 1, 4);
			now += 12 * SECOND;
		}
		assertEquals(
			List.of("field 1 of 4", "field 2 of 4 · 10 s each · about 35 s left",
				"field 3 of 4 · 10 s each · about 25 s left", "field 4 of 4 · 10 s each · about 10 s left"),
			printed.toString().lines().toList());
	}

	@Test
	void anEvaluationCountsWhatItAsks() {
		assertEquals("12 of 300 items · 15 s each · about 72 minutes left · 4 done before, 1 failed",
			EvaluationLine.step(new EvaluationProgress(12, 300, 4, 1, 120)).words());
		assertEquals("2 of 4 volumes measured and 40 % of the next · 1 failed",
			EvaluationLine.step(new EvaluationProgress(3, 3, 0, 1, 9, new VolumeProgress(2, 4, 0.405))).words());
		assertEquals("3 of 3 items",
			EvaluationLine.step(new EvaluationProgress(3, 3, 3, 0, 1)).words().split(" · ")[0]);
	}
}
