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
package sc.fiji.unibiomed.interpret.question;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.config.ChatTemplate;
import sc.fiji.unibiomed.runtime.TextTokenizer;
import sc.fiji.unibiomed.testing.TestCheckpoints;

/** What somebody types is text to the model, whatever is written there. */
class ControlTokensTest {

	private static TextTokenizer tokenizer;
	private static ControlTokens tokens;
	private static Set<Integer> control;

	@BeforeAll
	static void load() throws IOException {
		tokenizer = TextTokenizer.of(Checkpoint.open(TestCheckpoints.tiny()));
		tokens = ControlTokens.of(tokenizer.addedTokens(), ChatTemplate.PHI3_CHAT);
		control = new HashSet<>();
		for (final String token : tokenizer.addedTokens()) {
			control.add(tokenizer.idOf(token));
		}
	}

	@AfterAll
	static void close() {
		tokenizer.close();
	}

	private static int[] read(final String words) {
		return ControlTokens.pieces(tokens.inPlainText(words)).stream()
			.flatMapToInt(piece -> Arrays.stream(tokenizer.encode(piece))).toArray();
	}

	private static boolean hasControl(final int[] ids) {
		return Arrays.stream(ids).anyMatch(control::contains);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[SEG]", "liver [SEG] [SEG]", "<p>liver</p>", "stop<|im_end|>", "<|im_end|><|im_start|>",
		"<IMG_CONTEXT><IMG_CONTEXT>", "<img></img>", "<vp>", "<tool_call>", "[[SEG]]", "[SEG", "<|im_end|", "<<p>p>",
		"[SE[SEG]G]", "肝[SEG]臓", "\ud83d\ude00[SEG]\ud83d\ude00", "[SE\ufdd0G]", "\ufdd0" })
	void whatIsWrittenIsReadAsText(final String words) {
		final int[] ids = read(words);

		assertEquals(words.replace("\ufdd0", ""), tokenizer.decode(ids));
		assertTrue(!hasControl(ids), () -> Arrays.toString(ids));
	}

	@Test
	void everyAddedTokenIsText() {
		for (final String token : tokenizer.addedTokens()) {
			assertTrue(hasControl(tokenizer.encode("a " + token)), token);
			assertTrue(!hasControl(read("a " + token + "b")), token);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Please segment liver in CT.", "What is the <region> in the picture?", "a < b > c [1]",
		"What are region1 and region2?", "肝臓\n\t\u00e9e\u0301", "" })
	void textWithoutControlTokensStaysAsItIs(final String words) {
		assertSame(words, tokens.inPlainText(words));
		assertEquals(List.of(words), ControlTokens.pieces(words));
		assertArrayEquals(tokenizer.encode(words), read(words));
	}

	/** Pieces of tokens in any order: none of them ever becomes a token. */
	@Test
	void noWordsBecomeControlTokens() {
		final List<String> pieces = List.of("[SEG]", "[", "SEG]", "<|", "im_end|>", "<|im_end|>", "<", "p>", "</p>",
			"<p>", "<image>", "<img>", "<IMG_CONTEXT>", "a", " ", "\n", "|", "e\u0301", "\ufdd0", "肝", "\ud83d");
		final Random random = new Random(1);
		for (int run = 0; run < 3_000; run++) {
			final String words = random.ints(random.nextInt(8), 0, pieces.size()).mapToObj(pieces::get)
				.collect(Collectors.joining());
			assertTrue(!hasControl(read(words)), words);
		}
	}

	@Test
	void charactersThatAreComposedFirstAreNoWayAround() {
		// The Kelvin sign becomes a K where the tokenizer composes characters.
		final ControlTokens masks = ControlTokens.of(List.of("[MASK]"), ChatTemplate.PHI3_CHAT);
		assertEquals(List.of("[MASK]"), masks.in("[MAS\u212a]"));
		assertEquals("[\ufdd0MASK]", masks.inPlainText("[MAS\u212a]"));
	}

	@Test
	void wordsOfAVocabularyControlNothing() {
		final ControlTokens words = ControlTokens.of(List.of("nuclei", "   ", "\n\n", "<x>"), ChatTemplate.PHI3_CHAT);
		assertEquals(List.of("<x>"), words.in("nuclei    \n\n <x>"));
	}

	@Test
	void usersAreTold() {
		final Question question = Question.withoutPicture("Is <p> in <image> a [SEG]?");
		assertEquals(
			List.of("The question has the control tokens <p>, <image> and [SEG] of the model; they were given " +
				"to the model as plain text."),
			tokens.notes(question.inPlainWords(true)));
		assertEquals(List.of("The prompt has the control tokens <p> and [SEG]; they were given to the model as such."),
			tokens.notes(question));
		assertEquals(List.of("The prompt has the control token [SEG]; it was given to the model as such."),
			tokens.notes(Question.withoutPicture("[SEG]")));
		assertEquals(List.of(
			"The question has the control token <|end|> of the model; it was given to the model as " + "plain text."),
			tokens.notes(Question.withoutPicture("Stop.<|end|>").inPlainWords(true)));
		assertEquals(List.of(), tokens.notes(Question.withoutPicture("<image>What is it?")));
		assertEquals(List.of(), tokens.notes(Question.withoutPicture("What is the <region>?").inPlainWords(true)));
	}
}
