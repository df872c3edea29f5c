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
package sc.fiji.unibiomed.imagej.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ij.IJ;
import ij.plugin.frame.Recorder;
import sc.fiji.unibiomed.imagej.macro.MacroLine.Option;

/** What ImageJ's recorder writes of a text is the same text when the macro runs. */
class MacroTextTest {

	/** Of what texts are made here: letters, and what means something to ImageJ's recorder or its macros. */
	private static final List<String> PIECES = List.of("a", "Z", "7", " ", "[", "]", "'", "\"", "\\", "=", "\n", "\r",
		"\t", "\u0007", "\u0085", "ö", "核", "😀", "\ud83d", "&", "$", "{", "}", "\\u{", "\\u{5b}", "%", ",", ";", "//",
		" range=", " key=3", "target=", "[SEG]", "<p>");
	private static final int TEXTS = 2_000;
	private static final int LONGEST = 12;

	@AfterEach
	void forget() {
		Recorder.resetCommandOptions();
	}

	/** Records a text between two other inputs, and runs what is recorded as ImageJ's macros are run. */
	private static String replayed(final String text) {
		Recorder.resetCommandOptions();
		Recorder.recordOption("modality", "CT");
		Recorder.recordOption("question", Recorder.fixString(MacroText.recorded(text)));
		Recorder.recordOption("range", "");
		Recorder.recordOption("key", "1");
		final String options = IJ.runMacro("return \"" + Recorder.getCommandOptions() + "\";") + " ";
		assertEquals(List.of("modality", "question", "range", "key"),
			MacroLine.options(options).stream().map(Option::key).toList(), options);
		return MacroLine.value(options, "question").orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Is there [SEG] in the picture?", "a ] b", "a [ b", "[whole]", "'quoted'",
		"the \"dark\" part", "C:\\images\\new", "two\nlines", " leading", "trailing ", "is range=3 right?", "Größe", "",
		"write \\u{5b} for a bracket" })
	void aTextIsReplayedExactly(final String text) {
		assertEquals(text, replayed(text));
	}

	@Test
	void anyTextIsReplayedExactly() {
		final Random random = new Random(20_260);
		for (int i = 0; i < TEXTS; i++) {
			final StringBuilder text = new StringBuilder();
			IntStream.range(0, random.nextInt(LONGEST))
				.forEach(piece -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
			assertEquals(text.toString(), replayed(text.toString()));
		}
	}

	@Test
	void usualTextsAreRecordedAsTheyAre() {
		final String usual = "What is the region, \"dark\" or not? C:\\data\\image-1 (50 %)";
		assertEquals(usual, MacroText.recorded(usual));
	}

	@Test
	void whatIsNoCodeIsReadAsItIs() {
		assertEquals("C:\\users\\u1234 \\u{} \\u{110000}", MacroText.read("C:\\users\\u1234 \\u{} \\u{110000}"));
	}

	@Test
	void macrosThatAreWrittenByHandMayPairBracketsAndUseQuotes() {
		assertEquals(
			List.of(new Option("question", Optional.of("is [SEG] there")), new Option("labels", Optional.empty()),
				new Option("only", Optional.of("")), new Option("range", Optional.of("1 2")),
				new Option("window", Optional.of("40/400"))),
			MacroLine.options("question=[is [SEG] there] labels only= range='1 2' window=40/400 "));
	}

	@Test
	void aKeyInsideOfAValueIsNone() {
		assertEquals(Optional.empty(), MacroLine.value("question=[is range=3 right]", "range"));
	}
}
