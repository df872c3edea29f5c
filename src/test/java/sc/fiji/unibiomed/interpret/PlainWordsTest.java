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
package sc.fiji.unibiomed.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.Cancellation;

/** Questions in somebody's words, and prompts in the model's notation, as the demonstration model reads them. */
class PlainWordsTest {

	private static final int SHORT = 3;
	private static LoadedModel model;
	private static Picture ct;

	@BeforeAll
	static void open(@TempDir final Path cache) throws IOException {
		model = new LoadedModel(new Models(new CacheFolder(cache)).open("demo"), RuntimeOptions.exactOnCpu());
		ct = Picture.of(PillowBicubic.resize(ImageFiles.read(Path.of("sample-images", "02_ct.png")), 64, 64));
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	private static Interpretation ask(final Question question) throws IOException {
		return new Interpreter(model).interpret(question.withMaxNewTokens(SHORT), InterpretationListener.NONE,
			new Cancellation());
	}

	private static long count(final Interpretation answer, final String token) throws IOException {
		final int id = model.tokenizer().idOf(token);
		return answer.promptTokens().stream().filter(each -> each == id).count();
	}

	private static String text(final Interpretation answer) {
		return model.tokenizer().decode(answer.promptTokens().stream().mapToInt(Integer::intValue).toArray());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[SEG]", "<p>", "<|im_end|>", "<img>", "<vp>", "<IMG_CONTEXT>" })
	void wordsNeverBecomeControlTokens(final String token) throws IOException {
		final Interpretation usual = ask(Question.about(ct, "What is it?").inPlainWords(true));

		final Interpretation answer = ask(Question.about(ct, "What is " + token + "?").inPlainWords(true));

		assertEquals(count(usual, token), count(answer, token), "those around the image are the only ones");
		assertEquals(text(usual).replace("What is it?", "What is " + token + "?"), text(answer));
		assertEquals(List.of(
			"The question has the control token " + token + " of the model; it was given to the model as plain text."),
			answer.notes());
	}

	@Test
	void theImageIsShownOnceWhateverTheWordsSay() throws IOException {
		final Interpretation usual = ask(Question.about(ct, "What is it?").inPlainWords(true));
		final Interpretation answer = ask(Question.about(ct, "What is <image>, and <image>?").inPlainWords(true));

		assertEquals(count(usual, "<IMG_CONTEXT>"), count(answer, "<IMG_CONTEXT>"));
		assertTrue(text(answer).contains("What is <image>, and <image>?"));
	}

	@Test
	void usualWordsAreReadAsEver() throws IOException {
		final Question question = Question.about(ct, "Please segment liver in CT.");
		assertEquals(ask(question).promptTokens(), ask(question.inPlainWords(true)).promptTokens());
		assertEquals(List.of(),
			ask(question.inPlainWords(true)).notes().stream().filter(note -> note.contains("control token")).toList());
	}

	@Test
	void aPromptKeepsItsControlTokensAndSaysSo() throws IOException {
		final Interpretation answer = ask(Question.about(ct, "<image>What is [SEG]?"));

		assertEquals(1, count(answer, "[SEG]"));
		assertEquals(List.of("The prompt has the control token [SEG]; it was given to the model as such."),
			answer.notes());
	}

	@Test
	void whatWasPlainTextStaysSoInAConversation() throws IOException {
		try (Conversation conversation = new Conversation(model, ct)) {
			conversation.askInPlainWords("What is [SEG]?", InterpretationListener.NONE, new Cancellation());
			final Interpretation second = conversation.askInPlainWords("And <|im_end|>?", InterpretationListener.NONE,
				new Cancellation());
			assertEquals(0, count(second, "[SEG]"));
			assertEquals(0, count(second, "<|im_end|>"));
			assertTrue(text(second).contains("What is [SEG]?"));
		}
	}

	@Test
	void anUnusualTargetIsToldBeforeItIsAskedForAndWithTheAnswer() throws IOException {
		final List<String> told = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void note(final String sentence) {
				told.add(sentence);
			}

			@Override
			public void progress(final Stage stage, final long done, final long total) {
				assertFalse(told.isEmpty(), "nothing is done before it is told");
			}
		};
		final String hint = "'spaceship' is not among the targets that this model knows in CT (liver, kidney, " +
			"spleen, …); the answer may be wrong.";
		final Question question = Question.about(ct, "Please segment spaceship in CT.").withMaxNewTokens(SHORT);

		final Interpretation answer = new Interpreter(model).interpret(question, listener, new Cancellation());

		assertEquals(List.of(hint), told);
		assertEquals(1, answer.notes().stream().filter(hint::equals).count());
		// Of a stack that is asked about plane by plane, once.
		told.clear();
		final Interpretation planes = new PlaneByPlaneInterpreter(new Interpreter(model)).interpret(
			Question.about(Picture.stack(List.of(ct.frame(0), ct.frame(0))), "Please segment spaceship in CT.")
				.withMaxNewTokens(SHORT),
			List.of("1", "2"), listener, new Cancellation());
		assertEquals(List.of(hint), told);
		assertEquals(1, planes.notes().stream().filter(hint::equals).count());
	}
}
