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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.models.demo.DemoModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.CheckpointFolders;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;

/** Checkpoints with the template {@code qwen_chat}, from the question to the answer's end. */
class QwenChatTest {

	private static final String SEGMENT = "[SEG]";
	private static final int LIMIT = 100;

	@TempDir
	Path temp;

	private LoadedModel open(final Path original) throws IOException {
		return open(original, SEGMENT);
	}

	/**
	 * A copy of a checkpoint with the other template, in which the token for masks changes its text with another one.
	 */
	private LoadedModel open(final Path original, final String insteadOfSegment) throws IOException {
		final Path folder = CheckpointFolders.copy(original, temp.resolve("qwen"));
		CheckpointFolders.editJson(folder.resolve("config.json"),
			config -> config.addProperty("template", "qwen_chat"));
		for (final String file : List.of("tokenizer_config.json", "added_tokens.json", "special_tokens_map.json")) {
			final String text = Files.readString(folder.resolve(file));
			Files.writeString(folder.resolve(file), text.replace(quoted(SEGMENT), "\u0000")
				.replace(quoted(insteadOfSegment), quoted(SEGMENT)).replace("\u0000", quoted(insteadOfSegment)));
		}
		return new LoadedModel(Checkpoint.open(folder), RuntimeOptions.exactOnCpu());
	}

	private static String quoted(final String token) {
		return '"' + token + '"';
	}

	private static Picture picture() throws IOException {
		return RecordedQuestion.of("a01_square_rgb").picture().orElseThrow();
	}

	private static Interpretation ask(final LoadedModel model, final String prompt) throws IOException {
		return new Interpreter(model).interpret(Question.about(picture(), prompt).withMaxNewTokens(LIMIT),
			InterpretationListener.NONE, new Cancellation());
	}

	@Test
	void theDemoModelAnswersInTheOtherNotationToo() throws IOException {
		try (LoadedModel model = open(DemoModel.folder(new CacheFolder(temp)))) {
			final Interpretation answer = ask(model, "Where is the polyp located?");

			final int start = model.tokenizer().idOf("<|im_start|>");
			final int end = model.tokenizer().idOf("<|im_end|>");
			assertEquals(List.of(start, end, start),
				answer.promptTokens().stream().filter(id -> id == start || id == end).toList());
			assertEquals(start, answer.promptTokens().get(0));
			assertFalse(answer.plainText().isEmpty());
			assertFalse(answer.plainText().contains("<|im_end|>"), answer.plainText());
			// It was trained on <|end|>, which ends nothing here.
			final boolean ended = answer.tokens().get(answer.tokens().size() - 1) == model.tokenizer().eosId();
			assertTrue(ended || answer.tokens().size() == LIMIT, answer.text());
		}
	}

	/** The small model likes to write the token for masks, which is therefore called like a stop word. */
	@ParameterizedTest
	@ValueSource(strings = { "<|im_end|>", "<|endoftext|>" })
	void aStopWordEndsAnAnswer(final String word) throws IOException {
		try (LoadedModel model = open(TestCheckpoints.tiny(), word)) {
			final Interpretation answer = ask(model, "Please segment the polyp.");

			final int last = answer.tokens().get(answer.tokens().size() - 1);
			assertEquals(model.tokenizer().idOf(word), last);
			assertNotEquals(model.tokenizer().eosId(), last);
			assertEquals(answer.text().length() - word.length(), answer.text().indexOf(word), answer.text());
			assertFalse(answer.plainText().contains(word), answer.plainText());
		}
	}

	@Test
	void aConversationKeepsTheMarksThatEndAnswers() throws IOException {
		try (LoadedModel model = open(TestCheckpoints.tiny(), "<|im_end|>");
			Conversation conversation = new Conversation(model, picture()))
		{
			final Interpretation first = conversation.ask("Please segment the polyp.", InterpretationListener.NONE,
				new Cancellation());
			final String past = conversation.pastText();
			assertTrue(past.startsWith("<|im_start|>user\n<img>"), past);
			assertTrue(
				past.endsWith("Please segment the polyp.<|im_end|>\n<|im_start|>assistant\n" + first.text() + "\n"),
				past);
			assertTrue(past.endsWith("<|im_end|>\n"), past);

			final Interpretation second = conversation.ask("And the other one?", InterpretationListener.NONE,
				new Cancellation());
			assertEquals(past + "<|im_start|>user\nAnd the other one?<|im_end|>\n<|im_start|>assistant\n",
				model.tokenizer().decode(second.promptTokens().stream().mapToInt(Integer::intValue).toArray()));
		}
	}
}
